"""Where a data set is looked for: a folder given, `$GANKIT_DATA`, then the cache.

And what to say where it is not there: what is missing, where it was looked for, how to get it.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gankit.data.whats_there import whats_there
from gankit.files import with_home

# Inside a folder: where Keras and many projects keep data sets, what Kaggle's downloads unpack to.
ROOMS = ("datasets", "data", "archive")


class SplitMissing(LookupError):
    """A place holds the set, but nothing of the split that was asked for."""


@dataclass(frozen=True)
class Place:
    """A folder to look in.

    Args:
        folder: The folder; it need not exist.
        is_cache: True for the one folder that gankit owns and may clean.
    """

    folder: Path
    is_cache: bool = False


def cache_folder() -> Path:
    """Returns the folder for downloads and decoded images, outside any project.

    `$XDG_CACHE_HOME/gankit` where that variable is set, else `~/.cache/gankit`; where the user has
    no home folder, or one that can't be written, a folder among the system's temporary ones.

    Returns:
        A `Path`; the folder need not exist yet.
    """
    return cache_folders()[-1]


def cache_folders():
    """Returns all folders in which downloads and decoded images may lie.

    Returns:
        List of `Path`, the one that is written to last. There are two where the cache in the home
        folder can be read but not written, as in a container or a computer room.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return [with_home(base) / "gankit"]
    try:
        own = [Path.home() / ".cache" / "gankit"]
    except RuntimeError:  # no HOME, and a user whom the system does not know
        own = []
    if own and _can_be_written(own[0]):
        return own
    own = [folder for folder in own if _can_be_looked_into(folder)]
    temporary = Path(tempfile.gettempdir()) / f"gankit-{_user()}"
    return [*own, temporary] if _is_ours(temporary) or not own else own


def places(data_home=None):
    """Returns the places to look in, in order.

    Args:
        data_home: A folder to look in first, or `None`.

    Returns:
        A list of `Place`: `data_home` and `$GANKIT_DATA` where given, each with the `ROOMS` in it,
        Keras' own downloads where there are any, then the cache.

    Raises:
        ValueError: If `data_home` is given but is no folder.
    """
    given = []
    if data_home is not None:
        folder = with_home(data_home)
        if not folder.is_dir():
            raise ValueError(
                f"data_home: expected an existing folder, received {str(data_home)!r}. "
                "Create it and put the data there, or leave data_home out."
            )
        given.append(folder)
    if os.environ.get("GANKIT_DATA"):
        given.append(with_home(os.environ["GANKIT_DATA"]))
    own = [room for folder in given for room in _with_rooms(folder)]
    *read_only, written = cache_folders()
    found = [Place(folder) for folder in (*own, *_of_keras(), *read_only)]
    return [*found, Place(written, is_cache=True)]


def explain(entry, split, searched, reason):
    """Returns the warning for a stand-in: what is missing, where, why, and what comes instead.

    Args:
        entry: The `RecordedSet`.
        split: The split that was asked for.
        searched: The `Place`s that were looked in.
        reason: Why it could not be downloaded.

    Returns:
        One paragraph of text.
    """
    stand_in = "drawn digits" if entry.classes else "drawn faces"
    if entry.stand_in_classes:
        stand_in += f", NOT {entry.summary.split(',')[0]}"
    looked = "; ".join(whats_there(entry, split, place.folder) for place in searched)
    return (
        f"{entry.name} ({split}) is not at hand: GENERATED images ({stand_in}) stand in for it, "
        f"and no result from them says anything about {entry.name}. Looked in {looked}. "
        f"Not downloaded: {reason}"
    )


def _with_rooms(folder):
    """Returns a folder and, behind it, the folders in it in which data sets are often kept."""
    return [folder, *(folder / room for room in ROOMS if (folder / room).is_dir())]


def _of_keras():
    """Yields the folder where Keras keeps its data sets, if there is one."""
    home = Path(os.environ.get("KERAS_HOME") or os.path.expanduser("~/.keras"))
    if os.path.isdir(home / "datasets"):
        yield home / "datasets"


def _can_be_written(folder):
    # subtle: of what lies in somebody else's home, os.path says that it is not there; a Path raises
    there = next(path for path in (folder, *folder.parents) if os.path.exists(path))
    return os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK)


def _can_be_looked_into(folder):
    try:
        folder.stat()
    except PermissionError:
        return False
    except OSError:  # not there yet
        pass
    return True


def _user():
    return os.getuid() if hasattr(os, "getuid") else 0


def _is_ours(folder):
    """Says whether a folder among everybody's temporary ones is this user's, or not there yet."""
    if folder.is_symlink():
        return False
    return not folder.exists() or folder.stat().st_uid in (_user(), 0)
