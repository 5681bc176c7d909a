"""Exercise: how much of the real is reached by fakes."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_12.precision import (
    COUNT,
    PAIRS,
    SQUARED,
    distances,
    draw,
    inside,
    share_of_balls,
    share_of_fakes,
)

COVERAGE = comparing(
    "evaluation.coverage",
    lesson=12,
    points=2,
    title="Coverage: the real, reached",
    hints=(
        "The same table as for the precision: which fake lies in which ball?",
        "Now each real sample asks: is there any fake in my ball?",
        "`.any(axis=1)`, then the mean.",
    ),
    draw=draw,
    cases=6,
    expected=share_of_balls,
    praise="A real sample counts if some fake comes as near as its own neighbours.",
    shape="The shape is {received}: the share is one number.",
    otherwise="It is {received}, expected {expected}: the share of real samples whose ball holds "
    "at least one fake.",
    mistakes=(
        (
            share_of_fakes,
            "This is the precision, the share of fakes in a ball: it is 1 even where all of them "
            "sit in the same one. Asked is the share of *balls* that hold a fake.",
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).mean(),
            PAIRS.format("ball whether it holds any fake"),
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).all(axis=1).mean(),
            "No ball holds all fakes at once: one of them is enough, `any`.",
        ),
        (
            lambda real, fake, radii: np.mean(
                (distances(real, fake) ** 2 <= radii[:, None]).any(axis=1)
            ),
            SQUARED,
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).any(axis=1).sum(),
            COUNT.format("real"),
        ),
        (
            lambda real, fake, radii: share_of_balls(real, fake, radii.mean() + 0 * radii),
            "All balls have the same radius here: each real sample has one of its own.",
        ),
        (
            lambda real, fake, radii: 1 - share_of_balls(real, fake, radii),
            "This is the share of real samples that no fake comes near to.",
        ),
        (
            lambda real, fake, radii: inside(real, fake, radii).sum(axis=1).mean(),
            "This is how many fakes a ball holds on average: a crowd in a few of them would make "
            "up for all that are empty.",
        ),
    ),
)
