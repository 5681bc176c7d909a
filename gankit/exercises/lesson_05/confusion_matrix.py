"""Exercise: the discriminator's confusion matrix."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.logits import drawn_logits


def counts(real_logits, fake_logits, threshold=0.0):
    """Counts `[[real called real, real called fake], [fake called real, fake called fake]]`."""
    rows = [np.asarray(logits) > threshold for logits in (real_logits, fake_logits)]
    return np.array([[row.sum(), (~row).sum()] for row in rows], "float64")


def shares(matrix, axis=None):
    """Divides counts by their sum, along an axis or of all."""
    return matrix / matrix.sum(axis=axis, keepdims=True)


CONFUSION_MATRIX = comparing(
    "gan.confusion_matrix",
    lesson=5,
    points=2,
    title="The discriminator's confusion matrix",
    hints=(
        "A logit above 0 means a probability above one half: the discriminator says real.",
        "`np.sum(real_logits > 0)` counts the real samples that were called real.",
        "`[[real called real, real called fake], [fake called real, fake called fake]]`",
    ),
    draw=drawn_logits,
    expected=counts,
    result="the matrix",
    praise="Rows say what it was, columns what the discriminator said.",
    shape="The matrix has the shape {received}, expected {expected}.",
    otherwise="Row by row it counts {received}, expected {expected}.",
    mistakes=(
        (
            lambda real, fake: counts(real, fake, 0.5),
            "The threshold is 0.5, which belongs to probabilities: a logit says real above 0.",
        ),
        (
            lambda real, fake: counts(real, fake).T,
            "Rows and columns are swapped: a row is what the samples are, a column what was said.",
        ),
        (
            lambda real, fake: counts(real, fake)[:, ::-1],
            'The columns are swapped: the first counts what was called "real", the logits above 0.',
        ),
        (
            lambda real, fake: counts(real, fake)[::-1],
            "The rows are swapped: the first is for the real samples.",
        ),
        (
            lambda real, fake: counts(real, fake)[::-1, ::-1],
            "Fake comes first in rows and columns, as where scikit-learn sorts the labels 0 and 1: "
            "here real does, in both.",
        ),
        (
            lambda real, fake: shares(counts(real, fake), axis=1),
            "These are shares: count the samples.",
        ),
        (
            lambda real, fake: shares(counts(real, fake)),
            "These are shares: count the samples.",
        ),
    ),
)
