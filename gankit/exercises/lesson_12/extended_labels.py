"""Exercise: the extra class's labels."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws digits' labels, how many look-alikes follow them, and the number of classes."""
    classes = int(random.integers(5, 11))
    labels = random.integers(0, classes, int(random.integers(20, 40)))
    return labels, int(random.integers(8, 16)), classes


def extended(labels, look_alikes, extra):
    """Returns the labels, then the same number for each look-alike."""
    return np.concatenate([labels, np.full(look_alikes, extra)])


EXTENDED_LABELS = comparing(
    "robust.extended_labels",
    lesson=12,
    points=1,
    title="The extra class's labels",
    hints=(
        "With K classes the labels go from 0 to K - 1. Which number is the next one?",
        "`np.full(look_alikes, classes)` repeats it.",
    ),
    draw=draw,
    expected=extended,
    kind=Kind.ARRAY,
    tolerance=1e-6,
    result="the labels",
    praise="One class more, and all look-alikes are in it.",
    shape="The shape is {received}, expected {expected}: one label for each digit, then one for "
    "each look-alike.",
    otherwise="Expected the labels as they are, then {1} times the number of the extra class.",
    mistakes=(
        (
            lambda labels, look_alikes, classes: extended(labels, look_alikes, classes - 1),
            "This is the last digit's own number: a look-alike would be taught as that digit. "
            "Labels count from 0, so the extra class is number `classes`.",
        ),
        (
            lambda labels, look_alikes, classes: extended(labels, look_alikes, classes + 1),
            "One number is left out: labels count from 0, so the extra class is number `classes`.",
        ),
        (
            lambda labels, look_alikes, classes: extended(labels, look_alikes, -1),
            "The loss knows no class -1: the extra class is number `classes`.",
        ),
        (
            lambda labels, look_alikes, classes: extended(labels, look_alikes, 0),
            "Look-alikes are taught as zeros here, as the digit 0.",
        ),
        (
            lambda labels, look_alikes, classes: np.roll(
                extended(labels, look_alikes, classes), look_alikes
            ),
            "The look-alikes come first here: the digits do.",
        ),
        (
            lambda labels, look_alikes, classes: np.full(len(labels) + look_alikes, classes),
            "All are in the extra class: the digits keep their labels.",
        ),
        (
            lambda labels, look_alikes, classes: extended(
                labels, look_alikes, np.arange(look_alikes) % classes
            ),
            "The look-alikes are labelled as digits, such as they were asked for: they are none.",
        ),
        (
            lambda labels, look_alikes, classes: labels,
            "The look-alikes have no labels yet.",
        ),
    ),
)
