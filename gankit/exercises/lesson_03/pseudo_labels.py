"""Exercise: which images does a teacher label, and how?"""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import softmax

CLASSES, NONE = 5, -1


def draw(random):
    """Draws probabilities `(12, 5)` and a bar that some of the highest pass."""
    shares = softmax(random.normal(0, 2, (12, CLASSES)))
    highest = np.sort(shares.max(axis=1))
    place = int(random.integers(4, 9))
    return shares, float(highest[place - 1 : place + 1].mean())


def labelled(shares, sure):
    """The expected labels."""
    return np.where(shares.max(axis=1) > sure, shares.argmax(axis=1), NONE)


PSEUDO_LABELS = comparing(
    "aae.pseudo_labels",
    lesson=3,
    points=2,
    title="What a sure teacher calls an image",
    hints=(
        "Two questions for each row: which class is the likeliest, and is it likely enough?",
        "`shares.argmax(axis=1)` answers the first, `shares.max(axis=1) > sure` the second.",
        "`np.where(condition, these, those)` takes from one array where a condition holds, and "
        "from another, or a number, where not.",
    ),
    draw=draw,
    cases=3,
    expected=labelled,
    praise="A label where the teacher is sure, none where it is not.",
    shape="The result has the shape {received}, expected {expected}: one whole number for each "
    "image, -1 where the teacher is not sure.",
    otherwise="With the bar {1:.3f} these are {received}, expected {expected}.",
    mistakes=(
        (
            lambda shares, sure: shares.argmax(axis=1),
            "Every image got a label, the doubtful ones too: where the highest probability is not "
            "above `sure`, it is -1.",
        ),
        (
            lambda shares, sure: np.where(shares.max(axis=1) > sure, NONE, shares.argmax(axis=1)),
            "The doubtful images got labels and the sure ones none: the comparison is turned.",
        ),
        (
            lambda shares, sure: np.where(shares.max(axis=1) > sure, shares.argmax(axis=1), 0),
            "What is doubtful is called 0, which is a class as well: -1 says that there is none.",
        ),
        (
            lambda shares, sure: np.where(shares.max(axis=1) > sure, shares.argmin(axis=1), NONE),
            "It is the *least* likely class of each image: `argmax`.",
        ),
        (
            lambda shares, sure: np.where(shares.max(axis=1) > sure, shares.max(axis=1), NONE),
            "These are probabilities: say which class it is that has the highest, `argmax`.",
        ),
        (
            lambda shares, sure: labelled(shares, sure)[shares.max(axis=1) > sure],
            "Only the sure images are left, and nobody knows any more which they were: one number "
            "for each image, -1 for the doubtful ones.",
        ),
        (
            lambda shares, sure: shares.max(axis=1) > sure,
            "It says of each image whether the teacher is sure, and not of what.",
        ),
        (
            lambda shares, sure: np.where(shares.mean(axis=1) > sure, shares.argmax(axis=1), NONE),
            "The mean of the probabilities is the same for every image: the *highest* says how "
            "sure the teacher is.",
        ),
    ),
)
