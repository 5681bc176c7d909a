"""All data sets by name: a table of them, and getting one before it is needed."""

import os
from pathlib import Path
from typing import NamedTuple

from gankit.data.download import DownloadError, download_files
from gankit.data.drawn.digits import DIGITS
from gankit.data.drawn.faces import FACES
from gankit.data.drawn.grid import GRID
from gankit.data.drawn.letters import LETTERS
from gankit.data.drawn.ring import RING
from gankit.data.drawn.swiss_roll import SWISS_ROLL
from gankit.data.layouts import locate
from gankit.data.places import cache_folder, places
from gankit.data.recorded.celeba import CELEBA
from gankit.data.recorded.fashion_mnist import FASHION_MNIST
from gankit.data.recorded.mnist import MNIST
from gankit.data.recorded.mnist_m import MNIST_M
from gankit.data.recorded.stacked_mnist import STACKED_MNIST
from gankit.data.recorded.svhn import SVHN
from gankit.data.recorded.usps import USPS
from gankit.files import with_home

RECORDED = {
    entry.name: entry
    for entry in (MNIST, FASHION_MNIST, USPS, SVHN, MNIST_M, CELEBA, STACKED_MNIST)
}
DRAWN = {entry.name: entry for entry in (DIGITS, LETTERS, FACES, RING, GRID, SWISS_ROLL)}


def names() -> tuple[str, ...]:
    """Returns the names that `load` knows, recorded sets first, as a tuple."""
    return (*RECORDED, *DRAWN)


def entry_named(name):
    """Returns what is known of a data set, a `RecordedSet` or a `DrawnSet`.

    Args:
        name: One of `names()`.

    Raises:
        ValueError: If there is no such set; the message lists those there are.
    """
    entry = RECORDED.get(name) or DRAWN.get(name)
    if entry is None:
        raise ValueError(
            f"name: expected one of {', '.join(names())}, or a folder of pictures such as "
            f"'./{name}'; received {name!r}."
        )
    return entry


class CatalogueRow(NamedTuple):
    """One line of `gankit data list`.

    Args:
        name: The name for `load`.
        here: True if every split is at hand without a network.
        where: The folder or file it is in, `"generated"`, or how it would be got.
        size: The download's size, in words; `"-"` for generated sets.
        terms: The terms of use.
        summary: What it is.
    """

    name: str
    here: bool
    where: str
    size: str
    terms: str
    summary: str


def catalogue(data_home: str | os.PathLike | None = None) -> list[CatalogueRow]:
    """Returns a row for each data set: whether it is here, where, its size and terms.

    Nothing is read or downloaded.

    Args:
        data_home: A folder to look in first, as for `load`.

    Returns:
        A list of `CatalogueRow`, in the order of `names()`.
    """
    searched = places(data_home)
    recorded = [_recorded_row(entry, searched) for entry in RECORDED.values()]
    generated = [
        CatalogueRow(entry.name, True, "generated", "-", entry.terms, entry.summary)
        for entry in DRAWN.values()
    ]
    return recorded + generated


def _recorded_row(entry, searched):
    found = {}
    for split in entry.splits:
        for place in searched:
            paths = locate(entry.layouts[split], place.folder)
            if paths:
                found[split] = str(paths[0])
                break
    here = len(found) == len(entry.splits)
    where = ", ".join(dict.fromkeys(found.values()))
    if found and not here:
        where += f" (only {', '.join(found)})"
    if not found:
        where = f"gankit data fetch {entry.name}" if entry.files else "by hand: data/README.md"
    return CatalogueRow(entry.name, here, where, entry.download_size, entry.terms, entry.summary)


def fetch(name: str, *, data_home: str | os.PathLike | None = None) -> Path:
    """Downloads all files of a set, with Keras' progress bar; those there already are kept.

    Args:
        name: `"mnist"`, `"fashion_mnist"`, `"usps"`, `"svhn"` or `"stacked_mnist"`.
        data_home: Folder to put the set's folder into; the cache by default. `load` finds it
            again if it is given the same `data_home`, or `$GANKIT_DATA` names it.

    Returns:
        The set's folder, a `Path`.

    Raises:
        ValueError: If there is no such set, it is generated, it must be got by hand (the
            message says how), or a download failed (a `DownloadError`).
    """
    entry = entry_named(name)
    if name in DRAWN:
        raise ValueError(
            f"{name} is generated: there is nothing to fetch. It is at hand by its name: "
            f"load({name!r}), or --data {name} at the command line."
        )
    folder = (with_home(data_home) if data_home else cache_folder()) / entry.home
    if not entry.files:
        raise DownloadError(entry.how_by_hand(folder))
    files = dict.fromkeys(file for split in entry.splits for file in entry.files[split])
    download_files(files, folder)
    return folder
