"""A large notebook without what its cells printed: pictures and films are most of its bytes.

Grading runs every cell anew, so that outputs count for nothing; neither do pictures that were
pasted into texts, nor the state of widgets. They are cut out of the file's bytes before its JSON is
read: what a stranger's file costs in memory is then bounded by what is left.
"""

import re

from gankit.grading.intake.reading import UnfitFile

LARGEST_NOTEBOOK = 10_000_000  # bytes, without what its cells printed
MOST_TOKENS = 3_000_000  # strings and brackets in outputs; a film has a few, a printed table 10,000
_BEGIN = re.compile(rb'(?<!\\)"(?:outputs|attachments|widgets)"\s*+:\s*+([\[{])')
# subtle: a string without an end is matched too, or each quote in it would be tried as a beginning.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_CLOSED = {b"[": b"]", b"{": b"}"}


def within_measure(content):
    """Returns the JSON of a notebook as it is, or without its outputs if it is large.

    Args:
        content: Bytes.

    Returns:
        Bytes, at most `LARGEST_NOTEBOOK`.

    Raises:
        UnfitFile: If there are more even without the outputs.
    """
    if len(content) <= LARGEST_NOTEBOOK:
        return content
    thin = without_outputs(content)
    if len(thin) > LARGEST_NOTEBOOK:
        raise UnfitFile(
            f"is larger than {LARGEST_NOTEBOOK // 1_000_000} MB even without its outputs. Cure: "
            "write the answers into the notebook as it was handed out"
        )
    return thin


def without_outputs(content):
    """Empties the outputs, attachments and widgets in the JSON of a notebook.

    Example: `{"outputs": [{"text": "]"}], "source": "x"}` -> `{"outputs": [], "source": "x"}`.

    Args:
        content: Bytes of JSON. What is damaged in it stays so.

    Returns:
        Bytes.

    Raises:
        UnfitFile: If there is more in the outputs than is looked through.
    """
    kept, position, tokens = [], 0, 0
    while begin := _BEGIN.search(content, position):
        end, count = _end(content, begin.end(), MOST_TOKENS - tokens)
        tokens += count
        kept += [content[position : begin.end()], _CLOSED[begin[1]]]
        position = end
    return b"".join([*kept, content[position:]])


def _end(content, position, most):
    """Returns where the bracket that is open before a position closes, and the tokens up to it."""
    depth = 1
    for count, token in enumerate(_TOKEN.finditer(content, position), 1):
        if count > most:
            raise UnfitFile("has more in its outputs than any notebook. Cure: clear its outputs")
        depth += (token[0] in (b"[", b"{")) - (token[0] in (b"]", b"}"))
        if not depth:
            return token.end(), count
    return len(content), 0  # it was cut off, and what is left will not pass for JSON
