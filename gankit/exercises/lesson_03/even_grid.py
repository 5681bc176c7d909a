"""Exercise: an even grid of codes over the prior's plane."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {
        f"grid {number}": as_numbers(answer(side, reach), "the result")
        for number, (side, reach) in enumerate(drawn_grids(seed))
    }


def judge(evidence, seed):
    for number, (side, reach) in enumerate(drawn_grids(seed)):
        verdict = judge_grid(evidence[f"grid {number}"].astype("float64"), side, reach)
        if not verdict.is_right:
            break
    return verdict


def judge_grid(codes, side, reach):
    """Judges the codes of one grid."""
    if codes.shape == (side, side, 2):
        return wrong(f"The shape is {codes.shape}: one row for each code, ({side * side}, 2).")
    if codes.shape != (side * side, 2):
        return wrong(f"The shape is {codes.shape}, expected ({side * side}, 2).")
    if agrees(codes, plane(np.linspace(-reach, reach, side))):
        return right("The same distance from code to code, over the whole plane.")
    for mistake, message in MISTAKES:
        if agrees(codes, mistake(side, reach)):
            return wrong(message)
    return wrong(
        f"The grid reaches from {codes.min():.2f} to {codes.max():.2f}, expected {side} even steps "
        f"from {-reach:.2f} to {reach:.2f}, both included, row by row from the top left."
    )


def drawn_grids(seed):
    """Draws three grids `(side, reach)`."""
    random = np.random.default_rng(seed)
    return [(int(random.integers(4, 12)), float(random.uniform(2, 12))) for _ in range(3)]


def plane(values):
    """Lays out a plane as it is plotted: the first row holds the highest second coordinate."""
    return np.array([(x, y) for y in values[::-1] for x in values])


def even(side, reach):
    """The values along both axes."""
    return np.linspace(-reach, reach, side)


MISTAKES = (
    (
        lambda side, reach: plane(even(side, reach)) * [1, -1],
        "The plane is upside down: the first row of pictures lies on top, so it takes the highest "
        "second coordinate.",
    ),
    (
        lambda side, reach: plane(even(side, reach))[:, ::-1],
        "The axes are swapped: the first coordinate grows from left to right along a row.",
    ),
    (
        lambda side, reach: (plane(even(side, reach)) * [1, -1])[:, ::-1],
        "The axes are swapped: the first coordinate grows from left to right along a row.",
    ),
    (
        lambda side, reach: plane(even(side, reach)) * [-1, 1],
        "Left and right are swapped: the first coordinate grows from left to right.",
    ),
    (
        lambda side, reach: plane(np.linspace(-reach, reach, side, endpoint=False)),
        "The far end is never reached: both ends belong to the grid, as with "
        "`np.linspace(-reach, reach, side)`.",
    ),
    (
        lambda side, reach: plane(np.linspace(0, reach, side)),
        "The grid starts at 0 and shows a quarter of the plane: it goes from `-reach` to `reach`.",
    ),
    (
        lambda side, reach: plane(np.linspace(-1, 1, side)),
        "The grid ends at 1: it goes from `-reach` to `reach`.",
    ),
)

EVEN_GRID = Exercise(
    id="aae.even_grid",
    lesson=3,
    points=1,
    title="A grid over the plane of codes",
    hints=(
        "The values along both axes are the same: `side` of them, evenly spaced.",
        "`np.linspace(-reach, reach, side)` includes both ends.",
        "Rows run from top to bottom, so they take the values backwards.",
    ),
    record=probe,
    judge=judge,
)
