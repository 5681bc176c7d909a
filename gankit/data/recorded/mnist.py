"""MNIST: 28x28 handwritten digits, LeCun and Cortes (1998)."""

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.drawn.stand_ins import plain_digits
from gankit.data.entry import TRAIN_AND_TEST, RecordedSet
from gankit.data.formats.csv_images import read_csv
from gankit.data.formats.damage import DamagedFile, check_images
from gankit.data.formats.idx import read_idx
from gankit.data.formats.npz import read_npz
from gankit.data.layouts import csv_spellings, homes, idx_spellings, in_folders

# Address and checksum as in Keras' own keras/src/datasets/mnist.py.
FILE = RemoteFile(
    "mnist.npz",
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
    "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
)


PREFIXES = {"train": "train", "test": "t10k"}
FOLDERS = (
    "MNIST/raw",
    "mnist/MNIST/raw",
    "mnist/raw",
    *homes("mnist", "MNIST"),
    "mnist-dataset",
    "",
)
# How the labels of another set begin whose files are called alike.
OF_CLOTHES = {"train": [9, 0, 0, 3, 0, 2, 7, 2, 5, 5], "test": [9, 2, 1, 1, 6, 1, 4, 6, 5, 7]}


def _read(paths, split, *, size, limit):
    """Reads one split, from `mnist.npz`, two IDX files or a table.

    Images are uint8 `(N, 28, 28, 1)`, white on black.
    """
    images, labels = read_grey(paths, split, limit)
    if len(paths) == 2 and labels[:10].tolist() == OF_CLOTHES[split]:
        raise DamagedFile(
            paths[1], "its labels are those of Fashion-MNIST, which belongs into fashion_mnist/"
        )
    return prepared(images, labels, size=size, limit=limit)


def read_grey(paths, split, limit):
    """Reads 28x28 images of ten classes in one of the three forms in which they are handed out.

    Args:
        paths: Tuple of the `.npz`, of the table, or of the IDX files of images and labels.
        split: `"train"` or `"test"`.
        limit: How many rows of a table to read; None for all.

    Returns:
        Images, uint8 `(N, 28, 28)`, and labels, integers `(N,)`.
    """
    if len(paths) == 2:
        images, labels = read_idx(paths[0]), read_idx(paths[1])
        check_images(paths[0], images, labels, (28, 28), 10)
        return images, labels
    if paths[0].suffix == ".npz":
        return read_npz(paths[0], split, (28, 28))
    return read_csv(paths[0], 28, limit=limit)


def idx_names(split):
    """Returns the spellings of the files of images and of labels of a split."""
    return [
        idx_spellings(f"{PREFIXES[split]}-{kind}-ubyte") for kind in ("images-idx3", "labels-idx1")
    ]


def _layouts(split):
    # Kaggle's competition: only what it calls train has labels.
    rows = in_folders(homes("digit-recognizer"), csv_spellings("train")) if split == "train" else ()
    return (
        *in_folders(("", *homes("mnist", "MNIST"), "mnist-numpy"), "mnist.npz"),
        *in_folders(FOLDERS, *idx_names(split)),
        *in_folders(
            (*homes("mnist", "MNIST"), "mnist-in-csv", ""), csv_spellings(f"mnist_{split}")
        ),
        *rows,
    )


MNIST = RecordedSet(
    name="mnist",
    summary="handwritten digits, 28x28 grey, 60,000 + 10,000",
    terms="CC BY-SA 3.0",
    download_size="11 MB",
    side=28,
    channels=1,
    most=60_000,
    files=dict.fromkeys(TRAIN_AND_TEST, (FILE,)),
    layouts={split: _layouts(split) for split in TRAIN_AND_TEST},
    read=_read,
    stand_in=plain_digits,
)
