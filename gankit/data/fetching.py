"""What can be had: a table of all sets, and getting one before it is needed."""

from pathlib import Path
from typing import NamedTuple

from gankit.data.absence import by_hand
from gankit.data.download import DownloadError, download_files
from gankit.data.places import cache_folder, locate, places
from gankit.data.sources import GENERATED, RECORDED, source_named


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


def catalogue(data_home=None):
    """Returns a row for each data set: whether it is here, where, its size and terms.

    Nothing is read or downloaded.

    Args:
        data_home: A folder to look in first, as for `load`.

    Returns:
        A list of `CatalogueRow`, in the order of `names()`.
    """
    searched = places(data_home)
    recorded = [_recorded_row(source, searched) for source in RECORDED.values()]
    generated = [
        CatalogueRow(source.NAME, True, "generated", "-", source.TERMS, source.SUMMARY)
        for source in GENERATED.values()
    ]
    return recorded + generated


def _recorded_row(source, searched):
    found = {}
    for split in source.SPLITS:
        for place in searched:
            paths = locate(source.LAYOUTS[split], place.folder)
            if paths:
                found[split] = str(paths[0])
                break
    here = len(found) == len(source.SPLITS)
    where = ", ".join(dict.fromkeys(found.values()))
    if found and not here:
        where += f" (only {', '.join(found)})"
    if not found:
        where = f"gankit data fetch {source.NAME}" if source.FILES else "by hand: data/README.md"
    return CatalogueRow(source.NAME, here, where, source.SIZE, source.TERMS, source.SUMMARY)


def fetch(name, *, data_home=None):
    """Downloads all files of a set, with Keras' progress bar; those there already are kept.

    Args:
        name: `"mnist"`, `"fashion_mnist"`, `"usps"` or `"svhn"`.
        data_home: Folder to put the set's folder into; the cache by default. `load` finds it
            again if it is given the same `data_home`, or `$GANKIT_DATA` names it.

    Returns:
        The set's folder, a `Path`.

    Raises:
        ValueError: If there is no such set, it is generated, it must be got by hand (the
            message says how), or a download failed (a `DownloadError`).
    """
    source = source_named(name)
    if name in GENERATED:
        raise ValueError(f"{name} is generated: there is nothing to fetch. Use load({name!r}).")
    folder = (Path(data_home).expanduser() if data_home else cache_folder()) / name
    if not source.FILES:
        raise DownloadError(by_hand(source, folder))
    files = dict.fromkeys(file for split in source.SPLITS for file in source.FILES[split])
    download_files(files, folder)
    return folder
