"""Which of a student's pictures may be shown: looked at, never decoded."""

import struct

MOST_FIGURES = 20
MOST_BYTES = 1_000_000
LONGEST_SIDE = 4_000
HEADER = struct.Struct(">8sI4sII")
MAGIC = b"\x89PNG\r\n\x1a\n"


def size_of(png):
    """Reads width and height of a PNG file from its first 24 bytes.

    Args:
        png: Bytes.

    Returns:
        `(width, height)`.

    Raises:
        ValueError: If the bytes are too many, not PNG, or a side is 0 or above 4,000 pixels; the
            message goes on after "left out: ".
    """
    if len(png) > MOST_BYTES:
        raise ValueError(f"it has {len(png):,} bytes, more than {MOST_BYTES:,}")
    if len(png) < HEADER.size:
        raise ValueError("it is no PNG file")
    magic, length, kind, width, height = HEADER.unpack_from(png)
    if (magic, length, kind) != (MAGIC, 13, b"IHDR"):
        raise ValueError("it is no PNG file")
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise ValueError(f"it measures {width} x {height} pixels, a side may have {LONGEST_SIDE:,}")
    return width, height
