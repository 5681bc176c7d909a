"""Generated 2-D points: eight Gaussians on a circle."""

import numpy as np

from gankit.data.drawn.points import COUNTS, Mixture
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


RING = DrawnSet(
    name="ring",
    summary="2-D points, 8 Gaussians on a circle, 20,000 + 4,000",
    generate=Mixture(centres(), DEVIATION, SEEDS),
    counts=COUNTS,
    sample_shape=(2,),
    classes=tuple(f"mode {mode}" for mode in range(MODES)),
)
