"""The lines of a master that students must not see."""

import io
import tokenize
from dataclasses import dataclass

from gankit.course.markers import MARKER, secret_rows
from gankit.course.masters import cell_name
from gankit.course.readings import squeeze

# Shorter ones, such as `return fake`, mean nothing by themselves. Counted once squeezed.
SHORTEST = 12


@dataclass(frozen=True)
class Solution:
    """One cell's part that students must not see, each text keyed by its squeezed form.

    Args:
        cell: Name of the cell, for messages.
        lines: Its logical lines: whole statements, without comments.
        passages: Its rows as they stand, its comments, and all of it together.
    """

    cell: str
    lines: dict
    passages: dict


def find_solutions(master):
    """Finds everything in a master that students must not see.

    Args:
        master: A `Master`.

    Returns:
        List of `Solution`.

    Raises:
        ValueError: If a cell's markers can't be right; see `gankit.course.markers`.
    """
    found = []
    for index, cell in enumerate(master.notebook.cells):
        name = cell_name(index, cell)
        try:
            rows = secret_rows(cell)
        except ValueError as error:
            raise ValueError(f"{master.file}, {name}: {error}") from error
        if rows:
            found.append(_solution(name, cell, rows))
    return found


def _solution(name, cell, rows):
    source = cell.source.split("\n")
    secret = sorted(row for row in rows if not MARKER.search(source[row]))
    tokens = _tokens(cell) if cell.cell_type == "code" else []
    bare = _without_comments(source, tokens)
    statements = [
        "\n".join(bare[first : last + 1])
        for first, last in _statements(tokens)
        if first in secret and last in secret
    ]
    together = ["\n".join(text[row] for row in secret) for text in (source, bare)]
    rows_alone = [text[row] for row in secret for text in (source, bare)]
    comments = [token.string for token in _comments(tokens) if token.start[0] - 1 in secret]
    return Solution(name, _keyed(statements), _keyed([*together, *rows_alone, *comments]))


def _keyed(passages):
    keyed = {squeeze(passage): passage.strip() for passage in passages}
    return {short: passage for short, passage in keyed.items() if len(short) >= SHORTEST}


def _tokens(cell):
    try:
        return list(tokenize.generate_tokens(io.StringIO(cell.source).readline))
    except (tokenize.TokenError, SyntaxError):  # such as a shell command: rows must do
        return []


def _comments(tokens):
    return [token for token in tokens if token.type == tokenize.COMMENT]


def _without_comments(source, tokens):
    bare = list(source)
    for token in _comments(tokens):
        row, column = token.start
        bare[row - 1] = bare[row - 1][:column]
    return bare


def _statements(tokens):
    """Yields the first and the last row of each statement."""
    first = None
    for token in tokens:
        if token.type == tokenize.NEWLINE:
            yield first, token.start[0] - 1
            first = None
        elif first is None and token.string.strip() and token.type != tokenize.COMMENT:
            first = token.start[0] - 1
