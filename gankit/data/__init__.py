"""Data sets: one call, `load(name)`, and generated stand-ins where there is no network.

Reading order: `dataset.py` (what comes back), `loading.py` (how it is found), `places.py` (where it
is looked for), `known_sets.py` (what there is) with `entry.py` (what each says of itself),
`description.py` (what is known of a set before it is loaded),
`batches.py` and `two_domains.py` (what a training run is fed), `altered.py` (a set's edges, its
negative), `levels.py` (a set at every size of a network that grows),
`own_pictures.py` (a folder of one's own); `download.py`, `content.py`. Three rooms: `recorded/` has
a file for each such set, `drawn/` what is generated, `formats/` the readers of files.
Keras, OpenCV and SciPy are imported only inside the functions that need them.
"""

from gankit.data.altered import edges, negative
from gankit.data.batches import reconstruction_batches, shuffled_batches
from gankit.data.dataset import Dataset
from gankit.data.description import Description, describe
from gankit.data.download import DownloadError
from gankit.data.drawn import grid, ring
from gankit.data.formats.damage import DamagedFile
from gankit.data.known_sets import CatalogueRow, catalogue, fetch, names
from gankit.data.levels import image_levels
from gankit.data.loading import load
from gankit.data.own_pictures import names_a_folder
from gankit.data.places import cache_folder
from gankit.data.two_domains import domain_batches, matched, pair_batches

__all__ = [
    "CatalogueRow",
    "DamagedFile",
    "Dataset",
    "Description",
    "DownloadError",
    "cache_folder",
    "catalogue",
    "describe",
    "domain_batches",
    "edges",
    "fetch",
    "grid",
    "image_levels",
    "load",
    "matched",
    "names",
    "names_a_folder",
    "negative",
    "pair_batches",
    "reconstruction_batches",
    "ring",
    "shuffled_batches",
]


def __dir__():
    return __all__
