"""Exercise: a grid of codes that covers the prior evenly."""

from statistics import NormalDist

import numpy as np

from gankit.exercises.comparing import comparing

EVEN = (
    "The codes are evenly spaced: a third of them lie where the prior has next to nothing. Take "
    "quantiles, `norm.ppf`, which lie dense in the middle."
)
SHARES = "These are the shares of the range from 0 to 1: `norm.ppf` makes codes of them."
SWAPPED = "The axes are swapped: the first coordinate grows from left to right along a row."


def shares(side):
    """The middles of equal parts of the range from 0 to 1."""
    return (np.arange(side) + 0.5) / side


def quantiles(side):
    """The coordinates, upwards."""
    # Not by scipy.stats: every notebook that checks an answer would wait for it.
    return np.array([NormalDist().inv_cdf(share) for share in shares(side)])


def plane(across, down):
    """Lays out codes row by row: the first coordinates of a row, and one second for each row."""
    return np.array([(x, y) for y in down for x in across])


def square(upwards):
    """Lays out a plane as it is plotted: the first row holds the highest second coordinate."""
    return plane(upwards, upwards[::-1])


LATENT_GRID = comparing(
    "vae.latent_grid",
    lesson=2,
    points=2,
    title="A grid that covers the prior",
    hints=(
        "Cut the range from 0 to 1 into `side` equal parts; each part's middle is a share.",
        "`norm.ppf(share)` is the number below which that share of a normal distribution lies.",
        "`values = norm.ppf((np.arange(side) + 0.5) / side)`; the rows take `values[::-1]`, from "
        "top to bottom.",
    ),
    draw=lambda random: (int(random.integers(4, 40)),),
    expected=lambda side: square(quantiles(side)),
    cases=3,
    praise="Each picture of the grid stands for an equal share of the prior.",
    shape="The shape is {received}, expected {expected}: one row for each code.",
    otherwise="The coordinates begin with {received}, expected {expected}: the quantile in the "
    "middle of the lowest of {0} equal shares, `norm.ppf(0.5 / {0})`, and so on.",
    mistakes=(
        (
            lambda side: plane(quantiles(side), quantiles(side)),
            "The plane is upside down: the first row of pictures lies on top, so it takes the "
            "highest second coordinate.",
        ),
        (lambda side: square(quantiles(side))[:, ::-1], SWAPPED),
        (lambda side: plane(quantiles(side), quantiles(side))[:, ::-1], SWAPPED),
        (
            lambda side: plane(quantiles(side)[::-1], quantiles(side)[::-1]),
            "Left and right are swapped: the first coordinate grows from left to right.",
        ),
        (lambda side: square(shares(side)), SHARES),
        (lambda side: square(np.linspace(0, 1, side)), SHARES),
        (lambda side: square(np.linspace(-1, 1, side)), EVEN),
        (lambda side: square(np.linspace(-2, 2, side)), EVEN),
        (lambda side: square(np.linspace(-3, 3, side)), EVEN),
    ),
)
