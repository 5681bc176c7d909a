"""Every exercise of the course, how many seeds it can afford, what its right answer brings out."""

import functools

import pytest

from gankit.exercises import registry
from gankit.exercises.probing import probed
from tests.exercises import masters

EXERCISES = [exercise for lesson in registry.lessons() for exercise in registry.of_lesson(lesson)]

# A check of these takes more than 50 milliseconds (`python -m benchmarks.exercises`): they build
# networks, and most of them train.
DEAR = {
    *("autoencoder.encoder_and_decoder", "autoencoder.join", "autoencoder.fit_denoiser"),
    *("aae.discriminator_loss", "aae.encoder_loss", "aae.phases", "forgetting.fader_phases"),
    *("gan.discriminator_turn", "gan.generator_turn", "gan.phases", "dcgan.generator_block"),
    *("animation.discriminator_turn", "animation.generator_turn", "animation.my_gan"),
    *("animation.updates", "animation.race"),
    *("cyclegan.cycle_loss", "cyclegan.identity_loss", "cyclegan.phases"),
    *("wgan.gradient_penalty", "wgan.phases"),
}
# A check of this one takes five seconds: it trains a convolutional GAN.
DEAREST = {"animation.race"}
# One of each form stands for the others: a network, a loss of networks, turns, phases.
REPRESENTATIVE = {"autoencoder.join", "aae.encoder_loss", "gan.generator_turn", "gan.phases"}

# Of the kind that a grading draws: up to 2**31 - 1. So no two of them differ by little only.
SECRET = (
    *(5, 911, 60_013, 481_516, 7_400_121, 42_424_242, 99_000_017, 512_345_678, 1_000_000_009),
    2_147_483_647,
)


def seeds(exercise, cheap=20, dear=3):
    """Returns as many seeds as a test can afford, fewer for an exercise that is dear."""
    return range(100, 100 + (dear if exercise.id in DEAR else cheap))


def as_parameters(exercise, *more, left_out=DEAR - REPRESENTATIVE):
    """Returns a test's parameters; it is exhaustive for what is dear and not representative."""
    marks = [pytest.mark.exhaustive] if exercise.id in left_out else []
    return pytest.param(exercise, *more, marks=marks)


def _named(exercise):
    return exercise.id


each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=_named)
# For tests that judge an exercise some times, and many times.
each_exercise_again = pytest.mark.parametrize(
    "exercise", [as_parameters(exercise, left_out=DEAREST) for exercise in EXERCISES], ids=_named
)
PARAMETERS = [as_parameters(exercise) for exercise in EXERCISES]
each_exercise_often = pytest.mark.parametrize("exercise", PARAMETERS, ids=_named)


@functools.cache
def right_evidence(exercise, seed):
    """Returns what the master's answer brings out with a seed."""
    return probed(exercise, masters.right_answer(exercise), seed)
