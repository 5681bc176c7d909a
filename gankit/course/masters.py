"""The solved masters of a course's folder, read with care."""

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

MASTERS = Path("notebooks", "masters")
STUDENTS = Path("notebooks")


@dataclass(frozen=True)
class Master:
    """A solved notebook, the only source of its lesson.

    Args:
        name: File name without suffix, such as `"05_gan_basics"`.
        lesson: Its number, such as 5.
        notebook: The `NotebookNode`. Nobody changes it: whoever needs another makes a copy.
    """

    name: str
    lesson: int
    notebook: object

    @property
    def file(self):
        """File name with suffix, for messages."""
        return f"{self.name}.ipynb"


def read_masters(folder=".", lesson=None):
    """Reads the masters of a course.

    Args:
        folder: The course's folder, the one that holds `notebooks/masters`.
        lesson: Number of the one lesson to read; None for all.

    Returns:
        List of `Master`, at least one, ordered by name.

    Raises:
        ValueError: If the folder holds no masters, none of that lesson, or one that can't be used.
        ModuleNotFoundError: If nbgrader is not installed.
    """
    masters = Path(folder) / MASTERS
    if not masters.is_dir():
        raise ValueError(
            f"expected to be in the course's folder, which holds {MASTERS}; "
            f"{Path(folder).absolute()} holds none. Cure: cd to the folder of the course"
        )
    require_nbgrader()
    files = sorted(masters.glob("*.ipynb"))
    if not files:
        raise ValueError(f"expected masters NN_name.ipynb in {masters}; there are none")
    if lesson is not None:
        there = [file.name for file in files]
        files = [file for file in files if file.name.startswith(f"{lesson:02d}_")]
        if not files:
            raise ValueError(f"there is no master of lesson {lesson}; there are {', '.join(there)}")
    return [read_master(file) for file in files]


def read_master(path):
    """Reads one master.

    Args:
        path: File `NN_name.ipynb`.

    Returns:
        A `Master`.

    Raises:
        ValueError: If the name has no number, the file is damaged or not of notebook format 4.5.
    """
    path = Path(path)
    number = re.match(r"(\d+)_", path.name)
    if not number:
        raise ValueError(f"{path} has no lesson number: expected a name like 05_gan_basics.ipynb")
    return Master(path.stem, int(number[1]), read_notebook(path))


def read_notebook(path):
    """Reads a notebook whose cells have ids.

    Args:
        path: The file.

    Returns:
        A `NotebookNode`.

    Raises:
        ValueError: If it is no notebook, or one of a format before 4.5.
    """
    import nbformat

    text = Path(path).read_text("utf-8", errors="replace")
    try:
        notebook = nbformat.reader.reads(text)
        _require_ids(path, notebook)  # first: the validation invents those that are missing
        nbformat.validate(notebook)
    except _UnfitNotebook:
        raise
    except Exception as error:  # each kind of damage raises an error of its own
        reason = str(error).strip().split("\n")[0]
        raise ValueError(f"{path} is damaged or no notebook: {reason[:200]}") from error
    return notebook


def cell_name(index, cell):
    """Names a cell for messages: its place, and its grade id or first row.

    Args:
        index: Its place, counted from 0.
        cell: The cell.

    Returns:
        String, such as `"cell 7 (check-gan-generator_turn)"`.
    """
    first_row = cell.source.strip().split("\n")[0][:40]
    what = cell.metadata.get("nbgrader", {}).get("grade_id") or first_row or "empty"
    return f"cell {index + 1} ({what})"


def require_nbgrader():
    """Refuses to go on without what instructors install.

    Raises:
        ModuleNotFoundError: If nbgrader or nbclient is not installed.
    """
    for package in ("nbclient", "nbgrader"):
        if importlib.util.find_spec(package) is None:
            raise ModuleNotFoundError(
                f'{package} is not installed. Cure: pip install "gankit[instructor]"'
            )


class _UnfitNotebook(ValueError):
    pass


def _require_ids(path, notebook):
    version = (notebook.nbformat, notebook.nbformat_minor)
    if version < (4, 5):
        raise _UnfitNotebook(
            f"{path} has notebook format {version[0]}.{version[1]}; expected 4.5, in which cells "
            "have ids. Cure: open it in JupyterLab and save it"
        )
    ids = [cell.get("id") for cell in notebook.cells]
    for index, identifier in enumerate(ids):
        if identifier is None or identifier in ids[:index]:
            raise _UnfitNotebook(
                f"{path}, cell {index + 1}: expected an id of its own, received {identifier!r}. "
                "Cure: open it in JupyterLab and save it"
            )
