"""`load`: one call for every data set, from wherever it can be had."""

import contextlib
import os
import warnings
from dataclasses import replace

import numpy as np

from gankit.data.dataset import Dataset
from gankit.data.download import DownloadError, download_files
from gankit.data.formats.damage import DamagedFile
from gankit.data.known_sets import DRAWN, entry_named, names
from gankit.data.layouts import locate
from gankit.data.own_pictures import load_folder, names_a_folder
from gankit.data.places import Place, SplitMissing, cache_folder, explain, places


def load(
    name: str | os.PathLike,
    split: str = "train",
    *,
    size: int | None = None,
    limit: int | None = None,
    data_home: str | os.PathLike | None = None,
    download: bool = True,
) -> Dataset:
    """Loads a data set by name, or a generated stand-in where it can't be had.

    A recorded set is looked for in `data_home`, in the folder that `$GANKIT_DATA` names, in what
    Keras has downloaded and in the cache; else it is downloaded into the cache. If that fails,
    generated images of the same shape are returned, with a `UserWarning` that says why. A folder
    of one's own pictures is named by its path.

    Args:
        name: `"mnist"`, `"fashion_mnist"`, `"usps"`, `"svhn"`, `"mnist_m"`, `"celeba"`,
            `"stacked_mnist"`, or generated `"digits"`, `"letters"`, `"faces"`, `"ring"`, `"grid"`,
            `"swiss_roll"`; or the path of a folder of pictures, such as `"./horses"`.
        split: `"train"` or `"test"`; CelebA also has `"validation"`.
        size: Side of the square images: area interpolation down, bilinear up. `None` keeps
            the set's own (64 for faces and for one's own pictures). Points have none.
        limit: How many to load, from the first; `None` for all. A set that has fewer gives
            what it has.
        data_home: A folder to look in first.
        download: `False` never asks the network.

    Returns:
        A `Dataset`: images uint8 `(N, H, W, C)`, labels int64 `(N,)`; `ring`, `grid` and
        `swiss_roll` give float32 points `(N, 2)` in [-1, 1].

    Raises:
        ValueError: If an argument is not as expected, or a file that was found is damaged.

    Example: `load("mnist", limit=100, size=32).signed()` -> float32 `(100, 32, 32, 1)`.
    """
    if name not in names() and names_a_folder(name):
        check_arguments(os.fspath(name), ("train",), split, size, limit)
        return load_folder(name, size=size, limit=limit)
    entry = entry_named(name)
    check_arguments(entry.name, entry.splits, split, size, limit)
    if name in DRAWN:
        content = entry.generate(split, size=size, limit=limit)
        return _dataset(entry, content, "generated")
    searched = places(data_home)
    found = _read_first(entry, split, searched, size, limit)
    if found is None and download:
        found, reason = _read_downloaded(entry, split, size, limit)
    elif found is None:
        reason = "download=False"
    if found is None:
        return _stood_in(entry, split, explain(entry, split, searched, reason), size, limit)
    content, origin = found
    return _dataset(entry, content, origin)


def _dataset(entry, content, origin):
    images, labels, attributes = content
    return Dataset(images, labels, entry.name, origin, entry.classes, attributes)


def check_arguments(name, splits, split, size, limit):
    """Refuses a split that a set has not, and numbers that are none; see `load`."""
    if split not in splits:
        raise ValueError(
            f"split: expected one of {', '.join(splits)} for {name}; received {split!r}."
        )
    for argument, value in (("size", size), ("limit", limit)):
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if value is not None and (not whole or value < 1):
            raise ValueError(
                f"{argument}: expected a whole number of at least 1, or None; received {value!r}."
            )


def _read_first(entry, split, searched, size, limit):
    """Returns the content and its origin from the first place that has the split, or None."""
    for place in searched:
        paths = locate(entry.layouts[split], place.folder)
        if paths is None:
            continue
        try:
            return entry.read(paths, split, size=size or entry.side, limit=limit), str(paths[0])
        except SplitMissing:
            continue
        except DamagedFile as damage:
            raise damage.with_cure(_cure(entry, damage.path, place)) from damage
    return None


def _cure(entry, path, place):
    # What can't be downloaded again was put there by hand, and stays.
    if place.is_cache and entry.files and path.is_file():
        with contextlib.suppress(OSError):  # a cache that can only be read
            path.unlink()
            return "It was removed from the cache: load again to get a fresh copy."
    if entry.files:
        return "Replace it with a whole copy, or remove it and load again to download one."
    return f"Replace it with a whole copy. {entry.how_by_hand(path.parent)}"


def _read_downloaded(entry, split, size, limit):
    """Returns what was read after a download, or None, and the reason if there was none."""
    if not entry.files:
        return None, entry.how_by_hand(cache_folder() / entry.home)
    try:
        download_files(entry.files[split], cache_folder() / entry.home)
    except DownloadError as error:
        return None, str(error)
    return _read_first(entry, split, [Place(cache_folder(), is_cache=True)], size, limit), ""


def _stood_in(entry, split, explanation, size, limit):
    warnings.warn(explanation, UserWarning, stacklevel=3)
    content = entry.stand_in(split, size=size or entry.side, limit=limit)
    classes = entry.stand_in_classes or entry.classes
    return replace(_dataset(entry, content, "generated"), classes=classes)
