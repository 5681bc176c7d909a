"""Generated 2-D points: 25 Gaussians on a 5x5 grid."""

import numpy as np

from gankit.data.drawn.points import COUNTS, Mixture
from gankit.data.entry import DrawnSet

SIDE = 5
REACH = 0.8
DEVIATION = 0.02
SEEDS = {"train": 25_001, "test": 25_002}


def centres() -> np.ndarray:
    """Returns the modes' centres, float32 `(25, 2)`, from (-0.8, -0.8) to (0.8, 0.8).

    x changes fastest: mode 1 lies at (-0.4, -0.8). Around each, the points have a standard
    deviation of `DEVIATION` (0.02) along both axes.
    """
    steps = np.linspace(-REACH, REACH, SIDE)
    y, x = np.meshgrid(steps, steps, indexing="ij")
    return np.stack([x.ravel(), y.ravel()], axis=1).astype("float32")


GRID = DrawnSet(
    name="grid",
    summary="2-D points, 25 Gaussians on a 5x5 grid, 20,000 + 4,000",
    generate=Mixture(centres(), DEVIATION, SEEDS),
    counts=COUNTS,
    sample_shape=(2,),
    classes=tuple(f"mode {mode}" for mode in range(SIDE * SIDE)),
)
