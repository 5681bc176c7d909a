"""From a stranger's bytes to a notebook's JSON, in bounded time and memory."""

import codecs
import json

from gankit.grading.intake.files import Unfit

MOST_PARTS = 1_000_000  # opening brackets; a large notebook with its outputs has ten thousand
SAVE_AGAIN = "Cure: open it in JupyterLab, save it, and hand it in again"
_LONGEST_NUMBER = 30  # digits; Python takes ever longer for longer ones


def parse(content):
    """Reads the JSON of a notebook.

    Args:
        content: Bytes.

    Returns:
        `(notebook, repairs)`: a dict, and a list of lines that say what was put right.

    Raises:
        Unfit: If it is empty, no JSON, nested too deeply, or no object.
    """
    text, repairs = _decoded(content)
    if not text.strip():
        raise Unfit(f"is empty. {SAVE_AGAIN}")
    if text.count("[") + text.count("{") > MOST_PARTS:
        raise Unfit("has more parts than any notebook. Cure: clear the outputs, hand it in again")
    notebook = _loaded(text, repairs)
    if not isinstance(notebook, dict):
        raise Unfit("is JSON, but no notebook. Cure: hand in the notebook itself")
    return notebook, repairs


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
        raise Unfit(f"is damaged ({error.msg} in {where}). {SAVE_AGAIN}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise Unfit(f"is nested too deeply or damaged. {SAVE_AGAIN}") from error
    if doubled:
        repairs.append("The file says some things twice; the last of each was taken.")
    return notebook


def _number(digits):
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")
