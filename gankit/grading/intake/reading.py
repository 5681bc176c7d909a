"""Reading a stranger's file or zip file: no link, no pipe, and no more than the caps allow.

A zip is read member by member, into memory. What it says about itself (sizes, counts) is not
believed: what comes out is counted.
"""

import os
import re
import stat
import time
import zipfile

LARGEST_FILE = 100_000_000  # with all that its cells printed; three films of faces come to 30
SPECIAL = "is no file with content (a pipe, a device or a socket). Cure: remove it"
LINK = "is a symbolic link, which is never followed. Cure: hand in the file itself"
TOO_LARGE = f"is larger than {LARGEST_FILE // 1_000_000} MB. Cure: clear the outputs and save it"
# No link, no wait for a pipe's other end; the last three are not on every system.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
LARGEST_DIRECTORY = 1_000_000  # bytes of a zip's list of members
LARGEST_COLLECTION_DIRECTORY = 50_000_000
MOST_MEMBERS = 2_000
MOST_COLLECTION_MEMBERS = 200_000
STEEPEST = 200  # times; notebooks with their pictures come to 10
FROM_HERE_STEEP = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 65_536
_DAMAGED = "is damaged. Cure: make the zip again"


class UnfitFile(ValueError):
    """A file that can't be graded; its text goes on after the file's name."""


def open_regular(path):
    """Opens a file without following a link and without waiting.

    Args:
        path: The file.

    Returns:
        A binary file object.

    Raises:
        UnfitFile: If it is a link, no regular file, or can't be opened.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        if os.path.islink(path):
            raise UnfitFile(LINK) from error
        reason = getattr(error, "strerror", None) or "its name is damaged"
        raise UnfitFile(f"can't be opened ({reason}). Cure: let it be readable") from error
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise UnfitFile(SPECIAL)


def read_regular(path, most=LARGEST_FILE):
    """Reads a file, at most so much of it.

    Args:
        path: The file.
        most: Bytes that it may have.

    Returns:
        Its bytes.

    Raises:
        UnfitFile: If it is larger, a link, no regular file, or can't be read.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise UnfitFile(TOO_LARGE)
        try:
            content = file.read(most + 1)
        except OSError as error:
            raise UnfitFile(f"can't be read ({error.strerror}). Cure: copy it again") from error
    if len(content) > most:  # it grew
        raise UnfitFile(TOO_LARGE)
    return content


class Archive:
    """A zip file, opened.

    Args:
        path: The file.
        is_collection: Whether it holds a whole course's submissions, not one student's.

    Raises:
        UnfitFile: If it is no zip file, damaged, or holds far too much.
    """

    def __init__(self, path, is_collection=False):
        most = LARGEST_COLLECTION_DIRECTORY if is_collection else LARGEST_DIRECTORY
        self._file = _Sparing(open_regular(path), most)
        try:
            self._zip = zipfile.ZipFile(self._file)
        except UnfitFile:
            self._file.close()
            raise
        except Exception as error:  # damage has many errors, not only BadZipFile
            self._file.close()
            raise UnfitFile("is no zip file, or a damaged one. Cure: make the zip again") from error
        members = MOST_COLLECTION_MEMBERS if is_collection else MOST_MEMBERS
        if len(self._zip.infolist()) > members:
            self.close()
            raise UnfitFile(f"holds more than {members} files. Cure: hand in the notebook alone")

    def members(self):
        """Yields `(parts, member)` of each file: its path as a tuple of names, and the member."""
        for member in self._zip.infolist():
            names = re.split(r"[/\\]", member.filename)
            if names[-1]:  # else it is a folder
                yield tuple(name for name in names if name not in ("", ".", "..")), member

    def read(self, member, most=LARGEST_FILE):
        """Reads a member, at most so much of it.

        Args:
            member: One of `members()`.
            most: Bytes that it may have.

        Returns:
            Its bytes.

        Raises:
            UnfitFile: If it is larger, a link, encrypted, compressed too far or damaged.
        """
        _refuse(member)
        try:
            with self._zip.open(member) as file:
                return _read_within(file, member, most)
        except UnfitFile:
            raise
        except Exception as error:  # zlib, struct, zipfile and the rest
            raise UnfitFile(_DAMAGED) from error

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
            raise UnfitFile("has a list of files far too long. Cure: hand in the notebook alone")
        return content


def _refuse(member):
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnfitFile(LINK)
    if member.flag_bits & 0x1:
        raise UnfitFile("is encrypted. Cure: make the zip without a password")
    if member.compress_type not in _METHODS:
        raise UnfitFile("is compressed by a rare method. Cure: make an ordinary zip")


def _read_within(file, member, most):
    content = bytearray()
    steep = max(FROM_HERE_STEEP, STEEPEST * member.compress_size)
    while chunk := file.read(_CHUNK):
        content += chunk
        if len(content) > most:
            raise UnfitFile(TOO_LARGE)
        if len(content) > steep:
            raise UnfitFile("unpacks to far more than a notebook does. Cure: hand in the notebook")
    return bytes(content)
