"""Exercise: from one latent vector to another, on the sphere."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws two vectors of unequal lengths and a count.

    They are shorter than latent vectors are, so that an angle is found even where somebody forgets
    to divide by the lengths: a wrong one, which can be told, in place of NaN.
    """
    first, second = random.normal(size=(2, int(random.integers(20, 60))))
    first /= np.linalg.norm(first)
    second -= (second @ first) * first
    second /= np.linalg.norm(second)
    turn = random.uniform(0.9, 1.3)
    lengths = random.uniform(0.6, 0.8), random.uniform(1.0, 1.2)
    end = lengths[1] * (np.cos(turn) * first + np.sin(turn) * second)
    return lengths[0] * first, end, int(random.integers(5, 10))


def angle(start, end):
    """The angle between two vectors."""
    return np.arccos(start @ end / (np.linalg.norm(start) * np.linalg.norm(end)))


def spherical(start, end, count, turn=None):
    """Walks along the arc (Shoemake 1985; for latent vectors White 2016)."""
    turn = angle(start, end) if turn is None else turn
    return np.stack(
        [
            (np.sin((1 - share) * turn) * start + np.sin(share * turn) * end) / np.sin(turn)
            for share in np.linspace(0, 1, count)
        ]
    )


def _straight(start, end, count):
    return np.linspace(start, end, count)


def _undivided(start, end, count):
    return spherical(start, end, count) * np.sin(angle(start, end))


def _without_the_end(start, end, count):
    return spherical(start, end, count + 1)[:-1]


def _of_unit_length(start, end, count):
    return spherical(start / np.linalg.norm(start), end / np.linalg.norm(end), count)


def _lengths_forgotten(start, end, count):
    return spherical(start, end, count, turn=np.arccos(start @ end))


def _in_degrees(start, end, count):
    return spherical(start, end, count, turn=np.degrees(angle(start, end)))


def _straight_normed(start, end, count):
    straight = _straight(start, end, count)
    return straight / np.linalg.norm(straight, axis=1, keepdims=True)


INTERPOLATE = comparing(
    "dcgan.interpolate",
    lesson=6,
    points=2,
    title="From one latent vector to another",
    hints=(
        "First the angle: `np.arccos(start @ end / (length of start * length of end))`.",
        "`np.linspace(0, 1, count)[:, None]` is a column of shares; then one line of the formula "
        "gives all rows at once.",
        "`(np.sin((1 - shares) * angle) * start + np.sin(shares * angle) * end) / np.sin(angle)`",
    ),
    draw=draw,
    expected=spherical,
    result="the path",
    praise="Equal steps of the angle, from the one end to the other.",
    shape="The path has the shape {received}, expected {expected}.",
    otherwise="These are no equal steps along the arc from `start` to `end`, both included: look "
    "at the two shares again.",
    mistakes=(
        (
            _straight,
            "This is the straight line. In the middle it comes much nearer to 0 than any latent "
            "vector that the generator has learned from: walk along the arc.",
        ),
        (
            _undivided,
            "The division by `sin(angle)` is missing: even the ends are not what they should be.",
        ),
        (
            _without_the_end,
            "The last vector is not `end`: divide the way into `count - 1` steps, both ends "
            "included, as `np.linspace` does.",
        ),
        (
            lambda start, end, count: spherical(end, start, count),
            "The path runs backwards: the share 0 belongs to `start`.",
        ),
        (
            _lengths_forgotten,
            "The angle is another one: the cosine is the scalar product divided by *both lengths*.",
        ),
        (
            _in_degrees,
            "The angle is in degrees, `np.sin` takes radians, as `np.arccos` gives them.",
        ),
        (
            _of_unit_length,
            "Both ends lost their lengths: only the angle needs vectors of length 1, the path goes "
            "from `start` itself to `end` itself.",
        ),
        (
            _straight_normed,
            "This is the straight line, brought to length 1: the steps are unequal, and the ends "
            "lost their lengths.",
        ),
    ),
)
