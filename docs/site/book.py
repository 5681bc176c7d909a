"""Lessons as pages: what students read, with what the solved lesson shows."""

import copy

from docs.site.lessons import kept
from gankit.course.blanking import blank
from gankit.course.leaks import Secrets
from gankit.course.opening import HERE, IMPORT


def page_of(master):
    """Makes a lesson's page: the student notebook's cells with the solved lesson's outputs.

    Args:
        master: A `Master`. Its kept run gives the outputs; without one, those that are recorded
            in it.

    Returns:
        `(notebook, is_run)`: a `NotebookNode`, and whether its outputs are those of a run at
        lesson scale.

    Raises:
        ValueError: If an output would show part of a solution.
    """
    run = kept(master)
    notebook = copy.deepcopy(blank(master))
    solved = {cell.id: cell for cell in (run or master.notebook).cells}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = cell.source.replace(HERE, IMPORT)
            cell.outputs = copy.deepcopy(solved[cell.id].outputs)
            cell.execution_count = None
    Secrets([master]).refuse_leaks(master.file, notebook)
    return notebook, run is not None
