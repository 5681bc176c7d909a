"""Exercise: how many of the fakes lie where real samples lie."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_12.neighbour_radii import sorted_distances


def draw(random):
    """Draws real and fake points, `(N, 2)` and `(M, 2)`, and a radius for each real one."""
    count, many = random.integers([30, 50], [45, 80])
    real = random.normal(size=(count, 2))
    fake = 0.5 + random.normal(0, 1.6, (many, 2))
    return real, fake, sorted_distances(real)[:, 3] * random.uniform(0.8, 1.2, count)


def distances(real, fake):
    """Returns `(N, M)`: from each real point to each fake one."""
    return np.linalg.norm(real[:, None] - fake, axis=2)


def inside(real, fake, radii):
    """Says of each real and each fake point whether the one's ball holds the other."""
    return distances(real, fake) <= radii[:, None]


def share_of_fakes(real, fake, radii):
    """Returns the precision; Kynkaanniemi et al. 2019, equation 1."""
    return inside(real, fake, radii).any(axis=0).mean()


def share_of_balls(real, fake, radii):
    """Returns the coverage; Naeem et al. 2020, equation 5."""
    return inside(real, fake, radii).any(axis=1).mean()


def _in_the_nearest_ball(real, fake, radii):
    apart = distances(real, fake)
    return np.mean(apart.min(axis=0) <= radii[apart.argmin(axis=0)])


# What is wrong in whichever direction one looks.
SQUARED = "Squared distances are compared with the radii: take the root."
PAIRS = "This is the share of pairs: ask of each {}, with `any`."
COUNT = "This is a count: divide by the number of {} samples."

PRECISION = comparing(
    "evaluation.precision",
    lesson=12,
    points=2,
    title="Precision: fakes among the real",
    hints=(
        "A table with a row for each real sample and a column for each fake one: their distance.",
        "`distances(real, fake) <= radii[:, None]` says which fake lies in which ball.",
        "A fake counts if *any* ball holds it: `.any(axis=0)`, then the mean.",
    ),
    draw=draw,
    cases=6,
    expected=share_of_fakes,
    praise="A fake counts if it lies where real samples lie.",
    shape="The shape is {received}: the share is one number.",
    otherwise="It is {received}, expected {expected}: the share of fakes that lie in the ball of "
    "at least one real sample.",
    mistakes=(
        (
            share_of_balls,
            "This is the share of balls that hold a fake: asked is the share of *fakes* that lie "
            "in a ball.",
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).mean(),
            PAIRS.format("fake whether it lies in any ball"),
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).all(axis=0).mean(),
            "No fake lies in all balls at once: one of them is enough, `any`.",
        ),
        (
            lambda real, fake, radii: np.mean(
                (distances(real, fake) ** 2 <= radii[:, None]).any(axis=0)
            ),
            SQUARED,
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).any(axis=0).sum(),
            COUNT.format("fake"),
        ),
        (
            _in_the_nearest_ball,
            "You asked the nearest real sample only: its ball may be too small where a further "
            "one's is large enough.",
        ),
        (
            lambda real, fake, radii: share_of_fakes(real, fake, radii.mean() + 0 * radii),
            "All balls have the same radius here: each real sample has one of its own.",
        ),
        (
            lambda real, fake, radii: 1 - share_of_fakes(real, fake, radii),
            "This is the share of fakes that lie in no ball.",
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).sum(axis=0).mean(),
            "This is how many balls hold a fake on average: a fake counts once, however many do.",
        ),
    ),
)
