"""Density and coverage: precision and recall that an outlier can't bribe."""

from typing import NamedTuple

import numpy as np

from gankit.metrics.features import checked_pair
from gankit.metrics.neighbours import distance_blocks, neighbour_radii


class DensityAndCoverage(NamedTuple):
    """Density, at least 0 and 1 for equal clouds; coverage, a share in [0, 1]."""

    density: float
    coverage: float


def density_and_coverage(
    real_features: np.ndarray, fake_features: np.ndarray, *, neighbours: int = 5
) -> DensityAndCoverage:
    """Says in how many real neighbourhoods fakes lie, and how many of them hold a fake.

    A real sample's neighbourhood is the ball that reaches to its k-th real neighbour; Naeem et al.
    2020 (arXiv 2002.09797), section 3. Density counts the balls around each fake, in k:
    its mean for equal clouds is 1. Coverage is the share of balls with a fake inside; for equal
    clouds of N samples it is 1 - (N - 1) ... (N - k) / ((2N - 1) ... (2N - k)), about 1 - 1/2^k,
    and .97 for k = 5. Both depend on the number of samples hardly at all where M = N.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`; take M = N.
        neighbours: k, below N.

    Returns:
        A `DensityAndCoverage`, `(density, coverage)`.

    Raises:
        ValueError: If the arrays don't fit each other or are too small for k.

    Example: real `[0], [1], [3]` and fake `[0], [9]` with k = 1: 0 lies in the balls of 0 and 1,
    so the density is 2 / (1 * 2) = 1; two of three balls hold a fake, so the coverage is 2/3.
    """
    real, fake = checked_pair(real_features, fake_features)
    radii = neighbour_radii(real, neighbours)
    # One row for each real sample: the fakes inside its ball.
    counts = [
        np.sum(block <= radii[part, None], axis=1) for part, block in distance_blocks(real, fake)
    ]
    inside = np.concatenate(counts)
    density = inside.sum() / (neighbours * len(fake))
    return DensityAndCoverage(float(density), float(np.mean(inside > 0)))
