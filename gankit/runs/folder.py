"""Where a run may be written."""

import os
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
