"""Layers that several models of the course share."""

from gankit.layers.gradient_reversal import GradientReversal, reverse_gradient
from gankit.layers.sampling import Sampling
from gankit.layers.seeded import seeded_dropout, seeded_noise
from gankit.layers.subpixel import (
    NearestNeighbour,
    SubPixel,
    depth_to_space,
    instance_normalisation,
)

__all__ = [
    "GradientReversal",
    "NearestNeighbour",
    "Sampling",
    "SubPixel",
    "depth_to_space",
    "instance_normalisation",
    "reverse_gradient",
    "seeded_dropout",
    "seeded_noise",
]


def __dir__():
    return __all__
