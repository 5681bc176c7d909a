"""Data sets: one call, `load(name)`, and generated stand-ins where there is no network.

Reading order: `dataset.py` (what comes back), `loading.py` (where it is looked for), one
file per set (`mnist.py`, `fashion_mnist.py`, `usps.py`, `svhn.py`, `mnist_m.py`, `celeba.py`,
`digits.py`, `faces.py`, `ring.py`, `grid.py`), `fetching.py` (what there is, and getting it).
Keras, OpenCV and SciPy are imported only inside the functions that need them.
"""

from gankit.data.damage import DamagedFile
from gankit.data.dataset import Dataset
from gankit.data.download import DownloadError
from gankit.data.fetching import CatalogueRow, catalogue, fetch
from gankit.data.loading import load
from gankit.data.places import cache_folder
from gankit.data.sources import names

__all__ = [
    "CatalogueRow",
    "DamagedFile",
    "Dataset",
    "DownloadError",
    "cache_folder",
    "catalogue",
    "fetch",
    "load",
    "names",
]
