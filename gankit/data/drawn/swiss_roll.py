"""Generated 2-D points: a thin band that winds around the centre, the swiss roll."""

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn.points import COUNTS, refuse_size
from gankit.data.entry import DrawnSet

TURNS = 1.5
RADIUS = 0.8
DEVIATION = 0.02
SEEDS = {"train": 15_001, "test": 15_002}


def middle(share: np.ndarray) -> np.ndarray:
    """Returns places on the middle of the band.

    Args:
        share: Array `(N,)`, how far out: 0 is the centre of the plane, 1 the band's outer end.

    Returns:
        Array `(N, 2)`. Example: 1 lies at (-0.8, 0).
    """
    share = np.asarray(share)
    angle = 2 * np.pi * TURNS * share
    return RADIUS * share[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _generate(split="train", *, size=None, limit=None):
    refuse_size(size)
    random, count = np.random.default_rng(SEEDS[split]), COUNTS[split]
    # The root spreads the points evenly along the band, which is longer further out.
    share = np.sqrt(random.uniform(0.01, 1.0, count))
    points = middle(share) + random.normal(0, DEVIATION, (count, 2))
    points = points.clip(-1, 1).astype("float32")[:limit]
    return Content(points, np.zeros(len(points), "int64"))


SWISS_ROLL = DrawnSet(
    name="swiss_roll",
    summary="2-D points, a band that winds one and a half times, 20,000 + 4,000",
    generate=_generate,
    counts=COUNTS,
    sample_shape=(2,),
)
