"""Runs the solved lessons at lesson scale and keeps them with all that they show.

    python -m docs.site.lessons           # all, an hour and a half on two cores
    python -m docs.site.lessons 5 9       # these

What is kept lies in build/lessons and out of git. A lesson is run anew when its code has changed.
"""

import copy
import sys
from pathlib import Path

from gankit.course.execution import execute
from gankit.course.masters import read_masters, read_notebook
from gankit.files import whole_file

KEPT = Path("build", "lessons")
CELL_SECONDS = 3_600


def run_lesson(master):
    """Runs a lesson, unless a run of the same code is kept.

    Args:
        master: A `Master`.

    Returns:
        A line that says which.
    """
    import nbformat

    if kept(master) is not None:
        return f"{master.file}: kept"
    notebook = copy.deepcopy(master.notebook)
    run_at_lesson_scale(notebook, master.file)
    KEPT.mkdir(parents=True, exist_ok=True)
    with whole_file(KEPT / master.file) as part:
        part.write_text(nbformat.writes(notebook), encoding="utf-8")
    return f"{master.file}: run"


def run_at_lesson_scale(notebook, name):
    """Runs a notebook in place; an error in it ends it.

    Args:
        notebook: The notebook.
        name: The name of its file, for messages.
    """
    execute(notebook, name, strict=False, stop_at_errors=True, scale="lesson", seconds=CELL_SECONDS)


def kept(master):
    """Returns the kept run of a lesson, or None where there is none of the same code."""
    path = KEPT / master.file
    if not path.is_file():
        return None
    notebook = read_notebook(path)
    return notebook if code_of(notebook) == code_of(master.notebook) else None


def code_of(notebook):
    """Returns the sources of the code cells, in order."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def main(numbers):
    """Runs the lessons that are named, or all."""
    for master in read_masters("."):
        if not numbers or master.lesson in numbers:
            print(run_lesson(master), flush=True)


if __name__ == "__main__":
    main({int(number) for number in sys.argv[1:]})
