"""How much of a mixture generated points cover."""

import numpy as np


def modes_covered(
    points: np.ndarray, centres: np.ndarray, radius: float, share: float = 0.02
) -> int:
    """Counts the modes of a mixture that generated points reach.

    Args:
        points: Array `(N, D)` of generated points.
        centres: Array `(K, D)` of the mixture's centres.
        radius: A point counts for its nearest centre if it lies within this distance.
        share: A mode is covered if at least this share of all points counts for it.

    Returns:
        Whole number from 0 to K.

    Example: points only around one of eight centres cover 1 mode.
    """
    points, centres = np.asarray(points), np.asarray(centres)
    distances = np.linalg.norm(points[:, None] - centres[None], axis=-1)
    nearest = distances.argmin(axis=1)[distances.min(axis=1) <= radius]
    counts = np.bincount(nearest, minlength=len(centres))
    return int(np.sum(counts >= share * len(points)))
