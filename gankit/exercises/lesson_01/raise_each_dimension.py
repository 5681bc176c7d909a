"""Exercise: the mean code, with one dimension at a time at its maximum."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the raised codes": as_numbers(answer(drawn_codes(seed)), "the result")}


def judge(evidence, seed):
    raised, codes = evidence["the raised codes"], drawn_codes(seed)
    length = codes.shape[1]
    if raised.shape != (length, length):
        return wrong(
            f"The shape is {raised.shape}, expected {(length, length)}: one row, a whole code, for "
            "each dimension."
        )
    mean, highest = codes.mean(axis=0), codes.max(axis=0)
    if agrees(raised, with_diagonal(mean, highest)):
        return right("Row k is the average code, but for its number k.")
    for expected, message in (
        (
            with_diagonal(mean, highest).T,
            "Rows and columns are swapped: row k is the code whose number k is raised.",
        ),
        (
            with_diagonal(mean, codes.max()),
            "Each dimension has its own maximum: take `codes.max(axis=0)`, not the largest of all.",
        ),
        (
            with_diagonal(0 * mean, highest),
            "The other numbers are 0: they stay at the mean code's values.",
        ),
        (
            with_diagonal(mean, mean + highest),
            "The maximum was added to the mean: the number is set to the maximum.",
        ),
        (
            with_diagonal(codes[0], highest),
            "The others come from the first code: take the mean over all codes.",
        ),
        (
            with_diagonal(np.full(length, codes.mean()), highest),
            "The others are all the same number: take the mean of each dimension, `axis=0`.",
        ),
        (
            np.where(np.tri(length, dtype=bool), highest, mean),
            "The raised numbers pile up from row to row: start each row from the mean code anew "
            "(a `copy`).",
        ),
        (
            np.tile(highest, (length, 1)),
            "All numbers are raised in every row: was one array changed again and again? Copy the "
            "mean code for each row.",
        ),
    ):
        if agrees(raised, expected):
            return wrong(message)
    return wrong("Row k should be the mean code, with number k at its maximum over all codes.")


def with_diagonal(base, diagonal):
    """Repeats a code in every row and replaces the diagonal."""
    rows = np.tile(base, (len(base), 1)).astype("float64")
    np.fill_diagonal(rows, diagonal)
    return rows


def drawn_codes(seed):
    """Draws codes `(30, D)`, 0 or above, D from 4 to 7."""
    random = np.random.default_rng(seed)
    length = int(random.integers(4, 8))
    codes = np.maximum(random.normal(1, 1.5, (30, length)) * np.linspace(0.5, 2, length), 0)
    return codes.astype("float32")


RAISE_EACH_DIMENSION = Exercise(
    id="autoencoder.raise_each_dimension",
    lesson=1,
    points=2,
    title="One dimension at a time",
    hints=(
        "`codes.mean(axis=0)` is the mean code, `codes.max(axis=0)` each dimension's maximum.",
        "`np.tile(mean, (length, 1))` repeats it, one row for each dimension.",
        "`np.fill_diagonal(rows, highest)` sets number k of row k, for every k.",
    ),
    record=probe,
    judge=judge,
)
