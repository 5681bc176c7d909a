"""Exercise: what a distance would be with endlessly many images."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws sizes, and distances that fall towards a limit as 1 / size, with a little noise."""
    sizes = np.cumsum(random.integers(60, 400, int(random.integers(5, 9))))
    limit, slope = random.uniform(1, 4), random.uniform(200, 600)
    return sizes, limit + slope / sizes + random.normal(0, 0.1, len(sizes))


def line(x, y):
    """Returns intercept and slope of the line of least squares."""
    return np.polyfit(x, y, 1)[::-1]


EXTRAPOLATED = comparing(
    "evaluation.extrapolated",
    lesson=12,
    points=2,
    title="The line to 1/N = 0",
    hints=(
        "Over 1 / N the points lie on a straight line. What is 1 / N with endlessly many images?",
        "`np.polyfit(x, y, 1)` fits a line and returns two numbers: the slope, then the height at "
        "x = 0.",
        "`np.polyfit(1 / np.asarray(sizes), distances, 1)[1]`",
    ),
    draw=draw,
    cases=2,
    expected=lambda sizes, distances: line(1 / sizes, distances)[0],
    result="the limit",
    praise="The height of the line where 1/N is 0.",
    shape="The shape is {received}: it is one number, the height of the line at 1/N = 0.",
    otherwise="It is {received}, expected {expected}: fit a line to the distances over 1/N, and "
    "return its height at 1/N = 0.",
    mistakes=(
        (
            lambda sizes, distances: line(sizes, distances)[0],
            "The line goes over N: its height at N = 0 is the distance without any images. Fit it "
            "over 1/N.",
        ),
        (
            lambda sizes, distances: line(1 / sizes, distances)[1],
            "This is the slope: `np.polyfit` returns the highest power first.",
        ),
        (
            lambda sizes, distances: distances[-1],
            "This is the distance with the most images: it is still too large.",
        ),
        (
            lambda sizes, distances: distances.mean(),
            "This is the mean of the distances: all of them are too large.",
        ),
        (
            lambda sizes, distances: line(1 / sizes[[0, -1]], distances[[0, -1]])[0],
            "Two points alone carry this line: fit it to all of them, so that their noise evens "
            "out.",
        ),
        (
            lambda sizes, distances: line(1 / np.sqrt(sizes), distances)[0],
            "The line goes over 1 / sqrt(N): the bias falls as 1 / N, only the noise as a root.",
        ),
        (
            lambda sizes, distances: sum(line(1 / sizes, distances)),
            "This is the height at 1/N = 1, with one image: take it at 1/N = 0.",
        ),
    ),
)
