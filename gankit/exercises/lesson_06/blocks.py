"""Blocks of a generator: the one that is asked for, those that people build, what they compute."""

import keras
import numpy as np
from keras import layers

from gankit.exercises.evidence import as_numbers
from gankit.exercises.recording.differentiation import to_numpy

BATCH = 3
MOST_AXES = 4
OUTPUTS = ("the output in inference", "the output in training")


def drawn_sizes(seed):
    """Draws `(side, channels, filters)` of an input and of what is asked for; all differ."""
    random = np.random.default_rng(seed)
    return int(random.integers(3, 6)), int(random.integers(7, 12)), int(random.integers(12, 17))


def measured(function, seed):
    """Builds a block, gives its weights drawn numbers, and runs it.

    Args:
        function: Takes a tensor `(N, H, W, C)` and the number of filters; returns a tensor.
        seed: The seed of sizes, weights and inputs.

    Returns:
        Evidence: a row for each weight, its number of axes and then its sides; the outputs of the
        model in inference and in training.
    """
    side, channels, filters = drawn_sizes(seed)
    inputs = keras.Input((side, side, channels))
    model = keras.Model(inputs, function(inputs, filters))
    random = np.random.default_rng(seed)
    for weight in model.weights:
        weight.assign(random.uniform(0.5, 1.5, tuple(weight.shape)))
    features = random.normal(size=(BATCH, side, side, channels)).astype("float32")
    outputs = (to_numpy(model(features, training=training)) for training in (False, True))
    rows = [_row(weight.shape) for weight in model.weights]
    evidence = {"the weights": np.array(rows, "int64").reshape(-1, MOST_AXES + 1)}
    return evidence | {
        name: as_numbers(output, name) for name, output in zip(OUTPUTS, outputs, strict=True)
    }


def block(x, filters):
    """The block of Radford et al. 2015, with a kernel that its stride divides."""
    x = _deconvolution(filters)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


def _deconvolution(filters):
    return layers.Conv2DTranspose(filters, 4, 2, "same", use_bias=False)


def _row(shape):
    sides = [int(side) for side in shape][:MOST_AXES]
    return [len(shape), *sides, *[0] * (MOST_AXES - len(sides))]


def _not_activated(x, filters):
    return layers.BatchNormalization()(_deconvolution(filters)(x))


def _activated_first(x, filters):
    return layers.BatchNormalization()(layers.ReLU()(_deconvolution(filters)(x)))


def _leaky(slope):
    def function(x, filters):
        return layers.LeakyReLU(negative_slope=slope)(_not_activated(x, filters))

    return function


def _with_tanh(x, filters):
    return layers.Activation("tanh")(_not_activated(x, filters))


LEAKY = (
    "This ReLU leaks. The discriminator's does, so that a gradient flows back everywhere; here the "
    "plain one was asked for."
)
MISTAKES = (
    (
        _not_activated,
        "The activation is missing: without it a row of such blocks is no more than one linear "
        "layer.",
    ),
    (
        _activated_first,
        "ReLU comes before the normalisation: normalise first, or half of what ReLU cut off comes "
        "back.",
    ),
    *((_leaky(slope), LEAKY) for slope in (0.3, 0.2, 0.1, 0.01)),
    (
        _with_tanh,
        "tanh belongs behind the last layer only, where the image is made: here it would flatten "
        "large numbers. Take ReLU.",
    ),
)
