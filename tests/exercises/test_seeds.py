"""Evidence speaks for one seed: recorded with another, or made up, it is worth nothing."""

import numpy as np

from gankit.exercises import registry
from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.probing import probed
from tests.exercises import masters
from tests.exercises.every import DEAR, SECRET, each_exercise_often, right_evidence

PUBLIC = PUBLIC_SEEDS[0]

# Arrays that are equal with every seed, beside others that are not: the turns of a training step
# are the same in every right one, and so are the networks that a GAN was built with and the number
# of weights that two generators share; so are the steps and words of what was seen in an animation;
# the gradient of a draw with respect to its mean is 1, and that of a loss with respect to images
# which are only read is 0, or whatever else it is.
CONSTANT = {
    "animation.training_step": {"who learned", "labels"},
    "animation.my_gan": {"the sizes", "the generator's traits"},
    "animation.oddities": {"the steps", "the words", "different texts"},
    # Small whole numbers, of which two seeds may draw the same.
    "animation.updates": {"the pair of counts", "the pair of counts of case 1"},
    "animation.race": {"the sizes", "the extra weights", "the traces", "a usual step"},
    "vae.sample": {"its gradient 0"},
    "cyclegan.semantic_loss": {"its gradient 1"},
    "domains.teaching_loss": {"its gradient 0"},
    "cogan.coupled_generators": {"weights in common and apart"},
}
# What the answer itself draws, afresh in every call, and no judge could foresee: beside others that
# are bound to the seed any draw is as good as another; so are images of a race whose digits stand
# at nearly the same angle.
FREE = {
    "animation.training_step": {"latents"},
    "animation.race": {"the images", "the seconds", "the traces", "a usual step"},
    "vae.sample": {"its gradient 1"},
    "gan.sample_latents": {"the latents", "a second draw"},
}


@each_exercise_often
def test_evidence_for_a_secret_seed_is_judged_right_with_it(exercise):
    verdict = judged(exercise, right_evidence(exercise, SECRET[-1]), SECRET[-1])
    assert verdict.is_right, verdict.message


@each_exercise_often
def test_evidence_for_a_public_seed_is_refused_with_any_secret_one(exercise):
    evidence = right_evidence(exercise, PUBLIC)
    assert evidence.arrays
    seeds = SECRET[-3:] if exercise.id in DEAR else SECRET
    assert not [seed for seed in seeds if judged(exercise, evidence, seed).is_right]


@each_exercise_often
def test_evidence_for_a_secret_seed_is_refused_with_any_other(exercise):
    told_with = SECRET[-1:] if exercise.id in DEAR else SECRET[-2:]
    pairs = [(told, asked) for told in told_with for asked in (PUBLIC, *SECRET[-3:])]
    wrongly_right = [
        (told, asked)
        for told, asked in pairs
        if told != asked and judged(exercise, right_evidence(exercise, told), asked).is_right
    ]
    assert not wrongly_right


@each_exercise_often
def test_no_array_of_the_evidence_is_the_same_with_every_seed(exercise):
    one, other = (
        right_evidence(exercise, SECRET[0]).arrays,
        right_evidence(exercise, SECRET[1]).arrays,
    )
    same = {name for name in one.keys() & other.keys() if np.array_equal(one[name], other[name])}
    assert same <= CONSTANT.get(exercise.id, set())


@each_exercise_often
def test_every_array_of_the_evidence_counts(exercise):
    """Each array, put in from another seed, makes right evidence wrong."""
    seed, arrays = SECRET[-1], right_evidence(exercise, SECRET[-1]).arrays
    foreign = right_evidence(exercise, SECRET[-2]).arrays
    constant = CONSTANT.get(exercise.id, set()) | FREE.get(exercise.id, set())
    believed = [
        name
        for name in arrays.keys() & foreign.keys() - constant
        if judged(exercise, Evidence({**arrays, name: foreign[name]}), seed).is_right
    ]
    assert not believed


@each_exercise_often
def test_constants_in_every_array_are_refused(exercise):
    arrays = right_evidence(exercise, PUBLIC).arrays
    for number in (0.0, 1.0, 0.5, -1.0, 1e30):
        filled = {name: np.full(array.shape, number) for name, array in arrays.items()}
        assert judged(exercise, Evidence(filled), PUBLIC).status == "wrong", number


def test_the_networks_that_a_gan_was_built_with_do_not_matter():
    """They start at random; what is judged are the networks that the probe puts in their place."""
    exercise = registry.find("animation.my_gan")
    one, other = (
        probed(exercise, masters.right_answer(exercise), SECRET[2]).arrays for _ in range(2)
    )
    for name in one:
        np.testing.assert_allclose(one[name], other[name], atol=1e-5)
