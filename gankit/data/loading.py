"""`load`: one call for every data set, from wherever it can be had."""

import warnings
from dataclasses import replace

import numpy as np

from gankit.data.absence import SplitMissing, by_hand, explain
from gankit.data.damage import DamagedFile
from gankit.data.dataset import Dataset
from gankit.data.download import DownloadError, download_files
from gankit.data.places import Place, cache_folder, locate, places
from gankit.data.sources import GENERATED, source_named


def load(name, split="train", *, size=None, limit=None, data_home=None, download=True):
    """Loads a data set by name, or a generated stand-in where it can't be had.

    A recorded set is looked for in `data_home`, in the folder that `$GANKIT_DATA` names and
    in the cache; else it is downloaded into the cache. If that fails, generated images of
    the same shape are returned, with a `UserWarning` that says why.

    Args:
        name: `"mnist"`, `"fashion_mnist"`, `"usps"`, `"svhn"`, `"mnist_m"`, `"celeba"`, or
            generated `"digits"`, `"faces"`, `"ring"`, `"grid"`.
        split: `"train"` or `"test"`; CelebA also has `"validation"`.
        size: Side of the square images: area interpolation down, bilinear up. `None` keeps
            the set's own (64 for faces). Points have none.
        limit: How many to load, from the first; `None` for all. A set that has fewer gives
            what it has.
        data_home: A folder to look in first.
        download: `False` never asks the network.

    Returns:
        A `Dataset`: images uint8 `(N, H, W, C)`, labels int64 `(N,)`; `ring` and `grid` give
        float32 points `(N, 2)` in [-1, 1].

    Raises:
        ValueError: If an argument is not as expected, or a file that was found is damaged.

    Example: `load("mnist", limit=100, size=32).signed()` -> float32 `(100, 32, 32, 1)`.
    """
    source = source_named(name)
    _check_arguments(source, split, size, limit)
    if name in GENERATED:
        content = source.generate(split, size=size, limit=limit)
        return _dataset(source, content, "generated")
    searched = places(data_home)
    found = _read_first(source, split, searched, size, limit)
    if found is None and download:
        found, reason = _read_downloaded(source, split, size, limit)
    elif found is None:
        reason = "download=False"
    if found is None:
        return _stood_in(source, split, explain(source, split, searched, reason), size, limit)
    content, origin = found
    return _dataset(source, content, origin)


def _dataset(source, content, origin):
    images, labels, attributes = content
    return Dataset(images, labels, source.NAME, origin, source.CLASSES, attributes)


def _check_arguments(source, split, size, limit):
    if split not in source.SPLITS:
        raise ValueError(
            f"split: expected one of {', '.join(source.SPLITS)} for {source.NAME}; "
            f"received {split!r}."
        )
    for argument, value in (("size", size), ("limit", limit)):
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if value is not None and (not whole or value < 1):
            raise ValueError(
                f"{argument}: expected a whole number of at least 1, or None; received {value!r}."
            )


def _read_first(source, split, searched, size, limit):
    """Returns the content and its origin from the first place that has the split, or None."""
    for place in searched:
        paths = locate(source.LAYOUTS[split], place.folder)
        if paths is None:
            continue
        try:
            return source.read(paths, split, size=size, limit=limit), str(paths[0])
        except SplitMissing:
            continue
        except DamagedFile as damage:
            raise damage.with_cure(_cure(source, damage.path, place)) from damage
    return None


def _cure(source, path, place):
    # What can't be downloaded again was put there by hand, and stays.
    if place.is_cache and source.FILES and path.is_file():
        path.unlink()
        return "It was removed from the cache: load again to get a fresh copy."
    if source.FILES:
        return "Replace it with a whole copy, or remove it and load again to download one."
    return f"Replace it with a whole copy. {by_hand(source, path.parent)}"


def _read_downloaded(source, split, size, limit):
    """Returns what was read after a download, or None, and the reason if there was none."""
    if not source.FILES:
        return None, by_hand(source, cache_folder() / source.NAME)
    try:
        download_files(source.FILES[split], cache_folder() / source.NAME)
    except DownloadError as error:
        return None, str(error)
    return _read_first(source, split, [Place(cache_folder(), is_cache=True)], size, limit), ""


def _stood_in(source, split, explanation, size, limit):
    warnings.warn(explanation, UserWarning, stacklevel=3)
    content = source.stand_in(split, size=size, limit=limit)
    classes = getattr(source, "STAND_IN_CLASSES", source.CLASSES)
    return replace(_dataset(source, content, "generated"), classes=classes)
