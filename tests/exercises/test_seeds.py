"""Evidence speaks for one seed: recorded with another, or made up, it is worth nothing."""

import functools

import numpy as np
import pytest

from gankit.exercises import registry
from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.probing import probed
from tests.exercises import masters

EXERCISES = [exercise for lesson in registry.lessons() for exercise in registry.of_lesson(lesson)]
PUBLIC = PUBLIC_SEEDS[0]
# Of the kind that a grading draws: up to 2**31 - 1. So no two of them differ by little only.
SECRET = (
    *(5, 911, 60_013, 481_516, 7_400_121, 42_424_242, 99_000_017, 512_345_678, 1_000_000_009),
    2_147_483_647,
)

# Arrays that are equal with every seed, beside others that are not: the turns of a training step
# are the same in every right one; the gradient of a draw with respect to its mean is 1.
CONSTANT = {
    "animation.training_step": {"who learned"},
    "vae.sample": {"its gradient 0"},
}
# What the answer itself draws, afresh in every call, and no judge could foresee: beside others that
# are bound to the seed any draw is as good as another.
FREE = {
    "animation.training_step": {"latents"},
    "vae.sample": {"its gradient 1"},
    "gan.sample_latents": {"the first draw", "the second draw"},
}

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


@functools.cache
def recorded(exercise, seed):
    """What the right answer brings out with a seed."""
    return probed(exercise, masters.right_answer(exercise), seed)


@each_exercise
def test_evidence_for_a_secret_seed_is_judged_right_with_it(exercise):
    verdict = judged(exercise, recorded(exercise, SECRET[-1]), SECRET[-1])
    assert verdict.is_right, verdict.message


@each_exercise
def test_evidence_for_a_public_seed_is_refused_with_any_secret_one(exercise):
    evidence = recorded(exercise, PUBLIC)
    assert evidence.arrays
    assert not [seed for seed in SECRET if judged(exercise, evidence, seed).is_right]


@each_exercise
def test_evidence_for_a_secret_seed_is_refused_with_any_other(exercise):
    pairs = [(told, asked) for told in SECRET[-2:] for asked in (PUBLIC, *SECRET[-3:])]
    wrongly_right = [
        (told, asked)
        for told, asked in pairs
        if told != asked and judged(exercise, recorded(exercise, told), asked).is_right
    ]
    assert not wrongly_right


@each_exercise
def test_no_array_of_the_evidence_is_the_same_with_every_seed(exercise):
    one, other = recorded(exercise, SECRET[0]).arrays, recorded(exercise, SECRET[1]).arrays
    same = {name for name in one.keys() & other.keys() if np.array_equal(one[name], other[name])}
    assert same <= CONSTANT.get(exercise.id, set())


@each_exercise
def test_every_array_of_the_evidence_counts(exercise):
    """Each array, put in from another seed, makes right evidence wrong."""
    seed, arrays = SECRET[-1], recorded(exercise, SECRET[-1]).arrays
    foreign = recorded(exercise, SECRET[-2]).arrays
    constant = CONSTANT.get(exercise.id, set()) | FREE.get(exercise.id, set())
    believed = [
        name
        for name in arrays.keys() & foreign.keys() - constant
        if judged(exercise, Evidence({**arrays, name: foreign[name]}), seed).is_right
    ]
    assert not believed


@each_exercise
@pytest.mark.parametrize("number", [0.0, 1.0, 0.5, -1.0, 1e30], ids=str)
def test_constants_in_every_array_are_refused(exercise, number):
    arrays = recorded(exercise, PUBLIC).arrays
    filled = {name: np.full(array.shape, number) for name, array in arrays.items()}
    assert judged(exercise, Evidence(filled), PUBLIC).status == "wrong"


def test_the_networks_that_a_gan_was_built_with_do_not_matter():
    """They start at random; what is judged are the networks that the probe puts in their place."""
    exercise = registry.find("animation.my_gan")
    one, other = (
        probed(exercise, masters.right_answer(exercise), SECRET[2]).arrays for _ in range(2)
    )
    for name in one:
        np.testing.assert_allclose(one[name], other[name], atol=1e-5)
