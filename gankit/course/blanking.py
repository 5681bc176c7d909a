"""A master without its solutions and outputs."""

import copy
import logging
import re

from gankit.course.form import tidy
from gankit.course.opening import add_opening


def blank(master, repository=None):
    """Takes solutions, outputs and editors' traces out of a copy of a master, as nbgrader does.

    Args:
        master: A `Master`.
        repository: The `Repository` online that it is opened from; None for a course on disk.

    Returns:
        A `NotebookNode`.

    Raises:
        ValueError: If nbgrader does not accept the master's metadata.
    """
    from nbgrader import preprocessors as nbgrader

    # What nbgrader's generate_assignment runs, but for its header files and its gradebook.
    steps = (
        nbgrader.CheckCellMetadata,
        nbgrader.LockCells,
        nbgrader.ClearSolutions,
        nbgrader.ClearOutput,
        nbgrader.ClearHiddenTests,
        nbgrader.ClearMarkScheme,
        nbgrader.ComputeChecksums,
        nbgrader.CheckCellMetadata,
    )
    notebook = copy.deepcopy(master.notebook)
    tidy(notebook)
    for step in steps:
        try:
            notebook, _ = step(log=_silence()).preprocess(notebook, {})
        except Exception as error:  # nbgrader has no one class of errors
            reason = error.__context__ or error
            raise ValueError(f"{master.file}: nbgrader refuses it: {reason}") from error
    for cell in notebook.cells:
        keep_tags(cell, {tag for tag in tags_of(cell) if not re.match("nbval-", tag)})
    add_opening(master, notebook, repository)
    return notebook


def tags_of(cell):
    """Returns a cell's tags."""
    return cell.metadata.get("tags", [])


def keep_tags(cell, tags):
    """Gives a cell these tags and no others, in order; none at all leave no trace."""
    cell.metadata.pop("tags", None)
    if tags:
        cell.metadata["tags"] = sorted(tags)


def _silence():
    log = logging.getLogger("gankit.course.nbgrader")
    log.disabled = True  # what it refuses is said once, in the error
    return log
