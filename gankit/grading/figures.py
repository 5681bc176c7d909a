"""Pictures that students' cells drew: looked at, never decoded."""

import struct
from dataclasses import dataclass

MOST_FIGURES = 20  # of a submission
LARGEST_FIGURE = 1_000_000  # bytes
LONGEST_SIDE = 4_000  # pixels
PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")


@dataclass(frozen=True)
class Figure:
    """A picture that a student's cell drew.

    Args:
        cell: Name of the cell.
        png: Bytes that begin as a PNG file does; nobody decoded them.
    """

    cell: str
    png: bytes


@dataclass(frozen=True)
class ShownFigure:
    """A picture on a feedback page, or the reason why it isn't there.

    Args:
        cell: Name of the cell that drew it.
        png: Checked bytes; None where it is left out.
        width: In pixels.
        height: In pixels.
        reason: Why it is left out; None where it is shown.
    """

    cell: str
    png: bytes | None
    width: int | None
    height: int | None
    reason: str | None


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
    if len(png) > LARGEST_FIGURE:
        raise ValueError(f"it has {len(png):,} bytes, more than {LARGEST_FIGURE:,}")
    if len(png) < _HEADER.size:
        raise ValueError("it is no PNG file")
    magic, length, kind, width, height = _HEADER.unpack_from(png)
    if (magic, length, kind) != (PNG, 13, b"IHDR"):
        raise ValueError("it is no PNG file")
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise ValueError(f"it measures {width} x {height} pixels, a side may have {LONGEST_SIDE:,}")
    return width, height
