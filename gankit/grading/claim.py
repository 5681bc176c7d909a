"""One grader for one report: a lock that the system takes back, whatever ends the grader."""

import contextlib
import fcntl

LOCK = "lock"


@contextlib.contextmanager
def claimed(folder, is_new):
    """Takes the folder of a report's results for one grader; made if it is missing.

    Args:
        folder: Its `Path`.
        is_new: Whether it must not be there yet: of two that begin at once one makes it.

    Raises:
        ValueError: If another grader has it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=not is_new)
    except FileExistsError as error:
        raise _taken(folder) from error
    with (folder / LOCK).open("w") as file:
        _lock(file, folder)
        yield


def refuse_claimed(folder):
    """Refuses a folder that a grader is at work on; nothing is made or changed.

    Args:
        folder: The `Path` of a report's results; it need not be there.

    Raises:
        ValueError: If another grader has it.
    """
    with contextlib.suppress(FileNotFoundError), (folder / LOCK).open("r+") as file:
        _lock(file, folder)


def _lock(file, folder):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _taken(folder) from error
    except OSError:
        pass  # a file system without locks


def _taken(folder):
    return ValueError(
        f"another gankit grade is at work on {folder.parent}: wait until it has ended and say "
        "--resume, or name a new folder"
    )
