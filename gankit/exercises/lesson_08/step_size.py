"""Exercise: how far a step moves a network's weights, for what they are."""

import numpy as np

from gankit.exercises.comparing import comparing

SHAPES = ((4, 3), (3,), (3, 2))


def draw(random):
    """Draws weights, lists of three float32 arrays, before a step and after it."""
    before = [random.normal(0.2, 0.5, shape) for shape in SHAPES]
    moves = [random.normal(0.01, 0.02, shape) for shape in SHAPES]
    after = [weight + move for weight, move in zip(before, moves, strict=True)]
    return tuple([one.astype("float32") for one in arrays] for arrays in (before, after))


def flat(arrays):
    """Returns all numbers of a list of arrays in one vector."""
    return np.concatenate([array.ravel() for array in arrays]).astype("float64")


def moved(before, after):
    """Returns how far each weight moved."""
    return np.abs(flat(after) - flat(before))


STEP_SIZE = comparing(
    "animation.step_size",
    lesson=8,
    points=1,
    title="How far does a step go?",
    hints=(
        "Make one long vector of all weights before, another of all weights after the step.",
        "`np.concatenate([weight.ravel() for weight in weights])` makes a vector; the mean of the "
        "absolute differences is how far a weight moved.",
        "Divide it by the standard deviation of the weights before, `np.std`.",
    ),
    draw=draw,
    expected=lambda before, after: moved(before, after).mean() / flat(before).std(),
    result="the size",
    tolerance=1e-5,
    praise="A distance that means something: in units of the weights' own spread.",
    shape="It has the shape {received}: expected one number for the whole network.",
    otherwise="Expected {expected}, received {received}: the mean of the absolute differences, "
    "divided by the standard deviation of all weights before.",
    mistakes=(
        (
            lambda before, after: moved(before, after).mean(),
            "How far is that? Divide by the weights' standard deviation: a step is short or long "
            "for weights of a certain size.",
        ),
        (
            lambda before, after: np.mean(flat(after) - flat(before)) / flat(before).std(),
            "Steps to either side cancel in this mean: take their absolute values first.",
        ),
        (
            lambda before, after: (
                np.mean([np.mean(np.abs(a - b)) for a, b in zip(after, before, strict=True)])
                / flat(before).std()
            ),
            "This is the mean of the layers' means, in which a small layer counts as much as a "
            "large one: take one mean over all weights.",
        ),
        (
            lambda before, after: moved(before, after).mean() / np.abs(flat(before)).mean(),
            "Divide by the standard deviation of the weights, not by the mean of their magnitudes.",
        ),
    ),
)
