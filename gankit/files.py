"""Files that are written whole or not at all, and paths as people write them."""

import contextlib
import os
import shutil
import time
from pathlib import Path

DAY_SECONDS = 86_400


def with_home(path):
    """Returns a path in which a `~` at the start has become the user's own folder.

    A shell does that only where `~` begins a word: not in `--out=~/runs`, and in Python never.

    Args:
        path: String or path object, such as `"~/runs/first"`.

    Returns:
        A `Path`.

    Raises:
        ValueError: If it begins with `~` and nobody says where the user's folder is.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ValueError(
            f"expected a path that can be found, received {str(path)!r}, and no home folder of "
            "that user is known. Write the whole path, without ~"
        ) from error


@contextlib.contextmanager
def whole_file(path):
    """Gives a path to write to; it takes the place of `path` only if all went well.

    Where something goes wrong the file that was there stays as it was. Each process has a part of
    its own, so two that write the same file leave one of the two, whole.

    Args:
        path: The `Path` of the file, whose suffix is kept.

    Yields:
        A `Path` beside it.
    """
    part = part_of(path)
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def part_of(path):
    """Names what is written before it takes its place.

    Example: `runs/model.keras` -> `runs/part-4711-model.keras`, in the process 4711.

    Args:
        path: A `Path`.

    Returns:
        The `Path` beside it, the same for the whole process.
    """
    return path.with_name(f"part-{os.getpid()}-{path.name}")


def sweep_parts(folder):
    """Removes the parts that killed processes left in a folder, once they are a day old.

    Args:
        folder: The `Path` of a folder that nobody else keeps files in.
    """
    for part in folder.glob("part-*"):
        with contextlib.suppress(FileNotFoundError):  # whoever wrote it has just finished
            if time.time() - part.stat().st_mtime < DAY_SECONDS:
                continue
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)
