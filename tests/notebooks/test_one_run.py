"""One run by nbval shows whether a notebook runs, prints what it should, and keeps its promises."""

import os
import subprocess
import sys
from collections import defaultdict

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from places import PROJECT

from gankit.course import student
from gankit.course.masters import read_master

PRINTED = "import sys, os\nos.system('echo a note >&2')\nprint('a note', file=sys.stderr)\nprint(1)"
SETTINGS = """assert os.environ['GANKIT_SCALE'] == 'smoke'
assert (os.environ['GANKIT_STRICT'] == '1') == (os.path.basename(os.getcwd()) == 'masters')"""
SOLVED = "### BEGIN SOLUTION\nsolved = 20 + 1\n### END SOLUTION"
PICTURE = """from IPython.display import HTML, display
display(HTML('<img alt="A seven.">'))"""
SCORE = """from IPython.display import display
display({{'text/plain': f'Lesson {lesson}: {{int({solved})}} of 1 points'}}, raw=True)"""


def toy(lesson, printed="1\n", picture=PICTURE, solved='"solved" in globals()'):
    """A master that keeps every promise, unless it is told otherwise."""
    answer = {"schema_version": 3, "grade_id": "toy-x", "grade": False, "locked": False}
    cells = [
        new_code_cell(
            PRINTED,
            outputs=[new_output("stream", name="stdout", text=printed)],
            execution_count=1,
            metadata={"tags": ["nbval-check-output"]},
        ),
        new_code_cell(SETTINGS),
        new_code_cell(SOLVED, metadata={"nbgrader": {**answer, "solution": True, "task": False}}),
        new_code_cell(picture),
        new_code_cell(SCORE.format(lesson=lesson, solved=solved)),
    ]
    return new_notebook(cells=cells)


MASTERS = {  # lesson -> the toy, and what fails of it
    90: (toy(90), []),
    91: (toy(91, printed="2\n"), ["Cell 0"]),
    92: (toy(92, picture=PICTURE.replace("alt", "old")), ["every picture has words"]),
    93: (toy(93, solved="False"), ["it ends at full marks"]),
    94: (toy(94, picture="raise KeyError"), ["Cell 3"]),
    95: (toy(95, picture="print('share   share')"), ["no columns have the same heading"]),
    96: (toy(96, picture="object()"), ["no object is shown by accident"]),
}
STUDENTS = {  # lesson -> what is changed in the text of the toy that is released, and what fails
    80: (("", ""), []),
    81: (("import sys", "import sys, re"), ["it is what release builds"]),
    82: (
        ("raise NotImplementedError()", "solved = 5"),
        ["it ends without points", "it is what release builds"],
    ),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """Runs nbval once over the toys; what failed of each notebook."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "masters").mkdir()
    for lesson, (notebook, _) in MASTERS.items():
        nbformat.write(notebook, folder / f"masters/{lesson}_toy.ipynb")
    nbformat.write(toy(80), folder / "masters/80_toy.ipynb")
    master = (folder / "masters/80_toy.ipynb").read_text("utf-8")
    released = student.build(read_master(folder / "masters/80_toy.ipynb")).text
    for lesson, (change, _) in STUDENTS.items():
        for path, text in (("masters", master), ("", released.replace(*change))):
            text = text.replace("Lesson 80", f"Lesson {lesson}")
            (folder / path / f"{lesson}_toy.ipynb").write_text(text, "utf-8")
    masters = [folder / f"masters/{lesson}_toy.ipynb" for lesson in MASTERS]
    return failures_in(folder, [*masters, *folder.glob("*_toy.ipynb")])


def failures_in(folder, files):
    options = ["-p", "no:cacheprovider", "-c", os.devnull, "--nbval-lax", "--nbval-current-env"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.notebooks.one_run", *options, *files],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        cwd=folder,
        capture_output=True,
        text=True,
    )
    found = defaultdict(list)
    for line in done.stdout.splitlines():
        if line.startswith("FAILED "):
            path, _, name = line.removeprefix("FAILED ").partition("::")
            found[path].append(name.partition(" - ")[0])
    assert f"{sum(map(len, found.values()))} failed" in done.stdout, done.stdout + done.stderr
    return found


@pytest.mark.parametrize("lesson", MASTERS)
def test_of_a_master_the_run_fails_where_it_breaks_a_promise(failed, lesson):
    assert failed[f"masters/{lesson}_toy.ipynb"] == MASTERS[lesson][1]


@pytest.mark.parametrize("lesson", STUDENTS)
def test_of_a_student_notebook_the_run_fails_where_it_breaks_a_promise(failed, lesson):
    assert failed[f"{lesson}_toy.ipynb"] == STUDENTS[lesson][1]
