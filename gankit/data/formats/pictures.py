"""JPEG and PNG pictures, from a folder or packed in a zip, cut to squares."""

import lzma
import os
import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath

import numpy as np

from gankit.data.formats.damage import reading

JPEG_SUFFIXES = (".jpg", ".jpeg")
PICTURE_SUFFIXES = (*JPEG_SUFFIXES, ".png")
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
START_OF_SCAN, END_OF_IMAGE = 0xDA, b"\xff\xd9"
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
    return sorted(n for n in names if n.lower().endswith(JPEG_SUFFIXES) and n[0] != ".")


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
    # A member that is encrypted, or packed in a way that Python has not, is a RuntimeError.
    except (OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError):
        return b""


def square(content, size):
    """Decodes a JPEG or PNG and returns its middle square at `size` x `size`.

    Args:
        content: The file's bytes.
        size: Side of the image wanted.

    Returns:
        uint8 `(size, size, 3)`, red, green, blue, 0 to 255, on white where it is transparent;
        `None` if it can't be decoded.
    """
    import cv2

    image = _decoded_png(content) if content[:8] == PNG_SIGNATURE else _decoded_jpeg(content, size)
    if image is None:
        return None
    height, width = image.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = image[top : top + side, left : left + side]
    interpolation = cv2.INTER_AREA if size <= side else cv2.INTER_LINEAR
    scaled = cv2.resize(middle, (size, size), interpolation=interpolation)
    return cv2.cvtColor(scaled, cv2.COLOR_BGR2RGB)


def _decoded_png(content):
    """Returns a PNG's picture as blue, green, red; `None` if it was cut off or is damaged."""
    import cv2

    if not _has_end_of_png(content):
        return None
    image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    if image is None:
        return None
    if image.dtype == np.uint16:
        image = (image // 257).astype("uint8")
    if image.ndim == 2:
        return cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    if image.shape[-1] == 3:
        return image
    colour, share = image[..., :3], image[..., 3:] / np.float32(255)
    return np.rint(colour * share + 255 * (1 - share)).astype("uint8")


def _has_end_of_png(content):
    """Says whether a PNG's chunks go on to its end; behind that there may be anything."""
    position = len(PNG_SIGNATURE)
    while position + 12 <= len(content):
        if content[position + 4 : position + 8] == b"IEND":
            return True
        position += 12 + int.from_bytes(content[position : position + 4], "big")
    return False


def _decoded_jpeg(content, size):
    """Returns a JPEG's picture as blue, green, red; `None` if it was cut off or is damaged."""
    import cv2

    # Of a file that was cut off, OpenCV would fill the rest with grey.
    if not _is_whole(content):
        return None
    # A JPEG at least twice as large as needed is decoded at half its size, in half the time.
    halved = _short_side(content) >= 2 * size
    mode = cv2.IMREAD_REDUCED_COLOR_2 if halved else cv2.IMREAD_COLOR
    return cv2.imdecode(np.frombuffer(content, np.uint8), mode)


def _is_whole(content):
    """Says whether a JPEG's scan has an end; a telephone may have put something behind it."""
    for marker, position in _segments(content):
        if marker == START_OF_SCAN:
            # Not before: a small preview in the head has an end of its own.
            return END_OF_IMAGE in content[position:]
    return False


def _short_side(content):
    """Returns the shorter side that a JPEG's frame header states, 0 if there is none."""
    for marker, position in _segments(content):
        if marker in FRAME_MARKERS and position + 9 <= len(content):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return min(height, width)
    return 0


def _segments(content):
    """Yields the marker and the position of each segment of a JPEG, up to the scan."""
    position, marker = 2, None
    while position + 4 <= len(content) and content[position] == 0xFF and marker != START_OF_SCAN:
        marker = content[position + 1]
        if marker == 0xFF:  # a byte that only fills
            position += 1
            continue
        yield marker, position
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
