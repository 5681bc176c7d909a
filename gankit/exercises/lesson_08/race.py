"""Exercise: the GAN with which you race the slow one; the faster it is, the more points."""

import functools

import cv2
import numpy as np

from gankit import data
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_08.networks import problem_of_sizes
from gankit.exercises.recording.likeness import Likeness, as_rows
from gankit.exercises.recording.race import first_rows, raced
from gankit.exercises.verdict import right, wrong

SIDE, TRAINING, HELD_OUT = 16, 2_000, 400
SHAPE = (SIDE, SIDE, 1)
# What the slow GAN comes to in so many steps: measured twice with five seeds, the median was 10.5
# and 9.9, the nearest 9.2 and the farthest 12.1. Its steps cost what a usual GAN's do.
# `python -m benchmarks.figures graded_race` measures it again.
SLOW_STEPS, MARK = 1_200, 10.5
# Times fewer steps, and the share of the points.
GAINS = ((8, 1.0), (4, 0.5), (2, 0.25))
LEGS = [SLOW_STEPS // times for times, _ in GAINS]
ALIKE, NEARER = 0.5, 0.8
DEAREST_STEP = 0.4  # processor seconds of a usual step, many times what a slow laptop needs


def draw(seed):
    """Draws the digits of a race, at an angle of its own, and the number that shuffles them."""
    number = int(np.random.default_rng(seed).integers(2**31))
    training, _ = digits_at_an_angle(number)
    return training, LEGS, MARK, number


def digits_at_an_angle(number):
    """Turns small digits by an angle that nobody knows who does not know the number.

    So images that were made beforehand, or with another seed, are far from them.

    Args:
        number: Whole number.

    Returns:
        Tuple of uint8 `(2000, 16, 16, 1)` to learn from and `(400, 16, 16, 1)` to compare with.
    """
    random = np.random.default_rng(number)
    turn = cv2.getRotationMatrix2D(((SIDE - 1) / 2,) * 2, random.uniform(0, 360), 1.0)
    images = small_digits()[random.permutation(TRAINING + HELD_OUT)]
    turned = np.array([cv2.warpAffine(image, turn, (SIDE, SIDE)) for image in images])[..., None]
    return turned[:TRAINING], turned[TRAINING:]


@functools.cache
def small_digits():
    """Returns generated digits, uint8 `(2400, 16, 16, 1)`: the same with and without a network."""
    return data.load("digits", size=SIDE, limit=TRAINING + HELD_OUT).images


def judge(evidence, training, legs, mark, number):
    problem = (
        problem_of_sizes(evidence["the sizes"], SHAPE)
        or problem_of_extras(evidence["the extra weights"])
        or problem_of_traces(evidence["the traces"])
    )
    if problem:
        return wrong(problem)
    images, seconds = evidence["the images"], evidence["the seconds"]
    if not 0 < len(images) == len(seconds) <= len(legs) or images.shape[2:] != SHAPE:
        raise ValueError(f"no images after each of {len(legs)} legs: {images.shape}")
    if not np.array_equal(evidence["the first batch"], training[first_rows(TRAINING, number)]):
        return wrong("It was recorded in another race, with other digits in another order.")
    if not 0 < evidence["a usual step"] <= DEAREST_STEP:
        raise ValueError(f"no usual step takes {evidence['a usual step']} processor seconds")
    last, steps = images[-1], legs[len(images) - 1]
    distance = Likeness(training).distance(last)
    if not distance <= mark:
        return wrong(
            f"The slow GAN comes to a distance of {mark:.1f} in {SLOW_STEPS:,} steps; yours is at "
            f"{distance:.1f} after {steps}. Which of the causes are still there? If none is, look "
            "at a hint: a GAN without them may still circle round its goal."
        )
    problem = copied(last, number)
    theirs = SLOW_STEPS * float(evidence["a usual step"])
    return wrong(problem) if problem else outcome(len(images) - 1, float(seconds[-1]), theirs)


def outcome(leg, seconds, theirs):
    """Pays for the steps that were saved, if no more seconds were spent on them."""
    times, share = GAINS[leg]
    if not seconds <= theirs:
        return wrong(
            f"It needs {times} times fewer steps, and more time: {seconds:.0f} of the processor's "
            f"seconds, the slow GAN about {theirs:.0f}. What makes its steps, or building it, dear?"
        )
    more = f" For more points it must be there in {LEGS[leg - 1]}." if leg else ""
    return right(
        f"There in {LEGS[leg]} steps, where the slow GAN needs {SLOW_STEPS:,}: at least {times} "
        f"times fewer, and no slower in seconds.{more}",
        share,
    )


def problem_of_extras(extras):
    """Names what is wrong with weights outside of the two networks, or returns None."""
    if not extras <= 0:  # what is no number is no answer
        return (
            f"The model has {int(extras):,} weights beside its two networks: only a generator and "
            "a discriminator race, so that the race is about the training."
        )
    return None


def problem_of_traces(traces):
    """Names what was done before the first step, or returns None."""
    away, alike, steps = traces
    if not (away <= 0 and steps <= 0):
        return (
            "It was trained before the race began: its weights are not those of a fresh build. "
            "Build and compile it, no more; the race does the training."
        )
    if not alike <= ALIKE:
        return (
            "Its weights are alike in every fresh build: they were brought along. Let initializers "
            "draw them at random."
        )
    return None


def copied(images, number):
    """Names it if images are copies of those that were learned from, or returns None."""
    training, held_out = map(as_rows, digits_at_an_angle(number))
    made, usual = (nearest_two(rows, training) for rows in (as_rows(images), held_out))
    nearer = np.median(made[:, 0]) < NEARER * np.median(usual[:, 0])
    # Whose nearest image is far nearer than the second one is that image, somewhat changed.
    twins = np.mean(made[:, 0] < made[:, 1] / 2) > np.mean(usual[:, 0] < usual[:, 1] / 2) + 0.1
    if nearer or twins:
        return (
            "Its images lie nearer to the training images than real ones do that it never saw: "
            "they are copies. A generator must make them of latent vectors."
        )
    return None


def nearest_two(rows, others):
    """Returns the distances `(N, 2)` of each row to its nearest two others."""
    squares = np.sum(rows**2, 1)[:, None] + np.sum(others**2, 1) - 2 * rows @ others.T
    return np.sqrt(np.maximum(np.partition(squares, 1, axis=1)[:, :2], 0))


RACE = Exercise(
    id="animation.race",
    lesson=8,
    points=4,
    title="The race: 2, 4 or 8 times fewer steps",
    hints=(
        "`my_gan` is a good start: does it come to the mark, and in how many steps?",
        "The generator circles round its goal. Lesson 06 draws with an average of its weights: "
        '`compile(..., averages={"generator": 0.95})`.',
        "A batch of 32 can be one update of each network, or two of 16: a phase has `turns`.",
    ),
    draw=draw,
    record=raced,
    judge=judge,
    seconds=45.0,
)
