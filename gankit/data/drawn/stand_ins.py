"""Generated digits in the shapes of the recorded sets that they stand in for."""

import numpy as np

from gankit.data.content import prepared, resized
from gankit.data.drawn import digits
from gankit.data.drawn.handwriting import BLOCK
from gankit.data.entry import TRAIN_AND_TEST

MARGIN = 4
SEED = 28_003


def plain_digits(split, *, size, limit=None):
    """Returns generated digits, white on black, `(N, size, size, 1)`."""
    return digits.generate(split, size=size, limit=limit)


def filling_digits(split, *, size, limit=None):
    """Returns generated digits without their margin, `(N, size, size, 1)`."""
    images, labels, _ = digits.generate(split, limit=limit)
    cropped = images[:, MARGIN:-MARGIN, MARGIN:-MARGIN]
    return prepared(np.ascontiguousarray(cropped), labels, size=size)


def signboard_digits(split, *, size, limit=None):
    """Returns generated digits in one random colour on another, `(N, size, size, 3)`.

    Ink and ground differ by at least 60 of 255 in brightness; either may be the darker one.
    """
    return _painted(_signboard, split, size, limit)


def blended_digits(split, *, size, limit=None):
    """Returns generated digits as the difference to colour textures, `(N, size, size, 3)`.

    As MNIST-M was made from photographs: each channel is |texture - digit| (Ganin and
    Lempitsky 2015, section 4).
    """
    return _painted(_blended, split, size, limit)


def _signboard(ink, random):
    count, size = ink.shape[:2]
    ground = random.uniform(60, 195, (count, 1, 1, 3))
    contrast = random.uniform(60, 130, (count, 1, 1, 1))
    contrast *= random.choice([-1, 1], (count, 1, 1, 1))
    paint = contrast + random.normal(0, 10, (count, 1, 1, 3))
    return ground + ink * paint + 12 * _textures(random, count, size)


def _blended(ink, random):
    count, size = ink.shape[:2]
    ground = random.uniform(40, 215, (count, 1, 1, 3))
    texture = (ground + 45 * _textures(random, count, size)).clip(0, 255)
    return np.abs(texture - 255 * ink)


def _painted(paint, split, size, limit):
    """Paints whole blocks, so that the first images are the same whatever the limit."""
    count = min(limit or digits.COUNTS[split], digits.COUNTS[split])
    whole = -(-count // BLOCK) * BLOCK
    drawn = digits.generate(split, size=size, limit=whole)
    images = np.empty((whole, size, size, 3), "uint8")
    for start in range(0, whole, BLOCK):
        rows = slice(start, start + BLOCK)
        random = np.random.default_rng((SEED, TRAIN_AND_TEST.index(split), start))
        images[rows] = paint(drawn.images[rows] / np.float32(255), random).clip(0, 255)
    return prepared(images, drawn.labels, limit=count)


def _textures(random, count, size):
    """Returns smooth colour noise, float32 `(count, size, size, 3)`, mostly within [-1, 1]."""
    texture = np.zeros((count, size, size, 3), "float32")
    for side in (3, 8):
        coarse = random.integers(0, 256, (count, side, side, 3), dtype="uint8")
        texture += resized(coarse, size).astype("float32") / 127.5 - 1
    return texture
