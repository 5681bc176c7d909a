"""From a stranger's bytes to cells, in bounded time and memory.

What is damaged is mended. Only what grading needs is copied: type, id, source and grade id of each
cell. So no output, no attachment and no other metadata of a stranger goes any further.
"""

import codecs
import json
import re
from dataclasses import dataclass

from gankit.grading.intake.reading import UnfitFile
from gankit.grading.intake.thinning import within_measure

MOST_PARTS = 1_000_000  # opening brackets; a large notebook with its outputs has ten thousand
MOST_CELLS = 2_000
LONGEST_ID = 64
SAVE_AGAIN = "Cure: open it in JupyterLab, save it, and hand it in again"
_LONGEST_NUMBER = 30  # digits; Python takes ever longer for longer ones
_TYPES = {3: ("code", "markdown", "raw", "heading", "html"), 4: ("code", "markdown", "raw")}


@dataclass(frozen=True)
class HandedIn:
    """A cell as the student handed it in.

    Args:
        number: Its place in the notebook, counted from 1, texts included.
        id: Its cell id, or `""`.
        grade_id: What it says is its grade id, or `""`.
        source: Its code, or its text.
        is_text: Whether it is no code cell.
    """

    number: int
    id: str
    grade_id: str
    source: str
    is_text: bool = False


def parse(content):
    """Reads the JSON of a notebook.

    Args:
        content: Bytes.

    Returns:
        `(notebook, repairs)`: a dict, and a list of lines that say what was put right.

    Raises:
        UnfitFile: If it is empty, too large, no JSON, nested too deeply, or no object.
    """
    text, repairs = _decoded(within_measure(content))
    if not text.strip():
        raise UnfitFile(f"is empty. {SAVE_AGAIN}")
    if text.count("[") + text.count("{") > MOST_PARTS:
        raise UnfitFile("has more parts than any notebook. Cure: clear its outputs")
    notebook = _loaded(text, repairs)
    if not isinstance(notebook, dict):
        raise UnfitFile("is JSON, but no notebook. Cure: hand in the notebook itself")
    return notebook, repairs


def all_cells(notebook):
    """Reads the cells of a notebook, of format 3 or 4.

    Args:
        notebook: Dict, as its JSON says.

    Returns:
        `(cells, repairs)`: a list of `HandedIn`, and of lines that say what was put right.

    Raises:
        UnfitFile: If it is no notebook, of another format, or has far too many cells.
    """
    repairs = []
    version = _version(notebook, repairs)
    cells = _cells_of(notebook, version)
    if len(cells) > MOST_CELLS:
        raise UnfitFile(f"has {len(cells)} cells; at most {MOST_CELLS} are read. Cure: delete some")
    cells = [_thin(number, cell, version, repairs) for number, cell in enumerate(cells, 1)]
    upgraded = _upgraded(cells, version)
    if version < 4:
        repairs.append("The notebook was of format 3; it was brought to format 4.")
    return list(map(_handed_in, range(1, len(cells) + 1), upgraded, cells)), repairs


def _decoded(content):
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), ["The file was UTF-16; it was read as such."]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        repair = "The file is not UTF-8 throughout; letters that can't be read became �."
        return content.decode("utf-8-sig", "replace"), [repair]


def _loaded(text, repairs):
    doubled = set()

    def as_dict(pairs):
        made = dict(pairs)  # of a key that stands twice the last counts, as in JupyterLab
        if len(made) < len(pairs):
            doubled.add(True)
        return made

    try:
        notebook = json.loads(text, object_pairs_hook=as_dict, parse_int=_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnfitFile(f"is damaged ({error.msg} in {where}). {SAVE_AGAIN}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise UnfitFile(f"is nested too deeply or damaged. {SAVE_AGAIN}") from error
    if doubled:
        repairs.append("The file says some things twice; the last of each was taken.")
    return notebook


def _number(digits):
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def _version(notebook, repairs):
    said = notebook.get("nbformat")
    version = 3 if "worksheets" in notebook and "cells" not in notebook else 4
    if type(said) is int and said not in (3, 4):
        raise UnfitFile(f"is of notebook format {said}, expected 4. {SAVE_AGAIN}")
    if said != version:
        repairs.append(f"The file did not rightly say its notebook format; read as {version}.")
    return version


def _cells_of(notebook, version):
    sheets = [notebook] if version == 4 else notebook["worksheets"]
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise UnfitFile(f"is no notebook: its worksheets are no list of objects. {SAVE_AGAIN}")
    lists = [sheet.get("cells") for sheet in sheets]
    if not all(isinstance(cells, list) for cells in lists):
        raise UnfitFile(f"is no notebook: it has no list of cells. {SAVE_AGAIN}")
    return [cell for cells in lists for cell in cells]


def _thin(number, cell, version, repairs):
    """Returns a valid cell with only what is needed."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in _TYPES[version]:
        repairs.append(f"Cell {number} was no cell of a known type; it was left out.")
        cell = {"cell_type": "raw"}
    field = "input" if version == 3 and cell["cell_type"] == "code" else "source"
    source = _text(number, cell.get(field, ""), repairs)
    thin = {"cell_type": cell["cell_type"], "metadata": _metadata(cell), field: source}
    if cell["cell_type"] == "heading":
        thin["level"] = 1
    if cell["cell_type"] == "code":
        thin |= {"outputs": []} | ({"language": "python"} if version == 3 else {})
        thin |= {"execution_count": None} if version == 4 else {}
    identifier = cell.get("id")
    is_id = isinstance(identifier, str) and len(identifier) <= LONGEST_ID
    return thin | {"id": identifier if is_id else ""}


def _text(number, source, repairs):
    lines = source if isinstance(source, list) else [source]
    kept = [line for line in lines if isinstance(line, str)]
    if len(kept) < len(lines):
        repairs.append(f"Cell {number} had a source that is no text; what is no text was left out.")
    text = "".join(kept).replace("\r\n", "\n")
    # Half of a character that needs two: JSON can say it, but no program can be made of it.
    whole = re.sub("[\ud800-\udfff]", "�", text)
    if whole != text:
        repairs.append(f"Cell {number} had halves of characters; they became �.")
    return whole


def _metadata(cell):
    metadata = cell.get("metadata")
    fields = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = fields.get("grade_id") if isinstance(fields, dict) else None
    return {"grade_id": grade_id} if isinstance(grade_id, str) else {}


def _upgraded(cells, version):
    """Lets nbformat bring the cells to its newest format and say that they are valid."""
    import nbformat

    bare = [{name: cell[name] for name in cell if name != "id"} for cell in cells]
    whole = {"nbformat": version, "nbformat_minor": 0, "metadata": {}}
    whole |= {"cells": bare} if version == 4 else {"worksheets": [{"cells": bare}]}
    try:
        notebook = nbformat.convert(nbformat.from_dict(whole), 4)
        nbformat.validate(notebook)
    except Exception as error:  # each kind of damage raises an error of its own
        reason = str(error).strip().split("\n")[0][:120]
        raise UnfitFile(f"is no valid notebook ({reason}). {SAVE_AGAIN}") from error
    return notebook.cells


def _handed_in(number, cell, thin):
    grade_id, is_text = cell.metadata.get("grade_id", ""), cell.cell_type != "code"
    return HandedIn(number, thin["id"], grade_id, cell.source, is_text)
