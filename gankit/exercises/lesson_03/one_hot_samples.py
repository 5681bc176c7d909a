"""Exercise: samples of the second prior, the one for labels."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.recording.twice import Twice
from gankit.exercises.verdict import right, wrong


def draw(seed):
    """Draws how many vectors to ask for, and of how many classes."""
    random = np.random.default_rng(seed)
    return int(random.integers(2_000, 9_000)), int(random.integers(5, 13))


def judge(evidence, count, classes):
    draws = evidence["the result"], evidence["a second draw"]
    for vectors in draws:
        if message := problem_with(vectors.astype("float64"), count, classes):
            return wrong(message)
    if np.array_equal(*draws):
        return wrong(
            "Two calls gave the same vectors: a seed set inside, or classes in turn. Draw afresh."
        )
    return right("One class, surely, and each as often as the others: so shall labels be.")


def problem_with(vectors, count, classes):
    """Names what is wrong with one draw, or returns None."""
    if vectors.shape == (count,):
        return (
            "These are numbers of classes: make a vector of each, 1 at its class and 0 elsewhere."
        )
    if vectors.shape == (classes, count):
        return "The axes are swapped: one row for each vector."
    if vectors.shape != (count, classes):
        return f"The shape is {vectors.shape}, expected {(count, classes)}."
    if not np.all((vectors == 0) | (vectors == 1)):
        return (
            "Some numbers are neither 0 nor 1. Shares of several classes are what the encoder is "
            "to be talked out of: a sample decides for one."
        )
    if not np.all(vectors.sum(axis=1) == 1):
        return "Some vectors hold several ones, or none: each is of exactly one class."
    counts = vectors.sum(axis=0)
    if not np.all(counts):
        return f"Class {int(np.argmin(counts))} never occurs: are all {classes} drawn from?"
    # Seven deviations: chance crosses them once in 10**11 draws.
    margin = 7 * np.sqrt(count / classes)
    if np.abs(counts - count / classes).max() > margin:
        return f"The classes occur {counts.astype(int).tolist()} times: draw each equally often."
    return None


ONE_HOT_SAMPLES = Exercise(
    id="aae.one_hot_samples",
    lesson=3,
    points=1,
    title="Samples of labels",
    hints=(
        "Draw the numbers of the classes first, then make vectors of them.",
        "`np.random.default_rng().integers(classes, size=count)`; the upper end is left out.",
        "`np.eye(classes)[numbers]` takes one row of the unit matrix for each.",
    ),
    draw=draw,
    record=Twice(Call("the result", kind=Kind.ARRAY)),
    judge=judge,
)
