"""Exercise: pixel normalisation."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind

TINY = 1e-8


def draw(random):
    """Draws features `(N, H, W, C)`; at one pixel of the first sample all are 0."""
    features = random.normal(0.4, 1.5, 2 + random.permutation(5)[:4])
    features[0, 0, 1] = 0
    return (features.astype("float32"),)


def root_of_mean_square(features, axis=-1):
    """Returns the length of each pixel's vector, divided by the root of its number of channels."""
    return np.sqrt(np.mean(features**2, axis=axis, keepdims=True) + TINY)


def normalised(features):
    """Returns the expected features: Karras et al. 2018, section 4.2."""
    return features / root_of_mean_square(features)


def slopes(features):
    """Returns the gradient of the sum; NaN where all is 0, for there it is up to the tiny number"""
    roots, channels = root_of_mean_square(features), features.shape[-1]
    sums = features.sum(axis=-1, keepdims=True)
    expected = 1 / roots - features * sums / (channels * roots**3)
    return [np.where(np.any(features, axis=-1, keepdims=True), expected, np.nan)]


def _centred(features):
    return normalised(features - features.mean(axis=-1, keepdims=True))


PIXEL_NORMALISED = comparing(
    "progan.pixel_normalised",
    lesson=11,
    points=2,
    title="Pixel normalisation",
    hints=(
        "Each pixel by itself: the mean of the squares of its channels, `axis=-1`, with "
        "`keepdims=True` so that it still fits the features.",
        "Divide by the root of that mean. Where all channels are 0, the root must not be: add 1e-8 "
        "before you take it.",
        "`features / ops.sqrt(ops.mean(ops.square(features), axis=-1, keepdims=True) + 1e-8)`",
    ),
    draw=draw,
    expected=normalised,
    slopes=slopes,
    differentiated=(0,),
    kind=Kind.TENSOR,
    praise="No signal can grow without end, and there is nothing to learn in it.",
    shape="The shape is {received}, expected {expected}, as it was.",
    otherwise="It begins with {received}, expected {expected}: each pixel's channels, divided by "
    "the root of the mean of their squares.",
    mistakes=(
        (
            lambda features: features / root_of_mean_square(features, (1, 2, 3)),
            "The mean goes over the whole image: each pixel is normalised by its own channels.",
        ),
        (
            lambda features: features / root_of_mean_square(features, (0, 1, 2)),
            "The mean goes over images and places, for each channel, as in batch normalisation. "
            "Here it goes over the channels of each pixel, `axis=-1`.",
        ),
        (
            lambda features: features / root_of_mean_square(features, (1, 2)),
            "The mean goes over height and width, as in instance normalisation. Here it goes over "
            "the channels of each pixel, `axis=-1`.",
        ),
        (
            lambda features: features / root_of_mean_square(features, 1),
            "The mean goes down the columns: the channels are the last axis, `axis=-1`.",
        ),
        (
            lambda features: features / root_of_mean_square(features, None),
            "The mean goes over everything: each pixel is normalised by its own channels.",
        ),
        (
            lambda features: normalised(features) / features.shape[-1] ** 0.5,
            "The squares are summed, so that each pixel has the length 1: by the *mean* of the "
            "squares its numbers keep a size of about 1, however many channels there are.",
        ),
        (
            lambda features: normalised(features) / root_of_mean_square(features),
            "The root is missing: this divides by the mean of the squares itself.",
        ),
        (
            _centred,
            "The mean of the channels is subtracted first, as in layer normalisation. Here the "
            "features are only divided.",
        ),
        (
            lambda features: features / (np.mean(np.abs(features), axis=-1, keepdims=True) + TINY),
            "This divides by the mean of the absolute values: square, average, take the root.",
        ),
        (
            root_of_mean_square,
            "This is only what to divide by.",
        ),
    ),
)
