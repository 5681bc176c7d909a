"""Generated 2-D points: eight Gaussians on a circle."""

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn.points import COUNTS, mixture
from gankit.data.entry import DrawnSet

MODES = 8
RADIUS = 0.75
DEVIATION = 0.02
SEEDS = {"train": 8_001, "test": 8_002}


def centres() -> np.ndarray:
    """Returns the modes' centres, float32 `(8, 2)`; mode 0 lies at (0.75, 0).

    The modes follow anticlockwise. Around each, the points have a standard deviation of
    `DEVIATION` (0.02) along both axes.
    """
    angles = 2 * np.pi * np.arange(MODES) / MODES
    return (RADIUS * np.stack([np.cos(angles), np.sin(angles)], axis=1)).astype("float32")


def generate(split: str = "train", *, size: None = None, limit: int | None = None) -> Content:
    """Draws points from the eight Gaussians, the same ones every time.

    Args:
        split: `"train"` (20,000 points) or `"test"` (4,000).
        size: Must be `None`; points have no size.
        limit: How many, from the first; `None` for all.

    Returns:
        A `Content`: float32 points `(N, 2)` in [-1, 1]; labels int64 `(N,)`, the mode.
    """
    seed, count = SEEDS[split], COUNTS[split]
    return mixture(centres(), DEVIATION, seed, size=size, limit=limit, count=count)


RING = DrawnSet(
    name="ring",
    summary="2-D points, 8 Gaussians on a circle, 20,000 + 4,000",
    generate=generate,
    classes=tuple(f"mode {mode}" for mode in range(MODES)),
)
