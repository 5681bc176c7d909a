"""Exercise: one latent vector along each row, one label along each column."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws latent vectors `(rows, 3)`, float32, and how many labels; never as many as rows."""
    rows, more = random.integers(3, 6), random.integers(1, 5)
    return random.normal(size=(rows, 3)).astype("float32"), int(rows + more)


def repeated(latents, count):
    """The expected latent vectors: each stays until all labels have had their turn."""
    return np.repeat(latents, count, axis=0)


def tiled(latents, count):
    """The expected labels: they start anew in every row."""
    return np.tile(np.arange(count), len(latents))


LATENT_LABEL_GRID = comparing(
    "cgan.latent_label_grid",
    lesson=7,
    points=2,
    title="Style along a row, label along a column",
    hints=(
        "`np.repeat([1, 2], 3)` is 1 1 1 2 2 2, `np.tile([1, 2], 3)` is 1 2 1 2 1 2. The grid is "
        "filled row by row.",
        "Along a row the latent vector stays the same, and the labels run through.",
        "`np.repeat(latents, count, axis=0)` and `np.tile(np.arange(count), len(latents))`",
    ),
    draw=draw,
    expected=lambda latents, count: (repeated(latents, count), tiled(latents, count)),
    result=("the latents", "the labels"),
    kind=Kind.ARRAY,
    praise="Along a row the style stays, along a column the label does.",
    shape="For {1} labels the shapes are {received}, expected {expected}.",
    otherwise="The first row of the grid must be the first latent vector with label 0, 1, 2, ..., "
    "the second row the second latent vector with the same labels.",
    mistakes=(
        (
            lambda latents, count: (
                np.tile(latents, (count, 1)),
                np.repeat(np.arange(count), len(latents)),
            ),
            "It is turned: here a row holds one label in all styles. Repeat each latent vector, "
            "tile the labels.",
        ),
        (
            lambda latents, count: (np.tile(latents, (count, 1)), tiled(latents, count)),
            "Both are tiled, so the latent vector changes at every step along a row: each one must "
            "stay until all labels have had their turn.",
        ),
        (
            lambda latents, count: (
                repeated(latents, count),
                np.repeat(np.arange(count), len(latents)),
            ),
            "Both are repeated, so the label stays for several pictures of a row: the labels must "
            "start anew in every row.",
        ),
        (
            lambda latents, count: (repeated(latents, count), tiled(latents, count) + 1),
            "The labels count from 1 here: the first column is class 0.",
        ),
        (
            lambda latents, count: (repeated(latents, count), tiled(latents, count)[::-1]),
            "The labels run backwards: the first column is class 0.",
        ),
        (
            lambda latents, count: (
                np.repeat(latents[:1], len(latents) * count, axis=0),
                tiled(latents, count),
            ),
            "Every row has the first latent vector: all rows would look the same.",
        ),
        (
            lambda latents, count: (
                repeated(latents, count),
                np.repeat(np.arange(len(latents)), count),
            ),
            "The labels count the rows: they count the columns.",
        ),
    ),
)
