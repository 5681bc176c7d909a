"""Layers that several models of the course share."""

from gankit.layers.batch_normalization import BatchNormalization
from gankit.layers.blur import Blur
from gankit.layers.equalised import (
    EqualisedConvolution,
    EqualisedDense,
    EqualisedSubPixel,
    equalised_scale,
)
from gankit.layers.fade_in import FadeIn
from gankit.layers.gradient_reversal import GradientReversal, reverse_gradient
from gankit.layers.image_normalisation import ImageNormalisation
from gankit.layers.minibatch_deviation import MinibatchDeviation, group_deviations
from gankit.layers.pixel_normalisation import PixelNormalisation
from gankit.layers.sampling import Sampling
from gankit.layers.seeded import drawn_from, own_seed, seeded_dropout
from gankit.layers.subpixel import (
    NearestNeighbour,
    SubPixel,
    depth_to_space,
    instance_normalisation,
    resize_convolution,
)
from gankit.layers.transposed_convolution import Conv2DTranspose

__all__ = [
    "BatchNormalization",
    "Blur",
    "Conv2DTranspose",
    "EqualisedConvolution",
    "EqualisedDense",
    "EqualisedSubPixel",
    "FadeIn",
    "GradientReversal",
    "ImageNormalisation",
    "MinibatchDeviation",
    "NearestNeighbour",
    "PixelNormalisation",
    "Sampling",
    "SubPixel",
    "depth_to_space",
    "drawn_from",
    "equalised_scale",
    "group_deviations",
    "instance_normalisation",
    "own_seed",
    "resize_convolution",
    "reverse_gradient",
    "seeded_dropout",
]


def __dir__():
    return __all__
