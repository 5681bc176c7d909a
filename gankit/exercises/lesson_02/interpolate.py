"""Exercise: the codes on the way from one code to another."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws two codes of three dimensions, float32, and how many codes to lay on the way."""
    start, end = random.normal(0, 1.5, (2, 3)).astype("float32")
    return start, end, int(random.integers(5, 10))


def way(start, end, count):
    """The expected codes."""
    return np.linspace(start, end, count)


INTERPOLATE = comparing(
    "vae.interpolate",
    lesson=2,
    points=1,
    title="From one code to another",
    hints=(
        "Halfway lies the mean of both ends. What lies at a tenth of the way?",
        "`np.linspace(0, 1, count)` gives the shares, both ends included.",
        "`start + np.linspace(0, 1, count)[:, None] * (end - start)`",
    ),
    draw=draw,
    expected=way,
    praise="Equal steps along a straight line, both ends included.",
    shape="The shape is {received}, expected {expected}: one row for each code.",
    otherwise="These are no equal steps along the straight line from the start to the end: look "
    "at the first code, the last one, and the differences between neighbours.",
    mistakes=(
        (
            lambda start, end, count: way(start, end, count).T,
            "The axes are swapped: one row for each code on the way.",
        ),
        (
            lambda start, end, count: way(start, end, count + 1)[:-1],
            "The end is never reached: the last code must be the end itself, as with "
            "`np.linspace(0, 1, count)`.",
        ),
        (
            lambda start, end, count: way(start, end, count + 2)[1:-1],
            "Both ends are left out: the first code is the start, the last one the end.",
        ),
        (
            lambda start, end, count: way(end, start, count),
            "The way leads backwards: the first code is the start.",
        ),
        (
            lambda start, end, count: way(start, start + end, count),
            "The end was added to the start: go along the difference, `end - start`.",
        ),
        (
            lambda start, end, count: way(start, start, count),
            "Every code is the start: move on by the difference, `end - start`.",
        ),
    ),
)
