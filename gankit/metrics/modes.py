"""How much of a mixture generated points cover."""

import numpy as np


def modes_covered(
    points: np.ndarray, centres: np.ndarray, radius: float, share: float = 0.02
) -> int:
    """Counts the modes of a mixture that generated points reach.

    Args:
        points: Array `(N, D)` of generated points; one that is no number counts for no centre.
        centres: Array `(K, D)` of the mixture's centres.
        radius: A point counts for its nearest centre if it lies within this distance.
        share: A mode is covered if at least this share of all points counts for it.

    Returns:
        Whole number from 0 to K.

    Raises:
        ValueError: If points and centres are not of one dimension, or there is none of either.

    Example: points only around one of eight centres cover 1 mode.
    """
    points, centres = np.asarray(points), np.asarray(centres)
    if (
        points.ndim != 2
        or points.shape[1:] != centres.shape[1:]
        or 0 in (len(points), len(centres))
    ):
        raise ValueError(
            "Expected points (N, D) and centres (K, D), at least one of each. "
            f"Received shapes: {points.shape} and {centres.shape}"
        )
    distances = np.linalg.norm(points[:, None] - centres[None], axis=-1)
    nearest = distances.argmin(axis=1)[distances.min(axis=1) <= radius]
    counts = np.bincount(nearest, minlength=len(centres))
    return int(np.sum(counts >= share * len(points)))
