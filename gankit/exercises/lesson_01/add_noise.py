"""Exercise: noise on images, clipped."""

import numpy as np
from scipy.stats import norm

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.twice import Twice
from gankit.exercises.verdict import right, wrong

COUNT, DARK, BRIGHT = 100, 0.1, 0.7
TOLERANCE = 0.025  # of means and deviations; chance alone moves them by about 0.004


def draw(seed):
    """Draws images `(100, 10, 10, 1)` of dark and bright pixels, a mean and a deviation.

    The first half of the images are equal, the second half their negatives. Of mean and deviation
    one is small and the other large.
    """
    random = np.random.default_rng(seed)
    image = np.where(random.permuted(np.arange(100)) < 50, DARK, BRIGHT).reshape(1, 10, 10, 1)
    halves = [np.repeat(one, COUNT // 2, axis=0) for one in (image, DARK + BRIGHT - image)]
    levels = random.permutation([random.uniform(0.1, 0.2), random.uniform(0.35, 0.5)]).tolist()
    return np.concatenate(halves).astype("float32"), *levels


def judge(evidence, images, mean, deviation):
    """Judges two draws by what is seen of their noise."""
    draws = [evidence[name].astype("float64") for name in ("the result", "a second draw")]
    for noised in draws:
        if noised.shape != images.shape:
            return wrong(
                f"The shape is {noised.shape}, expected that of the images: {images.shape}."
            )
    if np.array_equal(*draws):
        return wrong("Two calls gave the same noise: no seed inside, every call draws afresh.")
    for noised in draws:
        if problem := _problem_with(noised, images, mean, deviation):
            return wrong(problem)
    return right("Fresh noise on every pixel, and still an image.")


def _problem_with(noised, images, mean, deviation):
    # Half of the images are equal, so that any difference between these is noise.
    equal = noised[: COUNT // 2]
    if np.ptp(equal, axis=0).max() < 1e-3:
        return "Every image got the same noise: draw it in the shape of the whole batch."
    if np.ptp(equal - equal[:, :1, :1], axis=0).max() < 1e-3:
        return "One number for a whole image: every pixel needs its own draw."
    if _some_share(equal[:, images[0] < 0.5]):  # bright ones may nearly all be clipped
        return "Some pixels share their noise: every pixel needs its own draw."
    if noised.max() > 1 or noised.min() < 0:
        end = "above 1" if noised.max() > 1 else "below 0"
        return f"Some pixels lie {end}: clip to [0, 1] at both ends, after adding."
    measured, expected = statistics(noised, images), expected_statistics(mean, deviation)
    if _near(measured, expected):
        return None
    many = np.tile(images, (10, 1, 1, 1))  # more draws, less chance
    for mistake in MISTAKES:
        if _near(measured, statistics(mistake.answer(many, mean, deviation), many)):
            return mistake.message
    return (
        f"With noise of mean {mean:.2f} and deviation {deviation:.2f}, clipped, dark pixels of "
        f"{DARK} should average {expected[0]:.2f}, bright ones of {BRIGHT} {expected[1]:.2f}; they "
        f"average {measured[0]:.2f} and {measured[1]:.2f}."
    )


def _some_share(pixels):
    correlations = np.corrcoef(pixels, rowvar=False) - np.eye(pixels.shape[1])
    return np.max(correlations) > 0.98  # chance alone hardly reaches 0.7


def statistics(noised, images):
    """Returns the means of dark and of bright pixels, then their deviations."""
    groups = noised[images < 0.5], noised[images > 0.5]
    return np.array([group.mean() for group in groups] + [group.std() for group in groups])


def expected_statistics(mean, deviation):
    """Computes what `statistics` should give, from ten thousand quantiles in place of draws."""
    noise = mean + deviation * norm.ppf((np.arange(10_000) + 0.5) / 10_000)
    levels = np.tile([[DARK], [BRIGHT]], noise.shape)
    return statistics(np.clip(levels + noise, 0, 1), levels)


def noised(images, mean, deviation):
    """Adds noise, as the exercise asks for it."""
    noise = np.random.default_rng().normal(mean, deviation, np.shape(images))
    return np.clip(np.asarray(images) + noise, 0, 1)


def _near(measured, expected):
    return np.all(np.abs(measured - expected) < TOLERANCE)


MISTAKES = (
    Mistake(
        lambda images, mean, deviation: noised(images, 0, deviation),
        "The noise has the mean 0: `mean` is not used.",
    ),
    Mistake(
        lambda images, mean, deviation: noised(np.zeros(np.shape(images)), mean, deviation),
        "This is the noise alone: add it to the images.",
    ),
    Mistake(
        lambda images, mean, deviation: noised(images, mean, deviation**2),
        "The noise is too weak: `deviation` is a standard deviation, no variance; don't square it.",
    ),
    Mistake(
        lambda images, mean, deviation: noised(images, mean, deviation**0.5),
        "The noise is too strong: `deviation` is a standard deviation; no root of it.",
    ),
    Mistake(
        lambda images, mean, deviation: noised(images, mean, 1),
        "The noise has the deviation 1: `deviation` is not used.",
    ),
    Mistake(
        lambda images, mean, deviation: noised(images, deviation, mean),
        "Mean and deviation are swapped: look up the order of the arguments.",
    ),
)

ADD_NOISE = Exercise(
    id="autoencoder.add_noise",
    lesson=1,
    points=2,
    title="Noise, clipped",
    hints=(
        "Every pixel of every image gets its own draw, in every call anew.",
        "`keras.random.normal(ops.shape(images), mean, deviation)` draws it.",
        "`ops.clip(images + noise, 0, 1)`",
    ),
    draw=draw,
    record=Twice(Call(tensors=1)),
    judge=judge,
    mistakes=MISTAKES,
)
