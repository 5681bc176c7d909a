"""Grey digits in two colours, so that a source without a ground of its own gets one."""

from dataclasses import replace

import numpy as np


def in_two_colours(images, random):
    """Paints grey images: for each a colour drawn for the ground and one for the ink.

    Args:
        images: Array `(N, H, W, C)` in [-1, 1], light on dark; C is 1, or 3 alike.
        random: `numpy.random.Generator` that draws the colours.

    Returns:
        Array `(N, H, W, 3)` float32 in [-1, 1].
    """
    ground, ink = random.uniform(-1, 1, (2, len(images), 1, 1, 3)).astype("float32")
    return ground + (ink - ground) * (images + 1) / 2


def painted(dataset, seed):
    """Returns a `Dataset` of grey images with each image in two colours of its own."""
    colours = in_two_colours(dataset.signed(), np.random.default_rng(seed))
    return replace(dataset, images=np.rint((colours + 1) * 127.5).astype("uint8"))
