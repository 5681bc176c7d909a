"""Small masters for tests."""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from gankit.course.masters import Master

SOLUTION = '''def double(x):
    """Doubles x."""
    ### BEGIN SOLUTION
    doubled = (x + x) * 1.0  # x added to itself
    return doubled - 0
    ### END SOLUTION'''


def code(source, **metadata):
    return new_code_cell(source, metadata=metadata)


def prose(source):
    return new_markdown_cell(source)


def answer(source=SOLUTION, grade_id="toy-double"):
    return code(source, nbgrader=nbgrader(grade_id, solution=True))


def check_cell(grade_id="check-toy-double", source='check("toy.double", double)', points=2):
    fields = nbgrader(grade_id, grade=True, locked=True)
    return code(source, nbgrader={**fields, "points": points})


def nbgrader(grade_id, grade=False, solution=False, locked=False):
    fields = {"schema_version": 3, "grade_id": grade_id, "task": False}
    return {**fields, "grade": grade, "solution": solution, "locked": locked}


def toy_master(*cells, name="90_toy"):
    """A master of these cells, with ids that stay the same."""
    return Master(name, int(name[:2]), _notebook(cells))


def write_course(folder, **masters):
    """A course's folder: `write_course(tmp_path, toy=[cell, ...])` has the master 90_toy."""
    for name, content in {
        "LICENSE": "MIT",
        "constraints.txt": "",
        "requirements.txt": "numpy",
        "pyproject.toml": "",
        "data/README.md": "# Data",
        "gankit/__init__.py": "",
        "gankit/__pycache__/__init__.pyc": "cache",
        "gankit/__pycache__/notes": "cache",
        "gankit/.ipynb_checkpoints/old.py": "cache",
        "tests/test_it.py": "secret test",
        "runs/old.txt": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    (folder / "notebooks/masters").mkdir(parents=True)
    for name, cells in masters.items():
        nbformat.write(_notebook(cells), folder / f"notebooks/masters/90_{name}.ipynb")
    return folder


def as_json(notebook):
    return json.loads(nbformat.writes(notebook))


def _notebook(cells):
    notebook = new_notebook(cells=list(cells))
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook
