"""Exercise: peak signal-to-noise ratio."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws images `(6, 4, 4, 1)` in [0, 1] and spoilt ones, each spoilt differently."""
    images = random.uniform(0, 1, (6, 4, 4, 1))
    strength = random.uniform(0.7, 1.3) * np.linspace(0.05, 0.6, 6).reshape(6, 1, 1, 1)
    spoilt = np.clip(images + strength * random.normal(size=images.shape), 0, 1)
    return images.astype("float32"), spoilt.astype("float32")


def squared_error(originals, reconstructions):
    """The mean squared error over all pixels."""
    return np.mean((originals - reconstructions) ** 2)


def ratio(originals, reconstructions):
    """The expected ratio in decibels, with a peak of 1."""
    return -10 * np.log10(squared_error(originals, reconstructions))


PSNR = comparing(
    "autoencoder.psnr",
    lesson=1,
    points=1,
    title="Peak signal-to-noise ratio",
    hints=(
        "First the mean squared error, one number over everything.",
        "The peak is 1, so the ratio is 1 / error, in decibels: ten times its decimal logarithm.",
        "`-10 * np.log10(np.mean((originals - reconstructions) ** 2))`",
    ),
    draw=draw,
    expected=ratio,
    result="the ratio",
    praise="Ten decibels more: a tenth of the squared error.",
    shape="The ratio has the shape {received}, expected one number for all images.",
    otherwise="It is {received}, expected {expected} decibels.",
    mistakes=(
        (
            lambda originals, made: -ratio(originals, made),
            "The sign is turned: a smaller error must give a larger ratio.",
        ),
        (
            lambda originals, made: 2 * ratio(originals, made),
            "20 belongs to the root of the mean squared error, 10 to the mean itself.",
        ),
        (
            lambda originals, made: ratio(originals, made) / 2,
            "10 belongs to the mean squared error, not to its root.",
        ),
        (
            lambda originals, made: -10 * np.log(squared_error(originals, made)),
            "This is the natural logarithm: decibels go by `np.log10`.",
        ),
        (
            lambda originals, made: ratio(originals, made) + 20 * np.log10(255),
            "The peak is 1 here, not 255: the images are in [0, 1].",
        ),
        (
            lambda originals, made: np.mean(list(map(ratio, originals, made))),
            "This is the mean of the images' ratios: take the mean squared error over all pixels "
            "of all images first, then one logarithm.",
        ),
        (squared_error, "This is the mean squared error; its logarithm is still to come."),
        (
            lambda originals, made: -10 * np.log10(np.mean(np.abs(originals - made))),
            "The differences are to be squared.",
        ),
    ),
)
