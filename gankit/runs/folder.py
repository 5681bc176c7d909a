"""Where a run may be written, and how: each file whole or not at all."""

import os
from contextlib import contextmanager
from pathlib import Path


def refuse_taken(folder):
    """Refuses a place where no new run can be; nothing is made or changed.

    Args:
        folder: The folder for a new run.

    Raises:
        ValueError: If something is in the folder, it is a file, or it could not be written.
    """
    folder = Path(folder)
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise ValueError(f"{there} is a file: expected a new or empty folder for the run")
    if there == folder and any(folder.iterdir()):
        raise ValueError(f"{folder} is not empty: name a new folder, or remove what is in it")
    if not os.access(there, os.W_OK):
        raise ValueError(f"{there} can't be written: name another folder for the run")


@contextmanager
def whole_file(path):
    """Gives a path to write to; it takes the place of `path` only if all went well.

    Args:
        path: The `Path` of the file, whose suffix is kept.

    Yields:
        A `Path` beside it.
    """
    part = path.with_name(f"part-{path.name}")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
