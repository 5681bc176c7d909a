"""Figures of merit for generated samples: how far from real, and how much of it is covered.

Each is a function of arrays, NumPy alone: features of images, points, or what a classifier says.
Real comes before fake, always.
"""

from gankit.metrics.coverage import DensityAndCoverage, density_and_coverage
from gankit.metrics.discrepancy import KernelDistance, kernel_distance
from gankit.metrics.extrapolation import frechet_curve, unbiased_frechet_distance
from gankit.metrics.frechet import frechet_distance
from gankit.metrics.inception import inception_style_score
from gankit.metrics.memorising import memorised_share
from gankit.metrics.mode_coverage import (
    LabelCoverage,
    ModeCoverage,
    label_coverage,
    mode_coverage,
)
from gankit.metrics.modes import modes_covered
from gankit.metrics.neighbours import nearest_neighbours
from gankit.metrics.noise import noise_band
from gankit.metrics.precision import PrecisionAndRecall, precision_and_recall
from gankit.metrics.ranks import accept_threshold, accepted_share, area_under_curve

__all__ = [
    "DensityAndCoverage",
    "KernelDistance",
    "LabelCoverage",
    "ModeCoverage",
    "PrecisionAndRecall",
    "accept_threshold",
    "accepted_share",
    "area_under_curve",
    "density_and_coverage",
    "frechet_curve",
    "frechet_distance",
    "inception_style_score",
    "kernel_distance",
    "label_coverage",
    "memorised_share",
    "mode_coverage",
    "modes_covered",
    "nearest_neighbours",
    "noise_band",
    "precision_and_recall",
    "unbiased_frechet_distance",
]


def __dir__():
    return __all__
