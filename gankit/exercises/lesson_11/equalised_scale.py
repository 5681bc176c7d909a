"""Exercise: by how much the kernels of an equalised layer are scaled."""

import math

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws the shape of a dense layer's or a convolution's kernel, and a gain."""
    return _shape(random, random.random() < 0.5), round(float(random.uniform(1.1, 1.9)), 2)


def _shape(random, is_dense):
    filters = [int(number) for number in 5 + random.permutation(60)[:2]]
    return tuple(filters) if is_dense else (*random.permutation([2, 3]).tolist(), *filters)


def fan_in(shape):
    """Returns how many inputs a unit adds up."""
    return math.prod(shape[:-1])


def _fan_out(shape):
    return math.prod(shape[:-2]) * shape[-1]


EQUALISED_SCALE = comparing(
    "progan.equalised_scale",
    lesson=11,
    points=2,
    title="Equalised rates",
    hints=(
        "How many products does one output add up? In `(H, W, filters_in, filters_out)` all but "
        "the last number count.",
        "A sum of n independent numbers of deviation 1 has the deviation root of n.",
        "`gain / np.sqrt(np.prod(kernel_shape[:-1]))`",
    ),
    draw=draw,
    expected=lambda kernel_shape, gain: gain / math.sqrt(fan_in(kernel_shape)),
    result="the scale",
    cases=6,
    tolerance=1e-5,
    praise="However many inputs a unit adds up, its output is as large as any other's.",
    shape="It has the shape {received}: expected one number.",
    otherwise="It is {received}, expected {expected} for a kernel of {0} and a gain of {1}: the "
    "gain, divided by the root of the number of inputs that each output adds up.",
    mistakes=(
        (
            lambda kernel_shape, gain: gain / fan_in(kernel_shape),
            "The root is missing: by this, many inputs would make an output of nearly 0.",
        ),
        (
            lambda kernel_shape, gain: 1 / math.sqrt(fan_in(kernel_shape)),
            "The gain plays no part: it makes up for what the activation behind takes away.",
        ),
        (
            lambda kernel_shape, gain: math.sqrt(gain / fan_in(kernel_shape)),
            "The root is taken of the gain, too: `gain / sqrt(...)`. He's formula has the root of "
            "2 inside because it *is* the gain.",
        ),
        (
            lambda kernel_shape, gain: gain * math.sqrt(fan_in(kernel_shape)),
            "This makes the output of many inputs larger still: divide by the root.",
        ),
        (
            lambda kernel_shape, gain: gain / math.sqrt(kernel_shape[-2]),
            "Only the channels are counted: each output of a convolution adds up a whole window of "
            "height x width x channels.",
        ),
        (
            lambda kernel_shape, gain: gain / math.sqrt(kernel_shape[-1]),
            "This counts the outputs (the fan-out): what an output adds up are its inputs, all "
            "numbers of the shape but the last.",
        ),
        (
            lambda kernel_shape, gain: gain / math.sqrt(math.prod(kernel_shape)),
            "All weights of the layer are counted: one output adds up only its own, so the last "
            "number of the shape stays out.",
        ),
        (
            lambda kernel_shape, gain: (
                gain / math.sqrt((fan_in(kernel_shape) + _fan_out(kernel_shape)) / 2)
            ),
            "This is Glorot's mean of fan-in and fan-out: here only what goes in counts.",
        ),
    ),
)
