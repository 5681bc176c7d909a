"""Grey digits in colours, so that a source without a ground of its own gets one."""

from dataclasses import replace

import numpy as np

AT_ONCE = 5_000  # images, so that 60,000 in float64 need not fit into memory
GRAIN = 0.1


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


def on_parted_grounds(dataset, seed):
    """Paints grey digits in one colour, each on a ground of two colours with some grain.

    Args:
        dataset: `Dataset` of grey images, light on dark.
        seed: Whole number that draws all of it.

    Returns:
        A `Dataset` of coloured images `(N, H, W, 3)`.
    """
    random = np.random.default_rng(seed)
    painted = [
        _painted(dataset.signed(slice(start, start + AT_ONCE)), random)
        for start in range(0, len(dataset), AT_ONCE)
    ]
    return replace(dataset, images=np.concatenate(painted))


def _painted(images, random):
    count, side = images.shape[:2]
    ground = _parted(count, side, random) + random.normal(0, GRAIN, (count, side, side, 1))
    ink = random.uniform(-1, 1, (count, 1, 1, 3))
    colours = ground + (ink - ground) * (images + 1) / 2
    return np.rint((np.clip(colours, -1, 1) + 1) * 127.5).astype("uint8")


def _parted(count, side, random):
    """Two colours on the two sides of a line that is anywhere from sharp to soft."""
    turned, moved, soft = (
        random.uniform(low, high, (count, 1, 1))
        for low, high in ((0, 2 * np.pi), (-0.7, 0.7), (0.02, 0.5))
    )
    y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    beyond = (np.cos(turned) * x + np.sin(turned) * y - moved) / soft
    one, other = random.uniform(-1, 1, (2, count, 1, 1, 3))
    return one + (other - one) / (1 + np.exp(-beyond[..., None]))
