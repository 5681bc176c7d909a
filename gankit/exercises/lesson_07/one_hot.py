"""Exercise: a class as a vector with a single 1."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws 12 to 19 labels and the number of classes, 6 to 10.

    The last class and one in the middle never occur, so that counting those there are goes wrong.
    """
    count = int(random.integers(6, 11))
    present = np.delete(np.arange(count - 1), random.integers(1, count - 2))
    return random.choice(present, int(random.integers(12, 20))), count


def one_hot(labels, count):
    """Returns the expected vectors `(N, count)`."""
    return np.eye(count)[labels]


def of_those_there_are(labels, count):
    """Returns vectors with a column for each class that occurs."""
    present, places = np.unique(labels, return_inverse=True)
    return np.eye(len(present))[places]


ONE_HOT = comparing(
    "cgan.one_hot",
    lesson=7,
    points=1,
    title="A class as a vector",
    hints=(
        "Of three classes, the label 2 becomes `[0, 0, 1]`. What do the labels 0 and 1 become? "
        "Written below each other, these rows are a table that NumPy has a name for.",
        "It is `np.eye(count)`, and an array can be indexed by an array: `rows[labels]` takes one "
        "row for each label.",
        "`np.eye(count)[labels]`",
    ),
    draw=draw,
    expected=one_hot,
    kind=Kind.NUMBER_ARRAY,
    praise="One row for each label, one column for each class.",
    shape="The shape is {received}, expected {expected}: labels by classes.",
    otherwise="In each row one entry is 1, that of the label's column, and all others are 0.",
    mistakes=(
        (
            of_those_there_are,
            "There is a column only for the classes that occur in this batch: the next batch would "
            "have other columns. `count` says how many there are.",
        ),
        (
            lambda labels, count: np.eye(labels.max() + 1)[labels],
            "There are columns only up to the highest label of this batch: `count` says how many "
            "classes there are.",
        ),
        (
            lambda labels, count: one_hot(labels, count).T,
            "Rows and columns are swapped: one row for each label, as each sample has one.",
        ),
        (
            lambda labels, count: one_hot(labels - 1, count),
            "The 1 stands one column too far to the left: classes count from 0, as columns do.",
        ),
        (
            lambda labels, count: one_hot(labels, count) * labels[:, None],
            "The label itself stands in its column: class 7 would count seven times as much as "
            "class 1, and class 0 not at all. Write a 1.",
        ),
        (
            lambda labels, count: 1 - one_hot(labels, count),
            "Zeros and ones are swapped: the label's column holds the 1.",
        ),
        (
            lambda labels, count: np.eye(len(labels), count),
            "Row i got its 1 in column i, whatever its label: the label chooses the column.",
        ),
        (
            lambda labels, count: labels,
            "These are still the labels: make a row of `count` numbers of each.",
        ),
    ),
)
