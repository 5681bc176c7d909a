"""Exercise: a generator's block, judged by its weights' shapes and by what it computes."""

import numpy as np
from keras import layers

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import agrees
from gankit.exercises.recording.blocks import IN_INFERENCE, IN_TRAINING, measured_block
from gankit.exercises.verdict import right, wrong


def draw(seed):
    """Draws features `(3, H, H, C)`, how many filters are asked for, and numbers for the weights.

    Side, channels and filters all differ.
    """
    random = np.random.default_rng(seed)
    side, channels = int(random.integers(3, 6)), int(random.integers(7, 12))
    features = random.normal(size=(3, side, side, channels)).astype("float32")
    numbers = random.uniform(0.5, 1.5, 10_000).astype("float32")
    return features, int(random.integers(12, 17)), numbers


def judge(evidence, features, filters, numbers):
    """Judges the output's shape, the weights' shapes, then what is computed."""
    count, side, _, channels = features.shape
    if message := _wrong_shape(evidence[IN_INFERENCE].shape, count, side, filters):
        return wrong(message)
    expected = measured_block(block, features, filters, numbers)
    if not np.array_equal(evidence["the weights"], expected["the weights"]):
        return wrong(_wrong_weights(evidence["the weights"], channels, filters))
    if _all_agree(evidence, expected):
        return right("Twice the side, evenly written, normalised, and cut off at 0.")
    for mistake in MISTAKES:
        if _all_agree(evidence, measured_block(mistake.answer, features, filters, numbers)):
            return wrong(mistake.message)
    return wrong(
        "Layers of the right shapes, but they compute something else: convolution, then "
        "normalisation, then ReLU, each once and nothing besides."
    )


def _wrong_shape(shape, count, side, filters):
    if len(shape) != 4 or shape[0] != count:
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
    if kernel[:2] != (4, 4):
        return f"The kernel has the sides {kernel[0]} and {kernel[1]}, expected 4 and 4."
    return (
        "The convolution is right, but there are other weights beside it than those of one "
        "`BatchNormalization()`."
    )


def _all_agree(evidence, expected):
    names = IN_INFERENCE, IN_TRAINING
    return all(agrees(evidence[name], expected[name], tolerance=3e-3) for name in names)


def block(x, filters):
    """The block of Radford et al. 2015, with a kernel that its stride divides."""
    x = _deconvolution(filters)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


def _deconvolution(filters):
    return layers.Conv2DTranspose(filters, 4, 2, "same", use_bias=False)


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
    Mistake(
        _not_activated,
        "The activation is missing: without it a row of such blocks is no more than one linear "
        "layer.",
    ),
    Mistake(
        _activated_first,
        "ReLU comes before the normalisation: normalise first, or half of what ReLU cut off comes "
        "back.",
    ),
    *(Mistake(_leaky(slope), LEAKY) for slope in (0.3, 0.2, 0.1, 0.01)),
    Mistake(
        _with_tanh,
        "tanh belongs behind the last layer only, where the image is made: here it would flatten "
        "large numbers. Take ReLU.",
    ),
)

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
    draw=draw,
    record=measured_block,
    judge=judge,
    mistakes=MISTAKES,
)
