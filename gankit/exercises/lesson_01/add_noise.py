"""Exercise: noise on images, clipped."""

import keras
import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

COUNT, DARK, BRIGHT = 100, 0.1, 0.7
TOLERANCE = 0.025  # of means and deviations; chance alone moves them by about 0.004


def probe(answer, seed):
    images, mean, deviation = drawn_task(seed)
    tensor = keras.ops.convert_to_tensor(images)
    draws = [answer(tensor, mean, deviation) for _ in range(2)]
    first, second = (as_numbers(draw, "the result", images.shape) for draw in draws)
    return {"the first draw": first, "the second draw": second}


def judge(evidence, seed):
    images, mean, deviation = drawn_task(seed)
    draws = [evidence[f"the {number} draw"].astype("float64") for number in ("first", "second")]
    for draw in draws:
        if draw.shape != images.shape:
            return wrong(f"The shape is {draw.shape}, expected that of the images: {images.shape}.")
    if np.array_equal(*draws):
        return wrong("Two calls gave the same noise: no seed inside, every call draws afresh.")
    for draw in draws:
        if problem := _problem_with(draw, images, mean, deviation):
            return wrong(problem)
    return right("Fresh noise on every pixel, and still an image.")


def _problem_with(noised, images, mean, deviation):
    """Names what is wrong with one draw, or returns None."""
    # All the images are the same, so that any difference between them is noise.
    if np.ptp(noised, axis=0).max() < 1e-3:
        return "Every image got the same noise: draw it in the shape of the whole batch."
    if np.ptp(noised - noised[:, :1, :1], axis=0).max() < 1e-3:
        return "One number for a whole image: every pixel needs its own draw."
    if noised.max() > 1 or noised.min() < 0:
        end = "above 1" if noised.max() > 1 else "below 0"
        return f"Some pixels lie {end}: clip to [0, 1] at both ends, after adding."
    measured, expected = statistics(noised, images), expected_statistics(mean, deviation)
    if _near(measured, expected):
        return None
    for mistake, message in MISTAKES:
        if _near(measured, mistake(mean, deviation)):
            return message
    return (
        f"With noise of mean {mean:.2f} and deviation {deviation:.2f}, clipped, dark pixels of "
        f"{DARK} should average {expected[0]:.2f}, bright ones of {BRIGHT} {expected[1]:.2f}; they "
        f"average {measured[0]:.2f} and {measured[1]:.2f}."
    )


def drawn_task(seed):
    """Draws equal images `(100, 10, 10, 1)` of dark and bright pixels, a mean and a deviation."""
    random = np.random.default_rng(seed)
    image = np.where(random.permuted(np.arange(100)) < 50, DARK, BRIGHT).reshape(1, 10, 10, 1)
    images = np.repeat(image, COUNT, axis=0).astype("float32")
    return images, float(random.uniform(0.2, 0.35)), float(random.uniform(0.3, 0.45))


def statistics(noised, images):
    """Returns the means of dark and of bright pixels, then their deviations."""
    groups = [noised[images < 0.5], noised[images > 0.5]]
    return np.array([group.mean() for group in groups] + [group.std() for group in groups])


def expected_statistics(mean, deviation, dark=DARK, bright=BRIGHT):
    """Computes what `statistics` should give, from a fine grid of the normal distribution."""
    grid = np.linspace(-6, 6, 20_001)
    weights = np.exp(-(grid**2) / 2)
    weights /= weights.sum()
    groups = [np.clip(level + mean + deviation * grid, 0, 1) for level in (dark, bright)]
    means = [np.sum(weights * group) for group in groups]
    return np.array(
        means
        + [
            np.sqrt(np.sum(weights * (group - middle) ** 2))
            for group, middle in zip(groups, means, strict=True)
        ]
    )


def _near(measured, expected):
    return np.all(np.abs(measured - expected) < TOLERANCE)


MISTAKES = (
    (
        lambda mean, deviation: expected_statistics(0, deviation),
        "The noise has the mean 0: `mean` is not used.",
    ),
    (
        lambda mean, deviation: expected_statistics(mean, deviation, 0, 0),
        "This is the noise alone: add it to the images.",
    ),
    (
        lambda mean, deviation: expected_statistics(mean, deviation**2),
        "The noise is too weak: `deviation` is a standard deviation, no variance; don't square it.",
    ),
    (
        lambda mean, deviation: expected_statistics(mean, deviation**0.5),
        "The noise is too strong: `deviation` is a standard deviation; no root of it.",
    ),
    (
        lambda mean, deviation: expected_statistics(mean, 1),
        "The noise has the deviation 1: `deviation` is not used.",
    ),
    (
        lambda mean, deviation: expected_statistics(deviation, mean),
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
    record=probe,
    judge=judge,
)
