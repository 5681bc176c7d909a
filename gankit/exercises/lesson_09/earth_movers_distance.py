"""Exercise: the earth mover's distance of points on a line."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws two sets of equally many points on a line, float64 `(N,)` both, in no order."""
    count, places = int(random.integers(20, 50)), random.uniform(-2, 2, 2)
    widths = random.uniform([0.5, 1.5], [1.0, 2.5])
    return tuple(
        random.normal(place, width, count) for place, width in zip(places, widths, strict=True)
    )


def sorted_gaps(one, other):
    """How far each point travels when the n-th smallest goes to the n-th smallest."""
    return np.abs(np.sort(one) - np.sort(other))


def _to_the_nearest(one, other):
    return np.abs(one[:, None] - other[None]).min(axis=1).mean()


EARTH_MOVERS_DISTANCE = comparing(
    "wgan.earth_movers_distance",
    lesson=9,
    points=2,
    title="The earth mover's distance on a line",
    hints=(
        "Which point of the one set should travel to which of the other? On a line the cheapest "
        "plan never lets two ways cross.",
        "So the smallest goes to the smallest, the second smallest to the second smallest, and so "
        "on: `np.sort`.",
        "`np.mean(np.abs(np.sort(one) - np.sort(other)))`",
    ),
    draw=draw,
    cases=2,
    expected=lambda one, other: sorted_gaps(one, other).mean(),
    result="the distance",
    praise="On a line sorting is the whole transport plan.",
    shape="The result has the shape {received}: the distance is one number, a mean.",
    otherwise="It is {received}, expected {expected}: the mean way from each point to the one of "
    "the same rank.",
    mistakes=(
        (
            lambda one, other: np.abs(one - other).mean(),
            "The points travel in the order in which they happen to stand: sort both sets first.",
        ),
        (
            lambda one, other: np.abs(np.sort(one) - other).mean(),
            "Only one of the two sets is sorted.",
        ),
        (
            lambda one, other: np.abs(one - np.sort(other)).mean(),
            "Only one of the two sets is sorted.",
        ),
        (
            lambda one, other: abs(one.mean() - other.mean()),
            "This is how far the means lie apart: two sets of one mean and different widths would "
            "have the distance 0. Take magnitudes point by point, before the mean.",
        ),
        (
            lambda one, other: np.mean(np.sort(one) - np.sort(other)),
            "Ways to the left cancel ways to the right here: every way costs, take magnitudes.",
        ),
        (
            lambda one, other: sorted_gaps(one, other).sum(),
            "It is the sum of all ways: each point carries one N-th of the earth, so take the "
            "mean.",
        ),
        (
            lambda one, other: np.mean(sorted_gaps(one, other) ** 2),
            "The ways are squared, which is another distance: here each costs its length.",
        ),
        (
            lambda one, other: np.sqrt(np.mean(sorted_gaps(one, other) ** 2)),
            "This is the root of the mean square, called the 2-Wasserstein distance. Ours is the "
            "first: the mean of the ways.",
        ),
        (
            _to_the_nearest,
            "Every point goes to the nearest, so many may end in one place: as much earth must "
            "arrive everywhere as is asked for there.",
        ),
        (
            lambda one, other: sorted_gaps(one, other).max(),
            "This is the longest way: take the mean of all.",
        ),
    ),
)
