"""Exercise: the length of all gradients of a network together."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the norm": as_numbers(answer(drawn_gradients(seed)), "the norm")}


def judge(evidence, seed):
    norm, gradients = evidence["the norm"], drawn_gradients(seed)
    if norm.shape != ():
        return wrong(f"It has the shape {norm.shape}: expected one number for the whole network.")
    if agrees(norm, length(gradients)):
        return right("One length for the whole network.")
    if message := named_mistake(norm, MISTAKES, gradients):
        return wrong(message)
    return wrong(
        f"Expected {length(gradients):.4f}, received {norm:.4f}: square every number, add them all "
        "up, take one root."
    )


def drawn_gradients(seed):
    """Draws gradients of two layers: float32 `(4, 3)`, `(3,)`, `(3, 2)`, `(2,)`."""
    random = np.random.default_rng(seed)
    shapes = [(4, 3), (3,), (3, 2), (2,)]
    size = random.uniform(0.5, 2)
    return [(size * random.normal(0.3, 1, shape)).astype("float32") for shape in shapes]


def length(gradients):
    """Euclidean length of all the gradients as one vector."""
    return np.sqrt(sum(np.sum(np.square(gradient, dtype="float64")) for gradient in gradients))


MISTAKES = (
    (lambda g: length(g) ** 2, "The root is missing: this is the squared length."),
    (
        lambda g: sum(length([one]) for one in g),
        "These are the layers' lengths added up: a length is not additive. Add the squares, then "
        "take one root.",
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
)

GRADIENT_NORM = Exercise(
    id="animation.gradient_norm",
    lesson=8,
    points=2,
    title="The norm of a network's gradients",
    hints=(
        "Put all numbers of all arrays into one long vector: how long is it?",
        "`np.sum(gradient**2)` adds up the squares of one array, whatever its shape.",
        "`np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))`",
    ),
    record=probe,
    judge=judge,
)
