"""JPEG pictures, from a folder or packed in a zip, cut to squares."""

import os
import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath

import numpy as np

from gankit.data.formats.damage import reading

SUFFIXES = (".jpg", ".jpeg")
# Start of frame, without the codes for tables (C4, CC) and extensions (C8).
FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def pictures_in(path):
    """Returns the names of the JPEG files in a folder or a zip, sorted.

    Args:
        path: A folder, or a `.zip` whose pictures may lie in folders of its own.

    Returns:
        A list of names without folders, such as `["000001.jpg", "000002.jpg"]`.
    """
    if path.is_dir():
        names = os.listdir(path)
    else:
        with reading(path), zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name).name for name in archive.namelist()]
    # Names that start with a dot are other programs' notes about a picture.
    return sorted(n for n in names if n.lower().endswith(SUFFIXES) and n[0] != ".")


@contextmanager
def opened(path):
    """Opens a folder or zip of pictures for reading.

    Args:
        path: The folder or `.zip`.

    Yields:
        A function from a picture's name to its bytes, empty if it can't be read; it may be
        called from many threads.
    """
    if path.is_dir():
        yield lambda name: _bytes(lambda: (path / name).read_bytes())
        return
    with reading(path):
        archive = zipfile.ZipFile(path)
    with archive:
        members = {PurePosixPath(name).name: name for name in archive.namelist()}
        yield lambda name: _bytes(lambda: archive.read(members[name]))


def _bytes(read):
    try:
        return read()
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError):
        return b""


def square(content, size):
    """Decodes a JPEG and returns its middle square at `size` x `size`.

    Args:
        content: The JPEG's bytes.
        size: Side of the image wanted.

    Returns:
        uint8 `(size, size, 3)`, red, green, blue, 0 to 255; `None` if it can't be decoded.
    """
    import cv2

    image = _decoded(content, size)
    if image is None:
        return None
    height, width = image.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = image[top : top + side, left : left + side]
    interpolation = cv2.INTER_AREA if size <= side else cv2.INTER_LINEAR
    scaled = cv2.resize(middle, (size, size), interpolation=interpolation)
    return cv2.cvtColor(scaled, cv2.COLOR_BGR2RGB)


def _decoded(content, size):
    import cv2

    # A file that was cut off lacks the end marker; OpenCV would fill its rest with grey.
    if not content.rstrip(b"\0").endswith(b"\xff\xd9"):
        return None
    # A JPEG at least twice as large as needed is decoded at half its size, in half the time.
    halved = _short_side(content) >= 2 * size
    mode = cv2.IMREAD_REDUCED_COLOR_2 if halved else cv2.IMREAD_COLOR
    return cv2.imdecode(np.frombuffer(content, np.uint8), mode)


def _short_side(content):
    """Returns the shorter side that a JPEG's frame header states, 0 if there is none."""
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in FRAME_MARKERS:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return min(height, width)
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return 0
