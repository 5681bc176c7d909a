"""The scores that need two clouds alone: images by their features, points as they are."""

import numpy as np

from gankit.evaluation.score import Score
from gankit.metrics import (
    density_and_coverage,
    frechet_curve,
    frechet_distance,
    kernel_distance,
    noise_band,
    precision_and_recall,
)
from gankit.metrics.extrapolation import at_infinity

NAMES = (
    "Frechet distance",
    "Frechet distance, unbiased",
    "kernel distance",
    "precision",
    "recall",
    "density",
    "coverage",
)
REPEATS = 3


def cloud_scores(real, fake, band):
    """Measures one cloud beside another.

    Args:
        real: Array `(N, D)`.
        fake: Array `(N, D)`.
        band: Lowest and highest values of real data, from `cloud_band`.

    Returns:
        List of `Score`, and the curve of the Frechet distance, from `frechet_curve`.
    """
    values, kernel_error, curve = _measured(real, fake)
    errors = {"kernel distance": kernel_error}
    scores = [
        Score(name, float(value), float(low), float(high), errors.get(name))
        for name, value, low, high in zip(NAMES, values, *band, strict=True)
    ]
    return scores, curve


def cloud_band(real, count, seed=0):
    """Measures real data beside other real data, by every score of `cloud_scores`.

    Args:
        real: Array `(N, D)`, N at least twice the count.
        count: Rows on either side.
        seed: Whole number for the shuffling.

    Returns:
        Two arrays, the lowest and the highest values.
    """

    def values(some, others):
        return _measured(some, others)[0]

    return noise_band(values, real, count, repeats=REPEATS, seed=seed)


def _measured(real, fake):
    curve = frechet_curve(real, fake)
    kernel = kernel_distance(real, fake, blocks=min(10, len(fake) // 2))
    values = (
        frechet_distance(real, fake),
        at_infinity(*curve),
        kernel.value,
        *precision_and_recall(real, fake),
        *density_and_coverage(real, fake),
    )
    return np.array(values), kernel.error, curve
