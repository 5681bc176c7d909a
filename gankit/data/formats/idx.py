"""Reader for the IDX files in which MNIST and Fashion-MNIST are published, packed or not."""

import math

import numpy as np

from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.packed import content_of

UNSIGNED_BYTE = 8


def read_idx(path):
    """Reads an IDX file of unsigned bytes, gzipped or unpacked.

    The format: two zero bytes, the type (8), the number of dimensions, each dimension as a
    big-endian 32-bit integer, then the values.
    Example: `00 00 08 01, 00 00 00 02, 07 09` -> `[7, 9]`.

    Args:
        path: The file.

    Returns:
        A uint8 array of the shape that the file states.

    Raises:
        DamagedFile: If the file can't be unpacked, or is longer or shorter than it states.
    """
    content = content_of(path)
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] != UNSIGNED_BYTE:
        raise DamagedFile(path, "it does not start as an IDX file of unsigned bytes")
    dimensions = content[3]
    start = 4 + 4 * dimensions
    if dimensions == 0 or len(content) < start:
        raise DamagedFile(path, f"its header of {dimensions} dimensions is cut off")
    shape = tuple(int(length) for length in np.frombuffer(content, ">u4", dimensions, 4))
    if len(content) - start != math.prod(shape):
        received = len(content) - start
        raise DamagedFile(path, f"expected {math.prod(shape)} values, received {received}")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)
