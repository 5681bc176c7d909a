"""Changing the notebook itself: cells, their metadata, their order, their size."""

import copy

from gankit.grading.result import CRASHED
from tests.attacks.attack import RIGHT, in_a_cell, in_the_notebook, tell
from tests.attacks.cells import answer_cell, put_own_cell


@in_the_notebook(is_witnessed=False, shows="was missing; it came back")
def delete_graded_cells(notebook):
    """Deletes all checks, and the answers to half of the exercises."""
    graded = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    for cell in graded:
        if cell["metadata"]["nbgrader"]["grade"] or "loss" in cell["source"]:
            notebook["cells"].remove(cell)


@in_the_notebook(shows="told dup")
def duplicate_graded_cells(notebook):
    """Holds the check of the easiest exercise twenty times, each with its grade id."""
    check = answer_cell(notebook, "gan.has_moved", is_check=True)
    for number in range(20):
        double = copy.deepcopy(check) | {"id": f"double-{number}"}
        double["metadata"]["nbgrader"]["points"] = 100
        double["source"] = "print('right')"
        notebook["cells"].append(double)


@in_the_notebook(shows="was moved behind it")
def reorder_graded_cells(notebook):
    """Has all its cells in the opposite order."""
    notebook["cells"].reverse()


@in_the_notebook(shows="told points")
def points_in_the_metadata(notebook):
    """Says in its metadata that each check gives a hundred points, which it has been given."""
    for cell in notebook["cells"]:
        fields = cell["metadata"].get("nbgrader")
        if fields and fields["grade"]:
            fields |= {"points": 100, "score": 100, "locked": False, "task": False}
    notebook["metadata"]["nbgrader"] = {"score": 21, "max_score": 21, "graded": True}


@in_the_notebook(shows="was edited; it is graded")
def a_check_that_says_right(notebook):
    """Has checks that hand in another function, or that only print."""
    for cell in notebook["cells"]:
        fields = cell["metadata"].get("nbgrader")
        if fields and fields["grade"]:
            cell["source"] = "print('right'); progress = lambda: print('21 of 21')"
            fields["checksum"] = "0" * 32


@in_the_notebook(shows="was edited; it is graded")
def swap_grade_ids(notebook):
    """Gives its answers the grade ids of other exercises, and manual grading to checks."""
    cells = [c for c in notebook["cells"] if "nbgrader" in c["metadata"]]
    ids = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
    for cell, other in zip(cells, [*ids[2:], *ids[:2]], strict=True):
        cell["metadata"]["nbgrader"] |= {"grade_id": other, "solution": True}


@in_the_notebook(shows="told forged")
def forged_outputs(notebook):
    """Comes with outputs that say that everything is right."""
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            said = {"output_type": "stream", "name": "stdout", "text": "right 21/21\n" * 100}
            cell |= {"outputs": [said], "execution_count": number}


@in_the_notebook(shows="told a_huge_cell|refused", ends_by=(CRASHED,))
def a_huge_cell(notebook):
    """Holds a cell of three megabytes and one that no parser survives."""
    put_own_cell(notebook, "text = '" + "x" * 3_000_000 + "'", place=6)
    put_own_cell(notebook, "(" * 50_000 + ")" * 50_000, place=6)
    put_own_cell(notebook, "-" * 200_000 + "1", place=6)


@in_a_cell(answers=RIGHT, shows="told 0 changed")
def rewrite_its_own_notebook():
    """Looks for its own notebook and writes other grades into it."""
    import glob
    import json

    places = ["*.ipynb", "/tmp/**/*.ipynb", f"{SCHOOL}/submitted/**/*.ipynb"]  # noqa: F821
    found = [path for place in places for path in glob.glob(place, recursive=True)]
    changed = 0
    for path in found:
        try:
            with open(path, "r+") as file:
                notebook = json.load(file)
                for cell in notebook["cells"]:
                    cell["source"] = "print('gankit-attack-trace')"
                file.seek(0)
                json.dump(notebook, file)
                file.truncate()
            changed += 1
        except OSError:
            pass
    tell(f"{changed} changed")
