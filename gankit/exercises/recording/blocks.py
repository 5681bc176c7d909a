"""Runs a block of layers that an answer builds."""

import keras
import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.recording.differentiation import to_numpy

MOST_AXES = 4
IN_INFERENCE, IN_TRAINING = "the output in inference", "the output in training"


def measured_block(answer, features, filters, numbers):
    """Lets an answer build a block, gives its weights drawn numbers, and runs it.

    Args:
        answer: Takes a tensor `(N, H, W, C)` and the number of filters; returns a tensor.
        features: Float32 array `(N, H, W, C)` that goes in.
        filters: Whole number.
        numbers: Array of what the weights are filled with, in order, and again from the beginning
            where there are more weights than numbers.

    Returns:
        Evidence: a row for each weight, its number of axes and then its sides; the outputs of the
        model in inference and in training.
    """
    inputs = keras.Input(features.shape[1:])
    model = keras.Model(inputs, _tensor(answer(inputs, filters)))
    fill(model.weights, numbers)
    rows = np.array([_row(weight.shape) for weight in model.weights], "int64")
    evidence = {"the weights": rows.reshape(-1, MOST_AXES + 1)}
    for name, training in ((IN_INFERENCE, False), (IN_TRAINING, True)):
        evidence[name] = as_numbers(to_numpy(model(features, training=training)), name)
    return evidence


def _tensor(value):
    if not isinstance(value, keras.KerasTensor):
        name = type(value).__name__
        raise Unusable(
            f"The block is {name}, expected a tensor: call each layer on `x`, and return what the "
            "last one gives."
        )
    return value


def fill(weights, numbers):
    """Fills weights with numbers, in order, and again from the beginning where there are too few.

    Args:
        weights: List of `keras.Variable`.
        numbers: Array `(N,)`.
    """
    start = 0
    for weight in weights:
        places = np.arange(start, start + int(np.prod(weight.shape)))
        weight.assign(np.take(numbers, places, mode="wrap").reshape(weight.shape))
        start += places.size


def _row(shape):
    sides = [int(side) for side in shape][:MOST_AXES]
    return [len(shape), *sides, *[0] * (MOST_AXES - len(sides))]
