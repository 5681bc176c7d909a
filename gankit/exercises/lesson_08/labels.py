"""Exercise: labels for a batch of real samples and fakes."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the labels": as_numbers(answer(*drawn_counts(seed)), "the labels")}


def judge(evidence, seed):
    labels = evidence["the labels"].astype("float64")
    real_count, fake_count = drawn_counts(seed)
    expected = np.concatenate([np.ones(real_count), np.zeros(fake_count)])[:, None]
    if labels.shape != expected.shape:
        return wrong(
            f"The labels have the shape {labels.shape}, expected {expected.shape}: one row for "
            f"each of {real_count} real samples and {fake_count} fakes, one column as the logits "
            "have."
        )
    if np.array_equal(labels, expected):
        return right("Real samples first, with 1, then the fakes, with 0.")
    if np.array_equal(labels, 1 - expected):
        return wrong("The labels are swapped: real samples are 1, fakes are 0.")
    if np.array_equal(labels, expected[::-1]):
        return wrong("The fakes come first here: the real samples do, as in every function.")
    if np.array_equal(np.sort(labels, axis=0), np.sort(expected, axis=0)):
        return wrong("The labels are mixed while the samples are not: row for row they must fit.")
    return wrong(f"Expected {real_count} times 1, then {fake_count} times 0.")


def drawn_counts(seed):
    """Draws the numbers of real samples and of fakes; they differ. There are 10,000 such pairs."""
    random = np.random.default_rng(seed)
    real_count = int(random.integers(10, 110))
    return real_count, real_count + int(random.integers(1, 101))


LABELS = Exercise(
    id="animation.labels",
    lesson=8,
    points=1,
    title="Labels for a batch of real and fake",
    hints=(
        "`np.ones((3, 1))` is a column of three ones.",
        "`np.concatenate([first, second])` puts one column under the other; the real samples come "
        "first.",
    ),
    record=probe,
    judge=judge,
)
