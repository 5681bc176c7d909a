"""Pictures of one's own, from a folder: JPEG and PNG of any size, decoded once into a map."""

import os
from collections import Counter

import numpy as np

from gankit.data.dataset import Dataset
from gankit.data.formats.pictures import PICTURE_SUFFIXES
from gankit.data.recorded.decoded import decoded
from gankit.files import with_home

DEFAULT_SIZE = 64


def names_a_folder(name: str | os.PathLike) -> bool:
    """Says whether a name is meant as the path of a folder rather than as that of a data set.

    Args:
        name: What was given.

    Returns:
        True if it is a path object, has a slash or begins with a dot or a tilde, or if something of
        that name is there.

    Example: `"./mnist"` -> True; `"mnist"` -> False, unless there is something of that name here.
    """
    if not isinstance(name, str):
        return isinstance(name, os.PathLike)
    has_slash = "/" in name or os.sep in name
    return has_slash or name[:1] in (".", "~") or os.path.exists(name)


def load_folder(
    folder: str | os.PathLike, *, size: int | None = None, limit: int | None = None
) -> Dataset:
    """Loads the pictures of a folder and of the folders in it, in the order of their paths.

    Of each the middle square is taken and resized, by area down and bilinear up. Grey pictures
    become colour, what is transparent becomes white. They are decoded once; as long as no file
    changes, later calls open the result. Pictures that can't be read are left out with a warning
    that names them.

    Args:
        folder: Its path.
        size: Side of the images; 64 by default.
        limit: How many pictures to take, from the first; `None` for all.

    Returns:
        A `Dataset` named as the folder, with images uint8 `(N, size, size, 3)`, a read-only memory
        map, and no classes.

    Raises:
        ValueError: If there is no such folder, or no picture in it that can be read.
    """
    folder = with_home(folder)
    names = pictures_below(folder)
    stamps = [_stamp(folder / name) for name in names]
    images, _ = decoded(
        folder, names, "all", size or DEFAULT_SIZE, limit, room="pictures", stamps=stamps
    )
    name = folder.resolve().name
    return Dataset(images, np.zeros(len(images), "int64"), name, str(folder))


def pictures_below(folder):
    """Returns the paths of the pictures in a folder and in the folders in it; none is opened.

    Args:
        folder: Its `Path`.

    Returns:
        List of strings, relative to the folder, in order.

    Raises:
        ValueError: If there is no such folder, or no picture in it.
    """
    if not folder.is_dir():
        kind = "is a file" if folder.exists() else "is not there"
        raise ValueError(
            f"{folder} {kind}: expected a folder of JPEG or PNG pictures, or the name of a data "
            "set (`gankit data list`)."
        )
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder)
    )
    names = [
        path.relative_to(folder).as_posix()
        for path in files
        if path.suffix.lower() in PICTURE_SUFFIXES
    ]
    if not names:
        kinds = Counter(path.suffix.lower() or path.name for path in files).most_common(3)
        found = ", ".join(f"{count} {kind}" for kind, count in kinds) or "nothing"
        raise ValueError(
            f"{folder} holds no JPEG or PNG picture, nor do the folders in it: found {found}. "
            "Convert the pictures to one of these, or name another folder."
        )
    return names


def _is_hidden(path, folder):
    """Says whether a file is another program's note about a picture."""
    return any(part[0] == "." or part == "__MACOSX" for part in path.relative_to(folder).parts)


def _stamp(path):
    state = path.stat()
    return state.st_size, state.st_mtime_ns
