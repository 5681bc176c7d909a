"""Where a new run may be: a folder that is new or empty, taken by one training alone."""

import contextlib
import os
from collections.abc import Iterator

from gankit.files import with_home
from gankit.runs.run import FRAMES


def refuse_taken(folder: str | os.PathLike) -> None:
    """Refuses a place where no new run can be; nothing is made or changed.

    Args:
        folder: The folder for a new run.

    Raises:
        ValueError: If something is in the folder, it is a file, or it could not be written.
    """
    folder = with_home(folder)
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise ValueError(f"{there} is a file: expected a new or empty folder for the run")
    if there == folder and any(folder.iterdir()):
        raise ValueError(f"{folder} is not empty: name a new folder, or remove what is in it")
    if not os.access(there, os.W_OK):
        raise ValueError(f"{there} can't be written: name another folder for the run")


@contextlib.contextmanager
def claimed(folder: str | os.PathLike) -> Iterator[None]:
    """Takes a folder for one run: of two trainings that are started at once, one alone gets it.

    If what is done inside fails, the folder is given back as it was found.

    Args:
        folder: The folder for a new run; made if it is missing.

    Raises:
        ValueError: If no new run can be there.
    """
    refuse_taken(folder)
    folder = with_home(folder).absolute()
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / FRAMES).mkdir()  # subtle: of all who try, the system lets one succeed
    except FileExistsError as error:
        raise ValueError(
            f"{folder} was taken by another training just now: name a new folder"
        ) from error
    try:
        yield
    except BaseException:
        for path in (folder / FRAMES, *made):
            with contextlib.suppress(OSError):  # not empty: somebody else's by now
                path.rmdir()
        raise
