"""Reading a stranger's file: only a regular one, no link, and no more of it than allowed."""

import os
import stat

LARGEST_NOTEBOOK = 10_000_000
SPECIAL = "is no file with content (a pipe, a device or a socket). Cure: remove it"
LINK = "is a symbolic link, which is never followed. Cure: hand in the file itself"
TOO_LARGE = (
    f"is larger than {LARGEST_NOTEBOOK // 1_000_000} MB. Cure: clear the outputs, save it, and "
    "hand it in again"
)
# No link, no wait for a pipe's other end; the last three are not on every system.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class Unfit(ValueError):
    """A file that can't be graded; its text goes on after the file's name."""


def open_regular(path):
    """Opens a file without following a link and without waiting.

    Args:
        path: The file.

    Returns:
        A binary file object.

    Raises:
        Unfit: If it is a link, no regular file, or can't be opened.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        if os.path.islink(path):
            raise Unfit(LINK) from error
        reason = getattr(error, "strerror", None) or "its name is damaged"
        raise Unfit(f"can't be opened ({reason}). Cure: let it be readable") from error
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise Unfit(SPECIAL)


def read_regular(path, most=LARGEST_NOTEBOOK):
    """Reads a file, at most so much of it.

    Args:
        path: The file.
        most: Bytes that it may have.

    Returns:
        Its bytes.

    Raises:
        Unfit: If it is larger, a link, no regular file, or can't be read.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise Unfit(TOO_LARGE)
        try:
            content = file.read(most + 1)
        except OSError as error:
            raise Unfit(f"can't be read ({error.strerror}). Cure: copy it again") from error
    if len(content) > most:  # it grew
        raise Unfit(TOO_LARGE)
    return content
