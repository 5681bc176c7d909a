"""Reader for images as a table: a label and its pixels in a row, as Kaggle hands MNIST out."""

import re

import numpy as np

from gankit.data.formats.damage import DamagedFile, check_images, reading
from gankit.data.formats.packed import text_of

LABELS = ("label", "class")  # what a heading calls the column of labels
NUMBER = re.compile(r"[-+]?\d+(\.\d*)?")
SEPARATORS = ",;\t"  # a spreadsheet takes the second where a comma is the decimal point


def read_csv(path, side, classes=10, limit=None):
    """Reads grey images and their labels.

    Example: `"label,1x1,1x2,2x1,2x2"` over `"7,0,255,3,4"` -> `[[[0, 255], [3, 4]]]` and `[7]`.

    Args:
        path: The file, packed or not; with a heading or without.
        side: Height and width of an image.
        classes: How many classes there are.
        limit: How many rows to read, from the first; None for all.

    Returns:
        Images, uint8 `(N, side, side)`, and labels, int64 `(N,)`.

    Raises:
        DamagedFile: If rows have another length, or what is in them is no image and label.
    """
    lines = text_of(path).splitlines()
    first = (lines[:1] or [""])[0]
    separator = max(SEPARATORS, key=first.count)
    heading = [cell.strip().strip('"').lower() for cell in first.split(separator)]
    has_heading = not NUMBER.fullmatch(heading[0])
    column = next((heading.index(name) for name in LABELS if name in heading), 0)
    with reading(path):
        values = np.loadtxt(
            lines[has_heading:],
            "float64",  # some programs write 7.0
            delimiter=separator,
            quotechar='"',
            max_rows=limit,
            ndmin=2,
        )
        with np.errstate(invalid="ignore"):
            rows = values.astype("int64")
        if not np.array_equal(rows, values):
            raise ValueError("expected whole numbers")
    if rows.shape[1] != 1 + side * side:
        raise DamagedFile(
            path,
            f"expected rows of a label and {side * side} pixels, received rows of {rows.shape[1]} "
            "numbers",
        )
    labels, pixels = rows[:, column], np.delete(rows, column, axis=1)
    if pixels.min(initial=0) < 0 or pixels.max(initial=0) > 255:
        raise DamagedFile(path, f"expected pixels from 0 to 255, received {pixels.max()}")
    images = pixels.astype("uint8").reshape(-1, side, side)
    check_images(path, images, labels, (side, side), classes)
    return images, labels
