"""Lessons as pages: what students read, with what the solved lesson shows."""

import base64
import copy
import html

from docs.site.lessons import kept
from gankit.course.leaks import Secrets
from gankit.course.opening import HERE, IMPORT
from gankit.course.student import blank

PICTURES = ("image/png", "image/jpeg")


def page_of(master):
    """Makes a lesson's page: the student notebook's cells with the solved lesson's outputs.

    Args:
        master: A `Master`. Its kept run gives the outputs; without one, those that are recorded
            in it.

    Returns:
        `(notebook, is_run)`: a `NotebookNode`, and whether its outputs are those of a run at
        lesson scale.

    Raises:
        ValueError: If a picture has no words, or an output would show part of a solution.
    """
    run = kept(master)
    notebook = copy.deepcopy(blank(master))
    solved = {cell.id: cell for cell in (run or master.notebook).cells}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = cell.source.replace(HERE, IMPORT)
            cell.outputs = [_shown(master, output) for output in solved[cell.id].outputs]
            cell.execution_count = None
    Secrets([master]).refuse_leaks(master.file, notebook)
    return notebook, run is not None


def _shown(master, output):
    """Puts a picture's words where a browser reads them."""
    output = copy.deepcopy(output)
    data = output.get("data", {})
    for kind in PICTURES:
        if kind in data:
            words = output.metadata.get(kind, {}).get("alt", "").strip()
            if not words:
                raise ValueError(f"{master.file}: a picture has no words")
            content = data[kind].replace("\n", "")
            base64.b64decode(content, validate=True)
            output.data = {"text/html": _picture(kind, content, words)}
            output.metadata = {}
    return output


def _picture(kind, content, words):
    return f'<img class="figure" alt="{html.escape(words)}" src="data:{kind};base64,{content}">'
