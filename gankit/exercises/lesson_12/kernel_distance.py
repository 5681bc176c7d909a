"""Exercise: the kernel distance, whose estimate is right on average with any number of images."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws real features `(N, D)` and fake ones `(M, D)`."""
    size, real, fake = random.integers([3, 8, 15], [6, 14, 22])
    shift = random.normal(0, 1, size)
    return random.normal(size=(real, size)), shift + random.normal(size=(fake, size))


def kernel(one, other, scale=None, constant=1, power=3):
    """Returns the kernel of every pair, `(len(one), len(other))`."""
    return (one @ other.T / (scale or one.shape[1]) + constant) ** power


def among(features, **settings):
    """Returns the mean over all pairs of two different samples."""
    table, count = kernel(features, features, **settings), len(features)
    return (table.sum() - np.trace(table)) / (count * (count - 1))


def distance(real, fake, **settings):
    """Returns the expected distance; Binkowski et al. 2018, equation 4."""
    across = kernel(real, fake, **settings).mean()
    return among(real, **settings) + among(fake, **settings) - 2 * across


def _within(mean):
    """Makes a mistake of what is taken for the mean within a set."""
    return lambda real, fake: mean(real) + mean(fake) - 2 * kernel(real, fake).mean()


def _deviated_mean(features):
    table = kernel(features, features)
    return (table.sum() - np.trace(table)) / len(features) ** 2


KERNEL_DISTANCE = comparing(
    "evaluation.kernel_distance",
    lesson=12,
    points=3,
    title="The kernel distance, unbiased",
    hints=(
        "All pairs at once: `(real @ fake.T / real.shape[1] + 1) ** 3`.",
        "Within a set the diagonal pairs each sample with itself: subtract its sum, `np.trace`, "
        "and divide by `count * (count - 1)`.",
        "Within real plus within fake minus twice the mean across.",
    ),
    draw=draw,
    expected=distance,
    result="the distance",
    praise="Nobody is paired with themselves: so no bias, and it may even fall below 0.",
    shape="It has the shape {received}: it is one number.",
    otherwise="It is {received}, expected {expected}: the mean kernel among the real features, "
    "plus that among the fake ones, minus twice that of a real and a fake one.",
    mistakes=(
        (
            _within(lambda features: kernel(features, features).mean()),
            "The diagonal is still in it: each sample is paired with itself, which makes the "
            "distance of equal clouds larger than 0. Leave it out, and divide by N (N - 1).",
        ),
        (
            _within(_deviated_mean),
            "The diagonal is left out of the sum, but not of the count: divide by N (N - 1).",
        ),
        (
            lambda real, fake: distance(real, fake, scale=1),
            "The scalar product is not divided by the number of features.",
        ),
        (
            lambda real, fake: distance(real, fake, constant=0),
            "The 1 in the kernel is missing: (x . y / D + 1)^3.",
        ),
        (
            lambda real, fake: distance(real, fake, power=2),
            "The kernel is squared here; the third power is asked for, which sees skewness too.",
        ),
        (
            lambda real, fake: distance(real, fake, power=1),
            "The power is missing: so only the means are compared.",
        ),
        (
            lambda real, fake: distance(real, fake) + kernel(real, fake).mean(),
            "The mean across counts twice: with a real and a fake sample there are two ways to "
            "form a pair.",
        ),
        (
            lambda real, fake: -distance(real, fake),
            "The sign is turned: likeness within the sets counts up, across them down.",
        ),
        (
            lambda real, fake: np.sqrt(np.abs(distance(real, fake))),
            "This is a root: report what stands under it, which may fall below 0.",
        ),
        (
            lambda real, fake: among(real) + among(fake) + 2 * kernel(real, fake).mean(),
            "The mean across has the wrong sign: equal clouds would be far from each other.",
        ),
    ),
)
