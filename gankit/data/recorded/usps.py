"""USPS: 16x16 digits from envelopes, Hull (1994)."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.drawn.stand_ins import filling_digits
from gankit.data.entry import RecordedSet
from gankit.data.formats.damage import check_images
from gankit.data.formats.libsvm import read_libsvm
from gankit.data.formats.npz import read_npz
from gankit.data.formats.usps_files import read_h5, read_rows
from gankit.data.layouts import homes, in_folders

# Addresses and MD5 as in torchvision/datasets/usps.py.
ADDRESS = "https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass/"
FILES = {
    "train": RemoteFile("usps.bz2", ADDRESS + "usps.bz2", "ec16c51db3855ca6c91edd34d0e9b197"),
    "test": RemoteFile("usps.t.bz2", ADDRESS + "usps.t.bz2", "8ea070ee2aca1ac39742fdd1ef5ed118"),
}


def _read(paths, split, *, size, limit):
    """Reads one split: images uint8 `(N, 16, 16, 1)`, white on black.

    An `.npz` has MNIST's keys. The other files hold values from -1, in the HDF5 file from 0
    (black), to 1 (white), which become 0 to 255; the LIBSVM files have labels 1 to 10 for the
    digits 0 to 9.
    """
    if paths[0].suffix == ".npz":
        images, labels = read_npz(paths[0], split, (16, 16))
        return prepared(images, labels, size=size, limit=limit)
    values, labels = _numbers(paths[0], split)
    images = np.round((values.clip(-1, 1) + 1) * 127.5).astype("uint8").reshape(-1, 16, 16)
    check_images(paths[0], images, labels, (16, 16), 10)
    return prepared(images, labels, size=size, limit=limit)


def _numbers(path, split):
    """Reads values from -1 to 1 and labels from 0 to 9."""
    if path.suffix == ".h5":
        values, labels = read_h5(path, split)
        return 2 * values - 1, labels
    if path.name.startswith("zip."):
        return read_rows(path, pixels=256)
    values, numbers = read_libsvm(path, pixels=256)
    return values, numbers - 1


def _layouts(split, name):
    folders = homes("usps", "USPS", "usps-dataset")
    plain = name.removesuffix(".bz2")
    rows = f"zip.{split}"
    return (
        *in_folders((*folders, ""), "usps.npz"),
        *in_folders((*folders, ""), name),
        *in_folders(folders, (plain, f"{plain}.txt")),
        *in_folders((*folders, ""), (f"{rows}.gz", rows)),
        *in_folders((*folders, ""), "usps.h5"),
    )


USPS = RecordedSet(
    name="usps",
    summary="digits from envelopes, 16x16 grey, 7,291 + 2,007",
    terms="research use",
    download_size="a few MB",
    side=16,
    channels=1,
    most=7_291,
    files={split: (file,) for split, file in FILES.items()},
    layouts={split: _layouts(split, file.name) for split, file in FILES.items()},
    read=_read,
    stand_in=filling_digits,
)
