"""Exercise: how much of the image one number behind several convolutions sees."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws kernels and strides of three to five layers; the first one has a stride."""
    depth = int(random.integers(3, 6))
    kernels, strides = random.integers(2, 8, depth), random.integers(1, 4, depth)
    strides[0] = random.integers(2, 4)
    return kernels.tolist(), strides.tolist()


def paces(strides):
    """How far apart, in pixels of the image, the places lie that each layer's kernel looks at."""
    return np.cumprod([1, *strides[:-1]])


def field(kernels, strides):
    """The expected side: each layer adds all places of its kernel but one."""
    return 1 + np.sum((np.array(kernels) - 1) * paces(strides))


RECEPTIVE_FIELD = comparing(
    "autoencoder.receptive_field",
    lesson=1,
    points=2,
    title="How much one number of the code sees",
    hints=(
        "Begin with a side of 1, and go from the image to the code. A kernel of 3 adds 2 places "
        "to the one that is there.",
        "How far apart these places lie on the image is decided by the strides of the layers "
        "before, multiplied.",
        "In a loop: `side += (kernel - 1) * pace`, then `pace *= stride`; both begin with 1.",
    ),
    draw=draw,
    expected=field,
    result="the side",
    cases=12,
    tolerance=1e-9,
    praise="A stride lets all layers behind it see further, and costs no weight.",
    shape="The side has the shape {received}, expected one whole number.",
    otherwise="Kernels {0}, strides {1}: expected {expected}, received {received}.",
    mistakes=(
        (
            lambda kernels, strides: field(kernels, [1] * len(kernels)),
            "The strides are missing: behind a stride of 2, neighbouring places lie two pixels "
            "apart on the image.",
        ),
        (
            lambda kernels, strides: field([1, *kernels], [*strides, 1]),
            "A layer's own stride does not widen what its kernel sees, only what the layers "
            "behind it see: multiply the pace after adding.",
        ),
        (
            lambda kernels, strides: np.sum(np.array(kernels) * paces(strides)),
            "The kernel is added whole. One of its places is there already: add the others, "
            "`kernel - 1`.",
        ),
        (
            lambda kernels, strides: field(kernels, strides) - 1,
            "One pixel is missing: with no layer at all a number sees one pixel, itself.",
        ),
        (
            lambda kernels, strides: field(kernels[::-1], strides[::-1]),
            "The layers are taken the other way round: the first one lies next to the image.",
        ),
        (
            lambda kernels, strides: 1 + np.sum((np.array(kernels) - 1) * np.array(strides)),
            "Each kernel is widened by its own stride alone. The strides of all layers before it "
            "count, multiplied.",
        ),
        (
            lambda kernels, strides: (
                1 + np.sum((np.array(kernels) - 1) * np.array([1, *strides[:-1]]))
            ),
            "Only the stride of the layer just before counts here: those of all layers before it "
            "do, multiplied.",
        ),
        (
            lambda kernels, strides: field(kernels, strides) ** 2,
            "This is how many pixels it sees; the side was asked for.",
        ),
        (
            lambda kernels, strides: np.prod(kernels),
            "The kernels are multiplied: a kernel behind another one adds to what is seen.",
        ),
    ),
)
