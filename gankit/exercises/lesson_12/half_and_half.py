"""Exercise: an order for something that is half of one class and half of another."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws two different labels for each of N, and the number of classes, which all come up."""
    count = int(random.integers(4, 9))
    labels = random.permutation(np.arange(3 * count) % count)
    return labels, (labels + random.integers(1, count, len(labels))) % count, count


def one_hot(labels, count):
    """Returns label vectors."""
    return np.eye(count, dtype="float32")[labels]


def halves(labels, others, count):
    """Returns the expected vectors."""
    return (one_hot(labels, count) + one_hot(others, count)) / 2


HALF_AND_HALF = comparing(
    "robust.half_and_half",
    lesson=12,
    points=1,
    title="Half a three, half an eight",
    hints=(
        "Both as one-hot vectors: `np.eye(classes)[labels]`.",
        "The mean of the two has a half in two places.",
    ),
    draw=draw,
    expected=halves,
    kind=Kind.NUMBER_ARRAY,
    praise="No digit, and yet an order that the generator will draw.",
    shape="The shape is {received}, expected {expected}: a vector of {2} numbers for each sample.",
    otherwise="The shape is right. Each row holds a half at the one label, a half at the other, "
    "and zeros elsewhere.",
    mistakes=(
        (
            lambda labels, others, count: 2 * halves(labels, others, count),
            "These are two whole ones: halve the sum, so that the vector is as long as a label's "
            "numbers add up to, 1.",
        ),
        (
            lambda labels, others, count: one_hot((labels + others) // 2, count),
            "You took the mean of the numbers: half a 3 and half a 9 is no 6. Take the mean of the "
            "vectors.",
        ),
        (
            lambda labels, others, count: (labels + others) / 2,
            "You took the mean of the numbers: half a 3 and half a 9 is no 6. Turn both into "
            "vectors first.",
        ),
        (
            lambda labels, others, count: one_hot(labels, count) / 2,
            "The other half is missing.",
        ),
        (
            lambda labels, others, count: one_hot(labels, count),
            "The other label plays no part: these are orders for whole digits.",
        ),
        (
            lambda labels, others, count: np.concatenate(
                [one_hot(labels, count), one_hot(others, count)]
            ),
            "These are orders for twice as many whole digits: add the two vectors of each sample.",
        ),
        (
            lambda labels, others, count: halves(labels, others[::-1], count),
            "The other labels run backwards: each sample has one of its own.",
        ),
    ),
)
