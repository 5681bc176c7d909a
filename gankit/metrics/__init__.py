"""Figures of merit for generated samples: how far from real, and how much of it is covered.

Each is a function of arrays, NumPy alone: features of images, or points.
"""

from gankit.metrics.frechet import frechet_distance
from gankit.metrics.modes import modes_covered

__all__ = ["frechet_distance", "modes_covered"]


def __dir__():
    return __all__
