"""Exercise: the discriminator's confusion matrix."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.logits import drawn_logits
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the matrix": as_numbers(answer(*drawn_logits(seed)), "the matrix")}


def judge(evidence, seed):
    matrix = evidence["the matrix"].astype("float64")
    real_logits, fake_logits = drawn_logits(seed)
    if matrix.shape != (2, 2):
        return wrong(f"The matrix has the shape {matrix.shape}, expected (2, 2).")
    expected = counts(real_logits, fake_logits, 0)
    if np.array_equal(matrix, expected):
        return right("Rows say what it was, columns what the discriminator said.")
    for mistake, message in MISTAKES:
        if np.allclose(matrix, mistake(expected, real_logits, fake_logits)):
            return wrong(message)
    return wrong(
        f"Expected {expected.astype(int).tolist()} for {len(real_logits)} real and "
        f"{len(fake_logits)} fake logits, received {matrix.tolist()}."
    )


def counts(real_logits, fake_logits, threshold):
    """Counts `[[real called real, real called fake], [fake called real, fake called fake]]`."""
    rows = [np.asarray(logits) > threshold for logits in (real_logits, fake_logits)]
    return np.array([[row.sum(), (~row).sum()] for row in rows], "float64")


MISTAKES = (
    (
        lambda expected, real, fake: counts(real, fake, 0.5),
        "The threshold is 0.5, which belongs to probabilities: a logit says real above 0.",
    ),
    (
        lambda expected, real, fake: expected.T,
        "Rows and columns are swapped: a row is what the samples are, a column what was said.",
    ),
    (
        lambda expected, real, fake: expected[:, ::-1],
        'The columns are swapped: the first counts what was called "real", the logits above 0.',
    ),
    (
        lambda expected, real, fake: expected[::-1],
        "The rows are swapped: the first is for the real samples.",
    ),
    (
        lambda expected, real, fake: expected / expected.sum(axis=1, keepdims=True),
        "These are shares: count the samples.",
    ),
    (
        lambda expected, real, fake: expected / expected.sum(),
        "These are shares: count the samples.",
    ),
)

CONFUSION_MATRIX = Exercise(
    id="gan.confusion_matrix",
    lesson=5,
    points=2,
    title="The discriminator's confusion matrix",
    hints=(
        "A logit above 0 means a probability above one half: the discriminator says real.",
        "`np.sum(real_logits > 0)` counts the real samples that were called real.",
        "`[[real called real, real called fake], [fake called real, fake called fake]]`",
    ),
    record=probe,
    judge=judge,
)
