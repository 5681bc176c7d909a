"""Generated 2-D points: 25 Gaussians on a 5x5 grid."""

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn.points import COUNTS, mixture
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


def generate(split: str = "train", *, size: None = None, limit: int | None = None) -> Content:
    """Draws points from the 25 Gaussians, the same ones every time.

    Args:
        split: `"train"` (20,000 points) or `"test"` (4,000).
        size: Must be `None`; points have no size.
        limit: How many, from the first; `None` for all.

    Returns:
        A `Content`: float32 points `(N, 2)` in [-1, 1]; labels int64 `(N,)`, the mode.
    """
    seed, count = SEEDS[split], COUNTS[split]
    return mixture(centres(), DEVIATION, seed, size=size, limit=limit, count=count)


GRID = DrawnSet(
    name="grid",
    summary="2-D points, 25 Gaussians on a 5x5 grid, 20,000 + 4,000",
    generate=generate,
    classes=tuple(f"mode {mode}" for mode in range(SIDE * SIDE)),
)
