"""Where the notebooks are."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
STUDENTS = PROJECT / "notebooks"
MASTERS = STUDENTS / "masters"
MASTER_FILES = sorted(MASTERS.glob("*.ipynb"))


def name(path):
    """The name of a notebook, for the names of tests."""
    return path.stem
