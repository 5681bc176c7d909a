"""Reading a stranger's zip file: member by member, into memory, with a cap on everything.

What the zip says about itself (sizes, counts) is not believed: what comes out is counted.
"""

import re
import stat
import time
import zipfile

from gankit.grading.intake.files import LARGEST_NOTEBOOK, LINK, TOO_LARGE, Unfit, open_regular

LARGEST_DIRECTORY = 1_000_000  # bytes of a zip's list of members
LARGEST_COLLECTION_DIRECTORY = 50_000_000
MOST_MEMBERS = 2_000
MOST_COLLECTION_MEMBERS = 200_000
STEEPEST = 200  # times; notebooks with their pictures come to 10
FROM_HERE_STEEP = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 65_536
_DAMAGED = "is damaged. Cure: make the zip again"


class Archive:
    """A zip file, opened.

    Args:
        path: The file.
        is_collection: Whether it holds a whole course's submissions, not one student's.

    Raises:
        Unfit: If it is no zip file, damaged, or holds far too much.
    """

    def __init__(self, path, is_collection=False):
        most = LARGEST_COLLECTION_DIRECTORY if is_collection else LARGEST_DIRECTORY
        self._file = _Sparing(open_regular(path), most)
        try:
            self._zip = zipfile.ZipFile(self._file)
        except Unfit:
            self._file.close()
            raise
        except Exception as error:  # damage has many errors, not only BadZipFile
            self._file.close()
            raise Unfit("is no zip file, or a damaged one. Cure: make the zip again") from error
        members = MOST_COLLECTION_MEMBERS if is_collection else MOST_MEMBERS
        if len(self._zip.infolist()) > members:
            self.close()
            raise Unfit(f"holds more than {members} files. Cure: hand in the notebook alone")

    def members(self):
        """Yields `(parts, member)` of each file: its path as a tuple of names, and the member."""
        for member in self._zip.infolist():
            names = re.split(r"[/\\]", member.filename)
            if names[-1]:  # else it is a folder
                yield tuple(name for name in names if name not in ("", ".", "..")), member

    def read(self, member, most=LARGEST_NOTEBOOK):
        """Reads a member, at most so much of it.

        Args:
            member: One of `members()`.
            most: Bytes that it may have.

        Returns:
            Its bytes.

        Raises:
            Unfit: If it is larger, a link, encrypted, compressed too far or damaged.
        """
        _refuse(member)
        try:
            with self._zip.open(member) as file:
                return _read_within(file, member, most)
        except Unfit:
            raise
        except Exception as error:  # zlib, struct, zipfile and the rest
            raise Unfit(_DAMAGED) from error

    def close(self):
        """Closes the file."""
        self._zip.close()
        self._file.close()


def modified(member):
    """Returns when a member was last changed, in seconds since the epoch; 0 if that is damaged.

    Args:
        member: A `zipfile.ZipInfo`.
    """
    try:
        return time.mktime((*member.date_time, 0, 0, -1))
    except (ValueError, OverflowError):
        return 0.0


class _Sparing:
    """A binary file that refuses to read very much at once.

    `zipfile` reads the list of members in one piece, as long as the zip says it is.
    """

    def __init__(self, file, most):
        self._file, self._most = file, most
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def seekable(self):
        return True

    def read(self, count=-1):
        content = self._file.read(count if 0 <= count <= self._most else self._most + 1)
        if len(content) > self._most:
            raise Unfit("has a list of files far too long. Cure: hand in the notebook alone")
        return content


def _refuse(member):
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unfit(LINK)
    if member.flag_bits & 0x1:
        raise Unfit("is encrypted. Cure: make the zip without a password")
    if member.compress_type not in _METHODS:
        raise Unfit("is compressed by a rare method. Cure: make an ordinary zip")


def _read_within(file, member, most):
    content = bytearray()
    steep = max(FROM_HERE_STEEP, STEEPEST * member.compress_size)
    while chunk := file.read(_CHUNK):
        content += chunk
        if len(content) > most:
            raise Unfit(TOO_LARGE)
        if len(content) > steep:
            raise Unfit("unpacks to far more than a notebook does. Cure: hand in the notebook")
    return bytes(content)
