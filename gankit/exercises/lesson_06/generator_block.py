"""Exercise: a generator's block, judged by its weights' shapes and by what it computes."""

import keras
import numpy as np

from gankit.exercises.evidence import Unusable
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_06.blocks import (
    BATCH,
    MISTAKES,
    OUTPUTS,
    block,
    drawn_sizes,
    measured,
)
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return measured(lambda x, filters: _tensor(answer(x, filters)), seed)


def judge(evidence, seed):
    side, channels, filters = drawn_sizes(seed)
    if message := _wrong_shape(evidence[OUTPUTS[0]].shape, side, filters):
        return wrong(message)
    expected = measured(block, seed)
    if not np.array_equal(evidence["the weights"], expected["the weights"]):
        return wrong(_wrong_weights(evidence["the weights"], channels, filters))
    if _all_agree(evidence, expected):
        return right("Twice the side, evenly written, normalised, and cut off at 0.")
    for mistake, message in MISTAKES:
        if _all_agree(evidence, measured(mistake, seed)):
            return wrong(message)
    return wrong(
        "Layers of the right shapes, but they compute something else: convolution, then "
        "normalisation, then ReLU, each once and nothing besides."
    )


def _tensor(value):
    if not isinstance(value, keras.KerasTensor):
        name = type(value).__name__
        raise Unusable(
            f"The block is {name}, expected a tensor: call each layer on `x`, and return what the "
            "last one gives."
        )
    return value


def _wrong_shape(shape, side, filters):
    if len(shape) != 4 or shape[0] != BATCH:
        return f"The output has the shape {shape}, expected images (N, H, W, filters)."
    if shape[1] == side:
        return "The side stays as it was: the stride must be 2, to double it."
    if shape[1] < side:
        return "The side shrinks: this convolution goes down; a generator needs the transposed one."
    if shape[1] != 2 * side:
        return (
            f"A side of {side} became {shape[1]}, expected {2 * side}: stride 2, and the padding "
            'must be "same".'
        )
    if shape[3] != filters:
        return f"It has {shape[3]} channels, expected `filters`, here {filters}."
    return None


def _wrong_weights(rows, channels, filters):
    kernels = rows[rows[:, 0] == 4]
    vectors = int(np.sum(rows[:, 0] == 1))
    if len(kernels) != 1:
        return f"There are {len(kernels)} layers with a kernel, expected one: the convolution."
    kernel = tuple(int(side) for side in kernels[0][1:])
    if kernel[2:] == (channels, filters):
        return (
            "This is an ordinary convolution. Behind upsampling that is a good cure as well, but "
            "here a transposed one is asked for."
        )
    if vectors < 4:
        return "The batch normalisation is missing: without it such a GAN learns slowly, if at all."
    if vectors == 5:
        return (
            "The convolution has a bias, which the normalisation behind it takes away again: "
            "`use_bias=False`."
        )
    if kernel[0] % 2:
        return (
            f"A kernel of {kernel[0]} with stride 2 writes neighbours unequally often, the "
            "checkerboard: the stride must divide the kernel."
        )
    return f"The kernel has the sides {kernel[0]} and {kernel[1]}, expected 4 and 4."


def _all_agree(evidence, expected):
    return all(agrees(evidence[name], expected[name], tolerance=3e-3) for name in OUTPUTS)


GENERATOR_BLOCK = Exercise(
    id="dcgan.generator_block",
    lesson=6,
    points=3,
    title="A generator's block",
    hints=(
        "Three layers, each called on what the one before it gave: `x = layer(...)(x)`.",
        '`layers.Conv2DTranspose(filters, kernel_size, strides, padding="same", use_bias=False)`; '
        "which kernel does a stride of 2 divide?",
        "Then `layers.BatchNormalization()(x)`, and at last `layers.ReLU()(x)`.",
    ),
    record=probe,
    judge=judge,
)
