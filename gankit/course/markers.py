"""Where a master's cell hides something: nbgrader's markers, read independently of nbgrader."""

import re

SECRETS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
MARKER = re.compile(rf"(?:BEGIN|END) (?:{'|'.join(SECRETS)})")
STUBS = {"code": "# YOUR CODE HERE\nraise NotImplementedError()", "markdown": "YOUR ANSWER HERE"}
_NEAR_MARKER = re.compile(
    r"^\s*#+\W*(begin|end)[\W_]*(solution|hidden[\W_]*test|mark[\W_]*scheme)s?\W*$", re.IGNORECASE
)


def secret_rows(cell):
    """Finds the rows of a cell that students must not see, markers included.

    Args:
        cell: A cell of a master.

    Returns:
        Set of row numbers, counted from 0.

    Raises:
        ValueError: If a marker has no partner, is misspelt, or stands in a cell that nbgrader does
            not take for a solution; or if code is marked as a solution but no row of it is.
    """
    rows = cell.source.split("\n")
    _refuse_near_markers(rows)
    secret = set().union(*(_between(rows, kind) for kind in SECRETS))
    if cell.metadata.get("nbgrader", {}).get("solution", False):
        return secret or _all_rows(cell, rows)
    if any("BEGIN SOLUTION" in row for row in rows):
        raise ValueError("it holds a solution, but its nbgrader metadata does not say so")
    return secret


def open_source(cell):
    """Returns a cell's source as students see it: a stub in place of each secret part.

    Args:
        cell: A cell of a master.
    """
    secret, kept = secret_rows(cell), []
    for number, row in enumerate(cell.source.split("\n")):
        if number not in secret:
            kept.append(row)
        elif number - 1 not in secret:
            kept.append(STUBS.get(cell.cell_type, ""))
    return "\n".join(kept)


def _between(rows, kind):
    secret, begin = set(), None
    for number, row in enumerate(rows):
        if f"BEGIN {kind}" in row:
            if begin is not None:
                raise ValueError(f"BEGIN {kind} stands inside another one")
            begin = number
        elif f"END {kind}" in row:
            if begin is None:
                raise ValueError(f"END {kind} has no BEGIN {kind} before it")
            secret.update(range(begin, number + 1))
            begin = None
    if begin is not None:
        raise ValueError(f"BEGIN {kind} has no END {kind} after it")
    return secret


def _all_rows(cell, rows):
    if cell.cell_type == "code":
        raise ValueError(
            "it is marked as a solution, but no row of it is. Cure: put ### BEGIN SOLUTION and "
            "### END SOLUTION around what students write"
        )
    return set(range(len(rows)))  # an answer in words is a solution from end to end


def _refuse_near_markers(rows):
    for row in rows:
        if _NEAR_MARKER.match(row) and not MARKER.search(row):
            raise ValueError(
                f"{row.strip()!r} looks like a marker, but nbgrader would not see it. "
                "Cure: write ### BEGIN SOLUTION and ### END SOLUTION"
            )
