"""Where a data set is looked for: a folder given, `$GANKIT_DATA`, then the cache."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A folder to look in.

    Args:
        folder: The folder; it need not exist.
        is_cache: True for the one folder that gankit owns and may clean.
    """

    folder: Path
    is_cache: bool = False


def cache_folder():
    """Returns the folder for downloads and decoded images, outside any project.

    `$XDG_CACHE_HOME/gankit` where that variable is set, else `~/.cache/gankit`.

    Returns:
        A `Path`; the folder need not exist yet.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base).expanduser() if base else Path.home() / ".cache") / "gankit"


def places(data_home=None):
    """Returns the places to look in, in order.

    Args:
        data_home: A folder to look in first, or `None`.

    Returns:
        A list of `Place`: `data_home` and `$GANKIT_DATA` where given, then the cache.

    Raises:
        ValueError: If `data_home` is given but is no folder.
    """
    found = []
    if data_home is not None:
        folder = Path(data_home).expanduser()
        if not folder.is_dir():
            raise ValueError(
                f"data_home: expected an existing folder, received {str(data_home)!r}. "
                "Create it and put the data there, or leave data_home out."
            )
        found.append(Place(folder))
    if os.environ.get("GANKIT_DATA"):
        found.append(Place(Path(os.environ["GANKIT_DATA"]).expanduser()))
    return [*found, Place(cache_folder(), is_cache=True)]


def locate(layouts, folder):
    """Returns the paths of the first layout that is there whole.

    Args:
        layouts: Tuples of relative paths, the preferred one first, such as
            `(("mnist.npz",), ("mnist/mnist.npz",))`.
        folder: The folder that they are relative to.

    Returns:
        A tuple of paths, or `None` if no layout is there whole.
    """
    for layout in layouts:
        paths = tuple(Path(folder) / part for part in layout)
        if all(path.exists() for path in paths):
            return paths
    return None
