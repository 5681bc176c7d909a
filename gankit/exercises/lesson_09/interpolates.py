"""Exercise: points between real samples and fakes, at which the critic's slope is looked at."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.arguments import with_seed_generator
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong

POINTS, IMAGES = (300, 2), (60, 4, 3, 2)
CALLS = ((POINTS, 0), (IMAGES, 1), (POINTS, 2), (POINTS, 0))  # the first once more, to the seed
LARGEST_GAP = 0.13  # of two distribution functions; chance exceeds it less than once in a million
CALL = Call(
    "the mixed samples",
    tensors=2,
    kind=Kind.TENSOR,
    build=with_seed_generator,
)


def draw(seed):
    """Draws real samples and fakes, points and images, all far from each other, and seeds."""
    random = np.random.default_rng(seed)
    pairs = {shape: random.normal([[0], [9]], 1, (2, np.prod(shape))) for shape in (POINTS, IMAGES)}
    cases = [(*pairs[shape].reshape(2, *shape).astype("float32"), seed) for shape, seed in CALLS]
    return tuple(cases)


def judge(evidence, *cases):
    shares = []
    for mixed, (real, fakes, _) in zip(CALL.results(evidence, cases), cases, strict=True):
        if problem := problem_of_mixing(mixed, real, fakes):
            return wrong(problem)
        shares.append(shares_of(mixed, real, fakes)[:, 0])
    if problem := problem_of_draws(shares):
        return wrong(problem)
    return right("One share for each sample, each anywhere on the line between the two.")


def shares_of(mixed, real, fakes):
    """Returns the share of the real sample in each number: `(N, numbers of a sample)`."""
    mixed, real, fakes = (
        flat.reshape(len(real), -1).astype("float64") for flat in (mixed, real, fakes)
    )
    return (mixed - fakes) / (real - fakes)


def problem_of_mixing(mixed, real, fakes):
    """Names what is wrong with how the samples were put together, or returns None."""
    if mixed.shape != real.shape:
        return f"For samples {real.shape} it has the shape {mixed.shape}: the shape must stay."
    both = mixed.astype("float64") / (real.astype("float64") + fakes)
    shares = shares_of(mixed, real, fakes)
    if np.ptp(shares, axis=0).max() < 1e-3:
        return (
            "All samples of the batch are mixed alike: draw a share for each sample, of the shape "
            "(N, 1, ...)."
        )
    if np.ptp(both.reshape(len(real), -1), axis=1).max() < 1e-3:
        return "Both got the same share: one gets the share, the other what is left, `1 - share`."
    if np.ptp(shares, axis=1).max() > 1e-3:
        return (
            "The numbers of a sample are mixed by different shares, so that it lies beside the "
            "line between the two: draw one share for each sample, of the shape (N, 1, ...)."
        )
    return None


def problem_of_draws(shares):
    """Names what is wrong with the shares of all calls, or returns None."""
    first, others, again = shares[0], shares[1:-1], shares[-1]
    drawn = np.concatenate([first, *others])
    if drawn.min() < -0.01 or drawn.max() > 1.01:
        return (
            f"The shares go from {drawn.min():.1f} to {drawn.max():.1f}, so some samples lie "
            "beyond the two. Were they drawn by `normal`? Between 0 and 1, `uniform`."
        )
    if np.allclose(first, others[-1], atol=1e-3):
        return "The same shares in every call: draw them with the `seed` that is passed."
    if not np.allclose(first, again, atol=1e-3):
        return "The seed is not used: `keras.random.uniform(shape, seed=seed)`."
    places = np.arange(len(drawn)) / len(drawn)
    if np.abs(np.sort(drawn) - places).max() > LARGEST_GAP:
        return "The shares are not spread evenly from 0 to 1: draw them by `uniform`."
    return None


INTERPOLATES = Exercise(
    id="wgan.interpolates",
    lesson=9,
    points=2,
    title="Samples between real and fake",
    hints=(
        "A point of the line is a share of the one end and the rest of the other. One share for "
        "each sample: which shape must the shares have to fit?",
        "`keras.random.uniform(shape, seed=seed)` draws the shares. With the shape (N, 1) they "
        "fit points (N, 2), with (N, 1, 1, 1) images (N, H, W, C).",
        "The shape is `(len(real),) + (1,) * (len(real.shape) - 1)`, the points are "
        "`share * real + (1 - share) * fakes`.",
    ),
    draw=draw,
    record=CALL,
    judge=judge,
)
