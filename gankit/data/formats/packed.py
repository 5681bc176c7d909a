"""A file's content, unpacked if it is packed: how it begins tells that, not its name.

Browsers and archive programs unpack files without renaming them, and the other way round.
"""

import bz2
import codecs
import gzip
import io
import lzma
import zipfile

from gankit.data.formats.damage import reading

UNPACKING = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ": lzma.decompress}
ZIP = b"PK\x03\x04"


def content_of(path):
    """Returns the bytes of a file, unpacked from gzip, bzip2, xz, or a zip of one file.

    Args:
        path: The file.

    Returns:
        Bytes.

    Raises:
        DamagedFile: If it can't be unpacked, or a zip holds several files.
    """
    with reading(path):
        content = path.read_bytes()
        for beginning, unpack in UNPACKING.items():
            if content.startswith(beginning):
                return unpack(content)
        return _only_member(content) if content.startswith(ZIP) else content


def text_of(path):
    """Returns the text of a file, packed or not, with or without a byte-order mark.

    Args:
        path: The file, in UTF-8, or in UTF-16 with a mark as Windows programs write it.

    Returns:
        A string.

    Raises:
        DamagedFile: If it can't be unpacked or is no text.
    """
    content = content_of(path)
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    with reading(path):
        return content.decode("utf-16" if is_wide else "utf-8-sig")


def _only_member(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        members = [one for one in members if not one.filename.startswith("__MACOSX/")]
        if len(members) != 1:
            raise ValueError(f"expected a zip of one file, received one of {len(members)}")
        return archive.read(members[0])
