"""What a notebook in the repository may hold besides its cells' sources."""

import re

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
NBGRADER_FIELDS = {
    "cell_type": str,
    "checksum": str,
    "grade": bool,
    "grade_id": str,
    "locked": bool,
    "points": int | float,
    "schema_version": int,
    "solution": bool,
    "task": bool,
}
CELL_FIELDS = {"deletable", "editable", "nbgrader", "tags"}
_WORD = re.compile(r"[\w.-]{1,60}")


def tidy(notebook):
    """Drops, in place, what editors and kernels leave in a notebook's metadata.

    Args:
        notebook: A `NotebookNode`. Sources, ids, outputs and nbgrader's fields stay.
    """
    notebook.metadata = type(notebook)(kernelspec=dict(KERNEL), language_info=dict(LANGUAGE))
    notebook.nbformat_minor = 5
    for cell in notebook.cells:
        if not cell.get("attachments", True):
            del cell["attachments"]
        for field in cell.metadata.keys() - CELL_FIELDS:
            del cell.metadata[field]
        if "nbgrader" in cell.metadata:
            for field in cell.metadata.nbgrader.keys() - NBGRADER_FIELDS.keys():
                del cell.metadata.nbgrader[field]


def refuse_other_form(file, notebook):
    """Refuses a student notebook that holds more than sources and the metadata allowed.

    Args:
        file: Its name, for messages.
        notebook: A `NotebookNode`.

    Raises:
        ValueError: If it holds an output, an execution count, an attachment, or other metadata.
    """
    if notebook.keys() != {"cells", "metadata", "nbformat", "nbformat_minor"}:
        raise ValueError(f"{file} holds unknown parts: {sorted(notebook)}")
    if notebook.metadata != {"kernelspec": KERNEL, "language_info": LANGUAGE}:
        raise ValueError(f"{file} holds metadata other than its kernel's: {notebook.metadata}")
    for number, cell in enumerate(notebook.cells, 1):
        problem = _problem(cell)
        if problem:
            raise ValueError(f"{file}, cell {number}: {problem}")


def _problem(cell):
    if cell.get("outputs"):
        return "holds outputs"
    if cell.get("execution_count") is not None:
        return "holds an execution count"
    if "attachments" in cell:
        return "holds attachments. Cure: show pictures from code"
    if cell.keys() - {"cell_type", "execution_count", "id", "metadata", "outputs", "source"}:
        return f"holds unknown fields: {sorted(cell)}"
    return _problem_in_metadata(cell.metadata)


def _problem_in_metadata(metadata):
    unknown = metadata.keys() - CELL_FIELDS
    if unknown:
        return f"holds metadata that is not allowed: {sorted(unknown)}"
    if not all(isinstance(metadata.get(field, True), bool) for field in ("deletable", "editable")):
        return "holds metadata that is not allowed: expected true or false for deletable, editable"
    for tag in metadata.get("tags", []):
        if not _WORD.fullmatch(tag):
            return f"has a tag that is no single word: {tag!r}"
    for field, value in metadata.get("nbgrader", {}).items():
        kind = NBGRADER_FIELDS.get(field)
        if kind is None or not isinstance(value, kind):
            return f"holds nbgrader metadata that is not allowed: {field}"
        if isinstance(value, str) and not _WORD.fullmatch(value):
            return f"holds nbgrader metadata that is no single word: {value!r}"
    return ""
