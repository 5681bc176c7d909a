"""SVHN: 32x32 colour digits of house numbers, Netzer et al. (2011)."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.drawn.stand_ins import signboard_digits
from gankit.data.entry import RecordedSet
from gankit.data.formats.damage import DamagedFile, check_images, reading
from gankit.data.layouts import homes, in_folders

# Addresses and MD5 as in torchvision/datasets/svhn.py.
ADDRESS = "http://ufldl.stanford.edu/housenumbers/"
CHECKSUMS = {
    "train": "e26dedcc434d2e4c54c9b2d4a06d8373",
    "test": "eb5a983be6a315427106f1b164d9cef3",
}


def _read(paths, split, *, size, limit):
    """Reads one split from a MATLAB 5 file with X `(32, 32, 3, N)` and y `(N, 1)`.

    Images are uint8 `(N, 32, 32, 3)`; label 10 of the file is the digit 0.
    """
    from scipy.io import loadmat

    with reading(paths[0]):
        arrays = loadmat(str(paths[0]), variable_names=("X", "y"))
        images, labels = np.moveaxis(arrays["X"], -1, 0), arrays["y"].reshape(-1)
    if labels.size and not (labels.min() >= 1 and labels.max() <= 10):
        raise DamagedFile(
            paths[0], f"expected labels 1 to 10, received {labels.min()} to {labels.max()}"
        )
    labels = labels % 10
    check_images(paths[0], images, labels, (32, 32, 3), 10)
    return prepared(images, labels, size=size, limit=limit)


def _layouts(*names):
    folders = (*homes("svhn", "SVHN", "street-view-house-numbers"), "svhn/format2", "")
    return tuple(layout for name in names for layout in in_folders(folders, name))


SVHN = RecordedSet(
    name="svhn",
    summary="house numbers, cropped digits, 32x32 colour, 73,257 + 26,032",
    terms="non-commercial use",
    download_size="about 250 MB",
    side=32,
    channels=3,
    most=73_257,
    files={
        split: (RemoteFile(f"{split}_32x32.mat", f"{ADDRESS}{split}_32x32.mat", checksum),)
        for split, checksum in CHECKSUMS.items()
    },
    layouts={
        "train": _layouts("train_32x32.mat"),
        # The first 10,000 of the test split serve where the whole of it is not at hand.
        "test": _layouts("test_32x32.mat", "test_32x32_first10000.mat"),
    },
    read=_read,
    stand_in=signboard_digits,
)
