"""Cells that no spreadsheet takes for a formula.

Excel and LibreOffice run a cell that begins with `=`, `+`, `-` or `@`. The usual cure is an
apostrophe before it, which both take for "this is text". It is put after separators too: where the
comma is for decimals, Excel splits the same file at semicolons. An apostrophe that was there before
gets another one, so that `original_text` can tell them apart.
"""

import re

SEPARATORS = r"(^|[;\t\r\n])"
TRIGGERS = "=+@\t\r\n'＝＋－＠-"  # the wide forms are formulas too where people write Japanese
BEFORE_TRIGGER = re.compile(rf"{SEPARATORS}(?=[{TRIGGERS}])")
GUARD = re.compile(rf"{SEPARATORS}'")


def safe_cell(text):
    """Makes a cell that is shown as text and never run.

    Example: `"=1+1"` -> `"'=1+1"`

    Args:
        text: Any string.

    Returns:
        The same string, or with apostrophes before what could be run.
    """
    return BEFORE_TRIGGER.sub(r"\1'", text)


def original_text(cell):
    """Gives back what `safe_cell` was given.

    Args:
        cell: String of a cell.

    Returns:
        String.
    """
    return GUARD.sub(r"\1", cell)
