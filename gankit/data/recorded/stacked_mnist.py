"""Stacked MNIST: three digits as the colours of one image, so that there are 1,000 modes.

Metz et al. 2017, section 3.3.1: enough modes to be counted, and a classifier of digits to count
them by. Made from the files of MNIST.
"""

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn.handwriting import BLOCK
from gankit.data.drawn.stand_ins import plain_digits
from gankit.data.entry import TRAIN_AND_TEST, RecordedSet
from gankit.data.recorded.mnist import MNIST

SEED = 1_000_001


def _read(paths, split, *, size, limit):
    digits = MNIST.read(paths, split, size=size, limit=None)
    return _stacked(digits, split, limit, among=len(digits.labels))


def _stand_in(split, *, size, limit=None):
    # Among the digits of a block alone, so that a few stacks don't take all digits to be drawn.
    whole = None if limit is None else -(-limit // BLOCK) * BLOCK
    return _stacked(plain_digits(split, size=size, limit=whole), split, limit, among=BLOCK)


def _stacked(digits, split, limit, among):
    """Returns as many stacks as there are digits, each of three that chance puts together."""
    count = len(digits.labels) // among * among
    random = np.random.default_rng((SEED, TRAIN_AND_TEST.index(split)))
    block = np.arange(count) // among * among
    rows = (block[:, None] + random.integers(0, among, (count, 3)))[:limit]
    images = np.stack([digits.images[rows[:, colour], ..., 0] for colour in range(3)], axis=-1)
    return Content(images, digits.labels[rows] @ np.array([100, 10, 1]))


STACKED_MNIST = RecordedSet(
    name="stacked_mnist",
    summary="three MNIST digits as red, green and blue, 28x28 colour, 60,000 + 10,000",
    terms=MNIST.terms,
    download_size=MNIST.download_size,
    side=MNIST.side,
    channels=3,
    most=MNIST.most,
    files=MNIST.files,
    files_of=MNIST.name,
    layouts=MNIST.layouts,
    read=_read,
    stand_in=_stand_in,
    classes=tuple(f"{number:03}" for number in range(1_000)),
)
