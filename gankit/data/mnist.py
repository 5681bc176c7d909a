"""MNIST: 28x28 handwritten digits, LeCun and Cortes (1998)."""

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.npz import read_npz
from gankit.data.stand_ins import plain_digits

NAME = "mnist"
SUMMARY = "handwritten digits, 28x28 grey, 60,000 + 10,000"
TERMS = "CC BY-SA 3.0"
SIZE = "11 MB"
CLASSES = tuple("0123456789")
SPLITS = ("train", "test")

# Address and checksum as in Keras' own keras/src/datasets/mnist.py.
FILES = dict.fromkeys(
    SPLITS,
    (
        RemoteFile(
            "mnist.npz",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
            "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
        ),
    ),
)
LAYOUTS = dict.fromkeys(SPLITS, (("mnist.npz",), ("mnist/mnist.npz",)))


def read(paths, split, *, size=None, limit=None):
    """Reads one split of `mnist.npz`.

    Args:
        paths: The located file.
        split: `"train"` or `"test"`.
        size: Side to resize to, or `None`.
        limit: How many to keep, or `None`.

    Returns:
        A `Content`: images uint8 `(N, 28, 28, 1)`, white on black.

    Raises:
        DamagedFile: If the file is not as expected.
    """
    images, labels = read_npz(paths[0], split, (28, 28))
    return prepared(images, labels, size=size, limit=limit)


def stand_in(split, *, size=None, limit=None):
    """Returns generated digits, which have MNIST's shape already."""
    return plain_digits(split, size=size or 28, limit=limit)
