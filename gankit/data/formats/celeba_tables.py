"""CelebA's text tables: attributes and the partition into splits."""

import re

import numpy as np

from gankit.data.formats.damage import DamagedFile, reading

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


def read_partition(path):
    """Reads `list_eval_partition.txt`, lines such as `000001.jpg 0`.

    Args:
        path: The file; line ends of any system.

    Returns:
        File name to 0 (train), 1 (validation) or 2 (test).

    Raises:
        DamagedFile: If a line has another form.
    """
    with reading(path):
        rows = [line.split() for line in path.read_text("ascii").splitlines() if line.strip()]
        partition = {name: int(number) for name, number in rows}
    if not set(partition.values()) <= {0, 1, 2}:
        raise DamagedFile(path, "expected the numbers 0, 1 and 2")
    return partition


def read_attributes(path):
    """Reads `list_attr_celeba.txt`: a count, a line of names, then rows of 1 and -1.

    Example: `"1 / Smiling Male / 000001.jpg 1 -1"` (lines between slashes) ->
    `{"000001.jpg": 0}` and `{"Smiling": [True], "Male": [False]}`.

    Args:
        path: The file; line ends of any system.

    Returns:
        File name to row, and attribute name to bool `(rows,)`.

    Raises:
        DamagedFile: If the count and the rows disagree, or a row has another form.
    """
    with reading(path):
        lines = [line for line in path.read_text("ascii").splitlines() if line.strip()]
        count, names = int(lines[0]), lines[1].split()
        files, texts = zip(*(line.split(maxsplit=1) for line in lines[2:]), strict=True)
        values = np.array([text.split() for text in texts], dtype="int8")
    if len(files) != count:
        raise DamagedFile(path, f"its first line states {count} rows, but it has {len(files)}")
    if values.shape[1] != len(names) or not np.isin(values, (-1, 1)).all():
        raise DamagedFile(path, f"expected {len(names)} values of 1 or -1 in each row")
    rows = {file: row for row, file in enumerate(files)}
    return rows, {name: values[:, column] == 1 for column, name in enumerate(names)}
