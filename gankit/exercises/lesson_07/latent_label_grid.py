"""Exercise: one latent vector along each row, one label along each column."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong

NAMES = ("the latents", "the labels")


def probe(answer, seed):
    result = answer(*drawn_latents(seed))
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        raise Unusable("Expected two results: `return all_latents, all_labels`.")
    return {name: as_numbers(part, name) for name, part in zip(NAMES, result, strict=True)}


def judge(evidence, seed):
    received, (latents, count) = [evidence[name] for name in NAMES], drawn_latents(seed)
    if _both_agree(received, grid(latents, count)):
        return right("Along a row the style stays, along a column the label does.")
    for mistake, message in MISTAKES:
        if _both_agree(received, mistake(latents, count)):
            return wrong(message)
    expected = [np.shape(part) for part in grid(latents, count)]
    if [part.shape for part in received] != expected:
        return wrong(
            f"For {len(latents)} latent vectors and {count} labels expected the shapes "
            f"{expected[0]} and {expected[1]}, received {received[0].shape} and "
            f"{received[1].shape}."
        )
    right_labels = agrees(received[1], grid(latents, count)[1])
    return wrong(
        f"The {'latent vectors' if right_labels else 'labels'} are not as they should be: the "
        "first row of the grid is the first latent vector with label 0, 1, 2, ..."
    )


def drawn_latents(seed):
    """Draws latent vectors `(rows, 3)`, float32, and how many labels; never as many as rows."""
    random = np.random.default_rng(seed)
    rows, more = random.integers(3, 6), random.integers(1, 5)
    return random.normal(size=(rows, 3)).astype("float32"), int(rows + more)


def grid(latents, count):
    """Returns the expected latent vectors and labels, row by row."""
    return np.repeat(latents, count, axis=0), np.tile(np.arange(count), len(latents))


def _turned(latents, count):
    return np.tile(latents, (count, 1)), np.repeat(np.arange(count), len(latents))


def _both_tiled(latents, count):
    return np.tile(latents, (count, 1)), grid(latents, count)[1]


def _both_repeated(latents, count):
    return grid(latents, count)[0], np.repeat(np.arange(count), len(latents))


def _both_agree(received, expected):
    return all(agrees(one, other) for one, other in zip(received, expected, strict=True))


MISTAKES = (
    (
        _turned,
        "It is turned: here a row holds one label in all styles. Repeat each latent vector, tile "
        "the labels.",
    ),
    (
        _both_tiled,
        "Both are tiled, so the latent vector changes at every step along a row: each one must "
        "stay until all labels have had their turn.",
    ),
    (
        _both_repeated,
        "Both are repeated, so the label stays for several pictures of a row: the labels must "
        "start anew in every row.",
    ),
    (
        lambda latents, count: (grid(latents, count)[0], grid(latents, count)[1] + 1),
        "The labels count from 1 here: the first column is class 0.",
    ),
    (
        lambda latents, count: (grid(latents, count)[0], grid(latents, count)[1][::-1]),
        "The labels run backwards: the first column is class 0.",
    ),
    (
        lambda latents, count: (
            np.repeat(latents[:1], len(latents) * count, axis=0),
            grid(latents, count)[1],
        ),
        "Every row has the first latent vector: all rows would look the same.",
    ),
    (
        lambda latents, count: (
            grid(latents, count)[0],
            np.repeat(np.arange(len(latents)), count),
        ),
        "The labels count the rows: they count the columns.",
    ),
)

LATENT_LABEL_GRID = Exercise(
    id="cgan.latent_label_grid",
    lesson=7,
    points=2,
    title="Style along a row, label along a column",
    hints=(
        "`np.repeat([1, 2], 3)` is 1 1 1 2 2 2, `np.tile([1, 2], 3)` is 1 2 1 2 1 2. The grid is "
        "filled row by row.",
        "Along a row the latent vector stays the same, and the labels run through.",
        "`np.repeat(latents, count, axis=0)` and `np.tile(np.arange(count), len(latents))`",
    ),
    record=probe,
    judge=judge,
)
