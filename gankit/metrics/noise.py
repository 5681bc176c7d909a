"""The noise band: what a score says of real data beside other real data."""

from collections.abc import Callable

import numpy as np


def noise_band(
    score: Callable[[np.ndarray, np.ndarray], float | np.ndarray],
    real_features: np.ndarray,
    count: int,
    *,
    repeats: int = 5,
    seed: int = 0,
) -> tuple[float, float] | tuple[np.ndarray, np.ndarray]:
    """Measures real data against other real data: no generator can be told from real below that.

    Args:
        score: Function of two arrays of features, such as `frechet_distance`, to one number or to
            several.
        real_features: Array `(N, D)`, in any order: it is shuffled for each measurement.
        count: Rows on either side, at most N / 2; take as many as for the generator, since scores
            depend on it.
        repeats: How many measurements.
        seed: Whole number for the shuffling.

    Returns:
        The lowest and the highest value measured, or of several, each.

    Raises:
        ValueError: If there are not two parts of `count` rows.

    Example: of two random parts of one cloud the Frechet distance is not 0, but its bias alone.
    """
    features = np.asarray(real_features)
    if not 1 <= count <= len(features) // 2 or repeats < 1:
        raise ValueError(
            f"Expected `count` from 1 to {len(features) // 2}, half of the rows, and `repeats` of "
            f"at least 1. Received: count={count}, repeats={repeats}"
        )
    random = np.random.default_rng(seed)
    values = []
    for _ in range(repeats):
        rows = random.permutation(len(features))
        values.append(score(features[rows[:count]], features[rows[count : 2 * count]]))
    return np.min(values, axis=0)[()], np.max(values, axis=0)[()]
