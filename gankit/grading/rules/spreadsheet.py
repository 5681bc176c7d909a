"""A table that an instructor wrote or exported: CSV with a first row that names the columns."""

import csv
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

LARGEST = 20_000_000  # bytes


@dataclass(frozen=True)
class Row:
    """One row.

    Args:
        line: Its line in the file, for messages.
        cells: Dict from a column's name, in small letters, to what stands there.
    """

    line: int
    cells: dict

    def get(self, column):
        """Returns what stands in a column, `""` where there is none."""
        return self.cells.get(column, "")


def read_table(path, what, needed):
    """Reads a CSV file with commas, semicolons or tabs, as spreadsheets and platforms write it.

    Args:
        path: The file, UTF-8.
        what: What it is, for messages, such as `"the roster"`.
        needed: Tuple of sets of columns' names: of each set one column has to be there.

    Returns:
        Non-empty list of `Row`; rows in which nothing stands are left out.

    Raises:
        ValueError: If it can't be read, lacks a column, has one twice, or has no rows; the message
            holds the cure.
    """
    text = _text_of(path, what)
    first = text.split("\n", 1)[0]
    comma = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(text.splitlines(keepends=True), delimiter=comma, strict=True))
    except csv.Error as error:
        raise ValueError(
            f"{what} {path} is no CSV table ({error}). Cure: export it again"
        ) from error
    columns = [cell.strip().lower() for cell in lines[0]] if lines else []
    for names in needed:
        if not set(columns) & names:
            raise ValueError(
                f"{what} {path}: expected a column {_one_of(names)} in its first row, "
                f"received {', '.join(columns) or 'nothing'}. Cure: name the columns"
            )
        if twice := [name for name in names if columns.count(name) > 1]:
            raise ValueError(
                f"{what} {path}: expected each column once, received {_one_of(twice)} several "
                "times. Cure: give all but the one that is meant another name"
            )
    rows = [
        Row(number, {name: cell.strip() for name, cell in zip(columns, cells, strict=False)})
        for number, cells in enumerate(lines[1:], 2)
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise ValueError(f"{what} {path} has no rows below its first. Cure: fill it in")
    return rows


def folded(name):
    """Returns what is the same for the ways in which platforms write a name: its bare letters.

    Example: `"Lovelace, Ada"` -> `"lovelaceada"`

    Args:
        name: String.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def nearest(name, known):
    """Returns `"; did you mean 'ada'?"` for a slip of the pen, else a full stop.

    Args:
        name: What was written.
        known: Iterable of what there is.
    """
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "."


def _one_of(names):
    """Writes a choice in words: `{"name", "id", "login"}` -> `"id, login or name"`."""
    *others, last = sorted(names)
    return f"{', '.join(others)} or {last}" if others else last


def _text_of(path, what):
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"{what} {path} does not exist. Cure: look for a slip of the pen")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{what} {path} is larger than {LARGEST // 1_000_000} MB: is it a table?")
    content = path.read_bytes()
    if b"\0" in content:
        raise ValueError(f"{what} {path} is no CSV table. Cure: export it as CSV in UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:  # a name with letters that can't be read is nobody's
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f'{what} {path} is not UTF-8 in line {line}. Cure: save it as "CSV UTF-8"'
        ) from error
