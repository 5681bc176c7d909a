"""Exercise: peak signal-to-noise ratio."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the ratio": as_numbers(answer(*drawn_images(seed)), "the ratio")}


def judge(evidence, seed):
    ratio, images = evidence["the ratio"], drawn_images(seed)
    if ratio.shape != ():
        return wrong(f"The ratio has the shape {ratio.shape}, expected one number for all images.")
    error = np.mean((images[0].astype("float64") - images[1]) ** 2)
    expected = -10 * np.log10(error)
    if agrees(ratio, expected):
        return right("Ten decibels more: a tenth of the squared error.")
    for value, message in (
        (-expected, "The sign is turned: a smaller error must give a larger ratio."),
        (2 * expected, "20 belongs to the root of the mean squared error, 10 to the mean itself."),
        (expected / 2, "10 belongs to the mean squared error, not to its root."),
        (-10 * np.log(error), "This is the natural logarithm: decibels go by `np.log10`."),
        (
            expected + 20 * np.log10(255),
            "The peak is 1 here, not 255: the images are in [0, 1].",
        ),
        (
            _mean_over_images(*images),
            "This is the mean of the images' ratios: take the mean squared error over all pixels "
            "of all images first, then one logarithm.",
        ),
        (error, "This is the mean squared error; its logarithm is still to come."),
        (
            -10 * np.log10(np.mean(np.abs(images[0].astype("float64") - images[1]))),
            "The differences are to be squared.",
        ),
    ):
        if agrees(ratio, value):
            return wrong(message)
    return wrong(f"It is {ratio:.2f}, expected {expected:.2f} decibels.")


def drawn_images(seed):
    """Draws images `(6, 4, 4, 1)` in [0, 1] and spoilt ones, each spoilt differently."""
    random = np.random.default_rng(seed)
    images = random.uniform(0, 1, (6, 4, 4, 1))
    strength = random.uniform(0.7, 1.3) * np.linspace(0.05, 0.6, 6).reshape(6, 1, 1, 1)
    spoilt = np.clip(images + strength * random.normal(size=images.shape), 0, 1)
    return images.astype("float32"), spoilt.astype("float32")


def _mean_over_images(originals, reconstructions):
    errors = np.mean((originals.astype("float64") - reconstructions) ** 2, axis=(1, 2, 3))
    return np.mean(-10 * np.log10(errors))


PSNR = Exercise(
    id="autoencoder.psnr",
    lesson=1,
    points=1,
    title="Peak signal-to-noise ratio",
    hints=(
        "First the mean squared error, one number over everything.",
        "The peak is 1, so the ratio is 1 / error, in decibels: ten times its decimal logarithm.",
        "`-10 * np.log10(np.mean((originals - reconstructions) ** 2))`",
    ),
    record=probe,
    judge=judge,
)
