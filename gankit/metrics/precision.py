"""Precision and recall: how much looks real, and how much of the real is there."""

from typing import NamedTuple

import numpy as np

from gankit.metrics.features import checked_pair
from gankit.metrics.neighbours import distance_blocks, neighbour_radii


class PrecisionAndRecall(NamedTuple):
    """Shares in [0, 1]."""

    precision: float
    recall: float


def precision_and_recall(
    real_features: np.ndarray, fake_features: np.ndarray, *, neighbours: int = 3
) -> PrecisionAndRecall:
    """Says how many fakes lie among real samples, and how many real ones among fakes.

    A sample lies among others if it is in the ball of one of them that reaches to that one's k-th
    neighbour; Kynkaanniemi et al. 2019 (arXiv 1904.06991), section 2. One outlier has a huge
    ball, so both are too kind; and both depend on the numbers of samples and on k. Two equal clouds
    reach neither 1.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`; take M = N.
        neighbours: k, below N and M.

    Returns:
        A `PrecisionAndRecall`, `(precision, recall)`.

    Raises:
        ValueError: If the arrays don't fit each other or are too small for k.

    Example: real `[0], [1], [2]` and fake `[0], [0.5], [9]` with k = 1: precision 2/3, as 9 is
    within 1 of no real point; recall 1, as the ball of 9 reaches back to 0.5.
    """
    real, fake = checked_pair(real_features, fake_features)
    return PrecisionAndRecall(
        share_inside(fake, real, neighbour_radii(real, neighbours)),
        share_inside(real, fake, neighbour_radii(fake, neighbours)),
    )


def share_inside(points: np.ndarray, centres: np.ndarray, radii: np.ndarray) -> float:
    """Returns the share of points that lie in at least one ball.

    Args:
        points: float64 `(N, D)`.
        centres: float64 `(M, D)`.
        radii: float64 `(M,)`; what lies at this distance is inside.

    Returns:
        Float in [0, 1].
    """
    inside = [(block <= radii).any(axis=1) for _, block in distance_blocks(points, centres)]
    return float(np.mean(np.concatenate(inside)))
