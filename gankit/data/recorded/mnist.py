"""MNIST: 28x28 handwritten digits, LeCun and Cortes (1998)."""

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.drawn.stand_ins import plain_digits
from gankit.data.entry import TRAIN_AND_TEST, RecordedSet
from gankit.data.formats.npz import read_npz

# Address and checksum as in Keras' own keras/src/datasets/mnist.py.
FILE = RemoteFile(
    "mnist.npz",
    "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
    "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
)


def _read(paths, split, *, size, limit):
    """Reads one split of `mnist.npz`: images uint8 `(N, 28, 28, 1)`, white on black."""
    images, labels = read_npz(paths[0], split, (28, 28))
    return prepared(images, labels, size=size, limit=limit)


MNIST = RecordedSet(
    name="mnist",
    summary="handwritten digits, 28x28 grey, 60,000 + 10,000",
    terms="CC BY-SA 3.0",
    download_size="11 MB",
    side=28,
    files=dict.fromkeys(TRAIN_AND_TEST, (FILE,)),
    layouts=dict.fromkeys(TRAIN_AND_TEST, (("mnist.npz",), ("mnist/mnist.npz",))),
    read=_read,
    stand_in=plain_digits,
)
