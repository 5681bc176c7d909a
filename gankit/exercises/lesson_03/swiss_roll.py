"""Exercise: a prior that nobody has a density for."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws `(share, noise, radius)`: `(40,)` in [0, 1], `(40, 2)`, and a number."""
    share, noise = random.uniform(0.1, 1, 40), random.normal(0, 0.4, (40, 2))
    return share, noise, float(random.uniform(5, 12))


def roll(share, noise, radius, half_turns=3):
    """Returns the points of a band that winds outwards."""
    angle = half_turns * np.pi * share
    direction = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return radius * share[:, None] * direction + noise


SWISS_ROLL = comparing(
    "aae.swiss_roll",
    lesson=3,
    points=2,
    title="Draw from a swiss roll",
    hints=(
        "A point at the angle `a` and the distance `d` from the centre is `(d cos a, d sin a)`.",
        "Both grow with the share: the angle is `3 * np.pi * share`, the distance "
        "`radius * share`.",
        "`radius * share[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1) + noise`",
    ),
    draw=draw,
    expected=roll,
    praise="A band to draw from, and no density anywhere.",
    shape="The shape is {received}, expected {expected}: one row for each point.",
    otherwise="It has the coordinates {received}, expected {expected}: the angle is 3 pi times the "
    "share, the distance is the radius times the share, and then comes the noise.",
    mistakes=(
        (
            lambda share, noise, radius: roll(share, noise, radius).T,
            "The axes are swapped: one row for each point, `np.stack([x, y], axis=1)`.",
        ),
        (
            lambda share, noise, radius: roll(share, 0, radius),
            "The noise is missing: the points lie on a line, and a band is asked for.",
        ),
        (
            lambda share, noise, radius: roll(share, 0, radius) / share[:, None] + noise,
            "Every point lies equally far out, on a circle: the distance is `radius * share`.",
        ),
        (
            lambda share, noise, radius: roll(share, noise[:, ::-1], radius)[:, ::-1],
            "Sine and cosine are swapped: the first coordinate is the cosine.",
        ),
        (
            lambda share, noise, radius: roll(share, noise, radius, 2),
            "The band winds once: one and a half times is an angle of `3 * np.pi * share`.",
        ),
        (
            lambda share, noise, radius: roll(share, noise, radius, 3 / np.pi),
            "The angle lacks its pi: sine and cosine take radians.",
        ),
        (
            lambda share, noise, radius: roll(share, noise, 1),
            "The radius is missing: the band ends `radius` from the centre.",
        ),
    ),
)
