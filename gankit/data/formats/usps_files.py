"""Readers for the two other forms of USPS: the book's numbers in rows, and an HDF5 file."""

import numpy as np

from gankit.data.formats.damage import reading
from gankit.data.formats.packed import text_of


def read_rows(path, pixels):
    """Reads `zip.train.gz`, as the Elements of Statistical Learning has it: a digit and its pixels.

    Example: `"6.0000 -1.0 0.5"` -> values `[[-1, 0.5]]`, labels `[6]`.

    Args:
        path: The file, packed or not.
        pixels: How many values each line must hold.

    Returns:
        Values, float64 `(N, pixels)` from -1 to 1, and labels, int64 `(N,)`.

    Raises:
        DamagedFile: If a line has another form.
    """
    text = text_of(path)
    with reading(path):
        rows = np.loadtxt(text.splitlines(), ndmin=2)
        if rows.shape[1] != pixels + 1:
            raise ValueError(f"expected rows of a digit and {pixels} values")
    return rows[:, 1:], rows[:, 0].astype("int64")


def read_h5(path, split):
    """Reads `usps.h5`, as Kaggle has it: groups `train` and `test` of `data` and `target`.

    Args:
        path: The file.
        split: `"train"` or `"test"`.

    Returns:
        Values, float64 `(N, 256)` from 0 to 1, and labels, int64 `(N,)`.

    Raises:
        DamagedFile: If it is no such file.
    """
    import h5py

    with reading(path), h5py.File(path, "r") as file:
        group = file[split]
        return np.asarray(group["data"], "float64"), np.asarray(group["target"], "int64")
