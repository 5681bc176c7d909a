"""Reader for the text files of the LIBSVM collection, in which USPS is published, packed or not."""

import numpy as np

from gankit.data.formats.damage import reading
from gankit.data.formats.packed import text_of


def read_libsvm(path, pixels):
    """Reads labels and dense values, one sample to a line.

    Example: `"3 1:-1 2:0.5"` -> values `[[-1, 0.5]]`, labels `[3]`.

    Args:
        path: The file.
        pixels: How many values each line must hold.

    Returns:
        Values, float64 `(N, pixels)`, and labels, int64 `(N,)`, as the file has them.

    Raises:
        DamagedFile: If the file can't be unpacked or a line has another form.
    """
    lines = text_of(path).splitlines()
    with reading(path):
        rows = [_parse(line, pixels) for line in lines if line.strip()]
        labels, values = zip(*rows, strict=True)
    return np.array(values), np.array(labels, "int64")


def _parse(line, pixels):
    label, *entries = line.split()
    indices, values = zip(*(entry.split(":") for entry in entries), strict=True)
    if [int(index) for index in indices] != list(range(1, pixels + 1)):
        raise ValueError(f"a line does not hold the values 1 to {pixels}")
    return int(label), [float(value) for value in values]
