"""Points drawn from equal Gaussians: the whole of `ring` and `grid` but their centres."""

import numpy as np

from gankit.data.content import Content

COUNTS = {"train": 20_000, "test": 4_000}


def mixture(centres, deviation, seed, *, size=None, limit=None, count):
    """Draws points from Gaussians of equal weight around `centres`.

    Args:
        centres: float `(modes, 2)`.
        deviation: Standard deviation along each axis.
        seed: An integer, or a sequence of integers.
        size: Must be `None`; points have no size.
        limit: How many points to keep, from the first; `None` for all.
        count: How many points the set has.

    Returns:
        A `Content`: float32 points `(N, 2)`, clipped to [-1, 1]; labels int64 `(N,)`, the
        index of the mode.

    Raises:
        ValueError: If a size is given.
    """
    if size is not None:
        raise ValueError(f"size: expected None, since points have no size; received {size!r}.")
    random = np.random.default_rng(seed)
    labels = random.integers(0, len(centres), count)
    noise = random.normal(0, deviation, (count, 2))
    points = (centres[labels] + noise).clip(-1, 1).astype("float32")
    return Content(points[:limit], labels[:limit].astype("int64"))
