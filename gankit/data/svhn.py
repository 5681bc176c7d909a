"""SVHN: 32x32 colour digits of house numbers, Netzer et al. (2011)."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.damage import DamagedFile, check_images, reading
from gankit.data.download import RemoteFile
from gankit.data.stand_ins import signboard_digits

NAME = "svhn"
SUMMARY = "house numbers, cropped digits, 32x32 colour, 73,257 + 26,032"
TERMS = "non-commercial use"
SIZE = "about 250 MB"
CLASSES = tuple("0123456789")
SPLITS = ("train", "test")

# Addresses and MD5 as in torchvision/datasets/svhn.py.
ADDRESS = "http://ufldl.stanford.edu/housenumbers/"
CHECKSUMS = {
    "train_32x32.mat": "e26dedcc434d2e4c54c9b2d4a06d8373",
    "test_32x32.mat": "eb5a983be6a315427106f1b164d9cef3",
}
FILES = {
    split: (RemoteFile(name, ADDRESS + name, CHECKSUMS[name]),)
    for split, name in (("train", "train_32x32.mat"), ("test", "test_32x32.mat"))
}
# The first 10,000 of the test split serve where the whole of it is not at hand.
LAYOUTS = {
    "train": (("svhn/train_32x32.mat",), ("train_32x32.mat",)),
    "test": (
        ("svhn/test_32x32.mat",),
        ("test_32x32.mat",),
        ("svhn/test_32x32_first10000.mat",),
        ("test_32x32_first10000.mat",),
    ),
}


def read(paths, split, *, size=None, limit=None):
    """Reads one split from a MATLAB 5 file with X `(32, 32, 3, N)` and y `(N, 1)`.

    Args:
        paths: The located file.
        split: `"train"` or `"test"`.
        size: Side to resize to, or `None`.
        limit: How many to keep, or `None`.

    Returns:
        A `Content`: images uint8 `(N, 32, 32, 3)`; label 10 of the file is the digit 0.

    Raises:
        DamagedFile: If the file is not as expected.
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


def stand_in(split, *, size=None, limit=None):
    """Returns generated digits in two colours, as on signs, 32x32."""
    return signboard_digits(split, size=size or 32, limit=limit)
