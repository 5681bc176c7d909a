"""Exercise: clipping a critic's weights."""

import numpy as np

from gankit.exercises.comparing import comparing

NAMES = ("the first kernel", "the first bias", "the second kernel", "the second bias")
SHAPES = ((2, 5), (5,), (5, 3), (3,))


def draw(random):
    """Draws the weights of two layers, a list of four float32 arrays, and a limit."""
    weights = [random.normal(0, 1, shape).astype("float32") for shape in SHAPES]
    return weights, float(random.uniform(0.2, 0.6))


def of_each(function):
    """Returns a function of weights and limit that treats every array by itself."""
    return lambda weights, limit: [function(array, limit) for array in weights]


def _kernels_alone(weights, limit):
    return [np.clip(w, -limit, limit) if w.ndim > 1 else w for w in weights]


CLIP = comparing(
    "wgan.clip",
    lesson=9,
    points=1,
    title="Clip the weights",
    hints=(
        "A weight above the limit becomes the limit, one below minus the limit becomes that; the "
        "others stay.",
        "`np.clip(array, lowest, highest)` does it for one array. Don't forget the biases.",
        "`[np.clip(array, -limit, limit) for array in weights]`",
    ),
    draw=draw,
    expected=of_each(lambda array, limit: np.clip(array, -limit, limit)),
    result=NAMES,
    praise="No weight is larger than the limit, and no critic is steeper than these weights allow.",
    shape="The shapes are {received}, expected {expected}: every array keeps its shape.",
    otherwise="Every weight that lies between -limit and limit must stay as it is, and every other "
    "one must become the nearer of the two.",
    mistakes=(
        (
            of_each(np.minimum),
            "Only the upper end is clipped: a weight of -5 makes the critic as steep as one of 5.",
        ),
        (
            of_each(lambda array, limit: np.clip(array, 0, limit)),
            "The negative weights are gone: the lower end is `-limit`, not 0.",
        ),
        (
            of_each(lambda array, limit: limit * np.sign(array)),
            "Every weight is put at the limit: those within it stay as they are.",
        ),
        (
            of_each(lambda array, limit: array * min(1, limit / np.linalg.norm(array))),
            "Each array is scaled as a whole, by its norm: that is how gradients are often "
            "clipped. Here every weight is clipped by itself.",
        ),
        (
            of_each(lambda array, limit: array * min(1, limit / np.abs(array).max())),
            "Each array is scaled until its largest weight fits: small weights shrink with it. "
            "Every weight is clipped by itself.",
        ),
        (
            of_each(lambda array, limit: np.where(np.abs(array) > limit, 0, array)),
            "Weights beyond the limit became 0: they must become the limit, with their sign.",
        ),
        (
            _kernels_alone,
            "The biases are left as they were: all weights are clipped.",
        ),
    ),
)
