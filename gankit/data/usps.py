"""USPS: 16x16 digits from envelopes, Hull (1994)."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.damage import check_images
from gankit.data.download import RemoteFile
from gankit.data.libsvm import read_libsvm
from gankit.data.npz import read_npz
from gankit.data.stand_ins import filling_digits

NAME = "usps"
SUMMARY = "digits from envelopes, 16x16 grey, 7,291 + 2,007"
TERMS = "research use"
SIZE = "a few MB"
CLASSES = tuple("0123456789")
SPLITS = ("train", "test")

# Addresses and MD5 as in torchvision/datasets/usps.py.
ADDRESS = "https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass/"
FILES = {
    "train": (RemoteFile("usps.bz2", ADDRESS + "usps.bz2", "ec16c51db3855ca6c91edd34d0e9b197"),),
    "test": (RemoteFile("usps.t.bz2", ADDRESS + "usps.t.bz2", "8ea070ee2aca1ac39742fdd1ef5ed118"),),
}
LAYOUTS = {
    split: (("usps/usps.npz",), ("usps.npz",), (f"usps/{file}",), (file,))
    for split, file in (("train", "usps.bz2"), ("test", "usps.t.bz2"))
}


def read(paths, split, *, size=None, limit=None):
    """Reads one split, from the LIBSVM collection's file or from an `.npz` with MNIST's keys.

    The LIBSVM files hold labels 1 to 10 for the digits 0 to 9 and values from -1 (black) to 1
    (white); these become 0 to 9 and 0 to 255.

    Args:
        paths: The located file.
        split: `"train"` or `"test"`.
        size: Side to resize to, or `None`.
        limit: How many to keep, or `None`.

    Returns:
        A `Content`: images uint8 `(N, 16, 16, 1)`, white on black.

    Raises:
        DamagedFile: If the file is not as expected.
    """
    if paths[0].suffix == ".npz":
        images, labels = read_npz(paths[0], split, (16, 16))
    else:
        values, numbers = read_libsvm(paths[0], pixels=256)
        images = np.round((values.clip(-1, 1) + 1) * 127.5).astype("uint8").reshape(-1, 16, 16)
        labels = numbers - 1
        check_images(paths[0], images, labels, (16, 16), 10)
    return prepared(images, labels, size=size, limit=limit)


def stand_in(split, *, size=None, limit=None):
    """Returns generated digits that fill a 16x16 frame, as those of USPS do."""
    return filling_digits(split, size=size or 16, limit=limit)
