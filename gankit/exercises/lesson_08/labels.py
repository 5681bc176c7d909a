"""Exercise: labels for a batch of real samples and fakes."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws the numbers of real samples and of fakes; they differ. There are 10,000 such pairs."""
    real_count = int(random.integers(10, 110))
    return real_count, real_count + int(random.integers(1, 101))


def labels(real_count, fake_count):
    """Returns the expected labels, a column."""
    return np.concatenate([np.ones((real_count, 1)), np.zeros((fake_count, 1))])


LABELS = comparing(
    "animation.labels",
    lesson=8,
    points=1,
    title="Labels for a batch of real and fake",
    hints=(
        "`np.ones((3, 1))` is a column of three ones.",
        "`np.concatenate([first, second])` puts one column under the other; the real samples come "
        "first.",
    ),
    draw=draw,
    expected=labels,
    kind=Kind.ARRAY,
    result="the array of labels",
    praise="Real samples first, with 1, then the fakes, with 0.",
    shape="The labels have the shape {received}, expected {expected}: one row for each of {0} real "
    "samples and {1} fakes, one column as the logits have.",
    otherwise="Expected {0} times 1, then {1} times 0: the samples come in this order, and row for "
    "row the labels must fit them.",
    mistakes=(
        (
            lambda real_count, fake_count: 1 - labels(real_count, fake_count),
            "The labels are swapped: real samples are 1, fakes are 0.",
        ),
        (
            lambda real_count, fake_count: labels(real_count, fake_count)[::-1],
            "The fakes come first here: the real samples do, as in every function.",
        ),
    ),
)
