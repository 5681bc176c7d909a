"""CelebA's tables, the authors' and Kaggle's: attributes and the partition into splits."""

import re

import numpy as np

from gankit.data.formats.damage import DamagedFile, reading
from gankit.data.formats.packed import text_of
from gankit.data.layouts import present

FIRST_COLUMN = "image_id"  # what Kaggle's tables call it
# Last image number of train and of validation in the official partition.
LAST_TRAIN, LAST_VALIDATION = 162_770, 182_637


def official_split(name):
    """Returns 0 (train), 1 (validation) or 2 (test) for an official file name.

    Example: `"162771.jpg"` -> 1. A name that is no number counts as train.
    """
    number = re.fullmatch(r"(\d+)\.jpe?g", name, re.IGNORECASE)
    if not number:
        return 0
    return int(int(number[1]) > LAST_TRAIN) + int(int(number[1]) > LAST_VALIDATION)


def table_near(pictures, name):
    """Finds a table of CelebA: beside the pictures, above them, or in the official `Anno`, `Eval`.

    Args:
        pictures: The `Path` of the folder or zip of pictures.
        name: The table's name without its suffix, such as `"list_attr_celeba"`.

    Returns:
        The `Path` of the `.txt` of the authors or the `.csv` of Kaggle; None if there is neither.
    """
    for folder in (pictures.parent, pictures.parent.parent):
        for room in ("", "Anno", "Eval"):
            table = present((f"{name}.txt", f"{name}.csv"), folder / room)
            if table is not None:
                return table
    return None


def read_partition(path):
    """Reads which image belongs to which split: lines such as `000001.jpg 0` or `000001.jpg,0`.

    Args:
        path: The file; line ends and byte-order marks of any system.

    Returns:
        File name to 0 (train), 1 (validation) or 2 (test).

    Raises:
        DamagedFile: If a line has another form.
    """
    rows = _rows(path)
    with reading(path):
        if rows[0][0] == FIRST_COLUMN:
            del rows[0]
        partition = {name: int(number) for name, number in rows}
    if not set(partition.values()) <= {0, 1, 2}:
        raise DamagedFile(path, "expected the numbers 0, 1 and 2")
    return partition


def read_attributes(path):
    """Reads CelebA's attributes: a line of names over rows of 1 and -1.

    The authors' text has a line with the count of rows before the names, Kaggle's table has a
    name for the first column.

    Example: `"1 / Smiling Male / 000001.jpg 1 -1"`, and `"image_id,Smiling,Male / 000001.jpg,1,-1"`
    (lines between slashes) -> `{"000001.jpg": 0}` and `{"Smiling": [True], "Male": [False]}`.

    Args:
        path: The file; line ends and byte-order marks of any system.

    Returns:
        File name to row, and attribute name to bool `(rows,)`.

    Raises:
        DamagedFile: If the count and the rows disagree, or a row has another form.
    """
    rows = _rows(path)
    with reading(path):
        if rows[0][0] == FIRST_COLUMN:
            names, rows, count = rows[0][1:], rows[1:], None
        else:
            (count,), names, rows = map(int, rows[0]), rows[1], rows[2:]
        files = [row[0] for row in rows]
        values = np.array([row[1:] for row in rows], dtype="int8")
    if count not in (None, len(files)):
        raise DamagedFile(path, f"its first line states {count} rows, but it has {len(files)}")
    if values.ndim != 2 or values.shape[1] != len(names) or not np.isin(values, (-1, 1)).all():
        raise DamagedFile(path, f"expected {len(names)} values of 1 or -1 in each row")
    order = {file: row for row, file in enumerate(files)}
    return order, {name: values[:, column] == 1 for column, name in enumerate(names)}


def attribute_names(path):
    """Reads the names alone of what `read_attributes` reads.

    Args:
        path: The file.

    Returns:
        Tuple of strings.

    Raises:
        DamagedFile: If it can't be read.
    """
    first, second, *_ = [*_rows(path, most=2), [], []]
    return tuple(first[1:] if first[:1] == [FIRST_COLUMN] else second)


def _rows(path, most=None):
    """Returns the cells of each line that is not empty: between blanks, or between commas."""
    lines = [line for line in text_of(path).splitlines() if line.strip()][:most]
    comma = "," in "".join(lines[:1])
    rows = [line.split(",") if comma else line.split() for line in lines]
    return [[cell.strip().strip('"') for cell in row] for row in rows] or [[""]]
