"""Runs a master and keeps the outputs that tests compare, and no others."""

import copy

from gankit.course.execution import execute
from gankit.course.form import tidy
from gankit.course.masters import cell_name

COMPARED = "nbval-check-output"  # the tag that nbval knows
NOT_COMPARED = ("image/png", "image/jpeg", "text/html")  # the words beside them are


def record(master):
    """Runs a master as strictly as the tests do.

    Args:
        master: A `Master`.

    Returns:
        The text of its file with the outputs of the cells tagged `nbval-check-output`, without any
        other; and how many such cells there are.

    Raises:
        ValueError: If a cell raises, or one that is tagged prints nothing.
    """
    import nbformat

    notebook = copy.deepcopy(master.notebook)
    execute(notebook, master.file, strict=True, stop_at_errors=True)
    tidy(notebook)
    count = 0
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        if COMPARED not in cell.metadata.get("tags", []):
            cell.outputs, cell.execution_count = [], None
            continue
        cell.outputs = _comparable(cell.outputs)
        cell.execution_count = 1  # nbval compares no cell without one
        count += 1
        if not cell.outputs:
            raise ValueError(
                f"{master.file}, {cell_name(index, cell)}: is tagged {COMPARED}, but shows nothing "
                "that can be compared"
            )
    return nbformat.writes(notebook) + "\n", count


def _comparable(outputs):
    """Merges what was printed, as nbval does; drops notes on stderr and the pixels of pictures."""
    kept, printed = [], None
    for output in outputs:
        if output.output_type == "stream":
            if output.name != "stdout":
                continue
            if printed is None:
                printed = output
                kept.append(output)
            else:
                printed.text += output.text
        elif output.output_type == "error":
            output.traceback = []
            kept.append(output)
        else:
            kept.extend(_without_pixels(output))
    return kept


def _without_pixels(output):
    for kind in NOT_COMPARED:
        output.data.pop(kind, None)
    output.metadata = {}
    if "execution_count" in output:
        output.execution_count = 1
    return [output] if output.data else []
