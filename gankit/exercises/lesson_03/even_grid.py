"""Exercise: an even grid of codes over the prior's plane."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws how many codes along a side, and how far the grid reaches."""
    return int(random.integers(4, 12)), float(random.uniform(2, 12))


def plane(values):
    """Lays out a plane as it is plotted: the first row holds the highest second coordinate."""
    return np.array([(x, y) for y in values[::-1] for x in values])


def even(side, reach):
    """The expected codes."""
    return plane(np.linspace(-reach, reach, side))


SWAPPED = "The axes are swapped: the first coordinate grows from left to right along a row."

EVEN_GRID = comparing(
    "aae.even_grid",
    lesson=3,
    points=1,
    title="A grid over the plane of codes",
    hints=(
        "The values along both axes are the same: `side` of them, evenly spaced.",
        "`np.linspace(-reach, reach, side)` includes both ends.",
        "Rows run from top to bottom, so they take the values backwards.",
    ),
    draw=draw,
    cases=3,
    expected=even,
    praise="The same distance from code to code, over the whole plane.",
    shape="The shape is {received}, expected {expected}: one row for each code.",
    otherwise="It has the coordinates {received}, expected {expected}: {0} even steps from "
    "-{1:.2f} to {1:.2f}, both included, row by row from the top left.",
    mistakes=(
        (
            lambda side, reach: even(side, reach) * [1, -1],
            "The plane is upside down: the first row of pictures lies on top, so it takes the "
            "highest second coordinate.",
        ),
        (lambda side, reach: even(side, reach)[:, ::-1], SWAPPED),
        (lambda side, reach: (even(side, reach) * [1, -1])[:, ::-1], SWAPPED),
        (
            lambda side, reach: even(side, reach) * [-1, 1],
            "Left and right are swapped: the first coordinate grows from left to right.",
        ),
        (
            lambda side, reach: plane(np.linspace(-reach, reach, side, endpoint=False)),
            "The far end is never reached: both ends belong to the grid, as with "
            "`np.linspace(-reach, reach, side)`.",
        ),
        (
            lambda side, reach: plane(np.linspace(0, reach, side)),
            "The grid starts at 0 and shows a quarter of the plane: it goes from `-reach` to "
            "`reach`.",
        ),
        (
            lambda side, reach: plane(np.linspace(-1, 1, side)),
            "The grid ends at 1: it goes from `-reach` to `reach`.",
        ),
    ),
)
