"""Exercise: the length of all gradients of a network together."""

import numpy as np

from gankit.exercises.comparing import comparing

SHAPES = ((4, 3), (3,), (3, 2), (2,))


def draw(random):
    """Draws gradients of two layers: a list of four float32 arrays."""
    size = random.uniform(0.5, 2)
    return ([(size * random.normal(0.3, 1, shape)).astype("float32") for shape in SHAPES],)


def length(gradients):
    """Euclidean length of all the gradients as one vector."""
    return np.sqrt(sum(np.sum(np.square(gradient, dtype="float64")) for gradient in gradients))


GRADIENT_NORM = comparing(
    "animation.gradient_norm",
    lesson=8,
    points=2,
    title="The norm of a network's gradients",
    hints=(
        "Put all numbers of all arrays into one long vector: how long is it?",
        "`np.sum(gradient**2)` adds up the squares of one array, whatever its shape.",
        "`np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))`",
    ),
    draw=draw,
    expected=length,
    result="the norm",
    praise="One length for the whole network.",
    shape="It has the shape {received}: expected one number for the whole network.",
    otherwise="Expected {expected}, received {received}: square every number, add them all up, "
    "take one root.",
    mistakes=(
        (lambda g: length(g) ** 2, "The root is missing: this is the squared length."),
        (
            lambda g: sum(length([one]) for one in g),
            "These are the layers' lengths added up: a length is not additive. Add the squares, "
            "then take one root.",
        ),
        (
            lambda g: np.mean([length([one]) for one in g]),
            "This is the mean of the layers' lengths: expected the length of all together.",
        ),
        (lambda g: length(g[:1]), "Only the first array counts: go through the whole list."),
        (lambda g: length(g[-1:]), "Only the last array counts: add up inside the loop."),
        (
            lambda g: sum(np.sum(one) for one in g),
            "This is a sum, in which positive and negative gradients cancel: square them first.",
        ),
        (
            lambda g: sum(np.sum(np.abs(one)) for one in g),
            "This is the sum of the magnitudes: expected the root of the sum of the squares.",
        ),
        (
            lambda g: length(g) / np.sqrt(sum(one.size for one in g)),
            "This is divided by the number of weights: a length is the root of the sum, not of the "
            "mean.",
        ),
    ),
)
