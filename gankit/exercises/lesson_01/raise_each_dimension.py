"""Exercise: the mean code, with one dimension at a time at its maximum."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws codes `(30, D)`, 0 or above, D from 4 to 7."""
    length = int(random.integers(4, 8))
    codes = np.maximum(random.normal(1, 1.5, (30, length)) * np.linspace(0.5, 2, length), 0)
    return (codes.astype("float32"),)


def with_diagonal(base, diagonal):
    """Repeats a code in every row and replaces the diagonal."""
    rows = np.tile(base, (len(base), 1))
    np.fill_diagonal(rows, diagonal)
    return rows


def raised(codes):
    """The expected rows."""
    return with_diagonal(codes.mean(axis=0), codes.max(axis=0))


RAISE_EACH_DIMENSION = comparing(
    "autoencoder.raise_each_dimension",
    lesson=1,
    points=2,
    title="One dimension at a time",
    hints=(
        "`codes.mean(axis=0)` is the mean code, `codes.max(axis=0)` each dimension's maximum.",
        "`np.tile(mean, (length, 1))` repeats it, one row for each dimension.",
        "`np.fill_diagonal(rows, highest)` sets number k of row k, for every k.",
    ),
    draw=draw,
    expected=raised,
    praise="Row k is the average code, but for its number k.",
    shape="The shape is {received}, expected {expected}: one row, a whole code, for each "
    "dimension.",
    otherwise="Row k should be the mean code, with number k at its maximum over all codes.",
    mistakes=(
        (
            lambda codes: raised(codes).T,
            "Rows and columns are swapped: row k is the code whose number k is raised.",
        ),
        (
            lambda codes: with_diagonal(codes.mean(axis=0), codes.max()),
            "Each dimension has its own maximum: take `codes.max(axis=0)`, not the largest of all.",
        ),
        (
            lambda codes: np.diag(codes.max(axis=0)),
            "The other numbers are 0: they stay at the mean code's values.",
        ),
        (
            lambda codes: codes.mean(axis=0) + np.diag(codes.max(axis=0)),
            "The maximum was added to the mean: the number is set to the maximum.",
        ),
        (
            lambda codes: with_diagonal(codes[0], codes.max(axis=0)),
            "The others come from the first code: take the mean over all codes.",
        ),
        (
            lambda codes: with_diagonal(np.full(codes.shape[1], codes.mean()), codes.max(axis=0)),
            "The others are all the same number: take the mean of each dimension, `axis=0`.",
        ),
        (
            lambda codes: np.where(
                np.tri(codes.shape[1], dtype=bool), codes.max(axis=0), codes.mean(axis=0)
            ),
            "The raised numbers pile up from row to row: start each row from the mean code anew "
            "(a `copy`).",
        ),
        (
            lambda codes: np.tile(codes.max(axis=0), (codes.shape[1], 1)),
            "All numbers are raised in every row: was one array changed again and again? Copy the "
            "mean code for each row.",
        ),
    ),
)
