"""The race of lesson 08: what is fast is paid by degree, what is not fair is named."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.adversarial import Phase
from gankit.exercises import registry
from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.lesson_08.race import LEGS, digits_at_an_angle
from gankit.exercises.probing import probed
from gankit.exercises.recording.fresh import fresh, start_afresh, traces_of_training
from gankit.models import dcgan
from gankit.models.gan import GAN
from tests.exercises.every import right_evidence

SEED = PUBLIC_SEEDS[0]
RACE = registry.find("animation.race")


def built(image_shape, rate=2e-3, kind=GAN, average=0.95, filters=8, generator=None):
    generator = generator or dcgan.build_generator(16, image_shape, filters)
    gan = kind(generator, dcgan.build_discriminator(image_shape, filters), 16, seed=0)
    names = ("discriminator", "generator")
    averages = {"generator": average} if average else None
    gan.compile({n: keras.optimizers.Adam(rate, beta_1=0.5) for n in names}, averages=averages)
    return gan


@pytest.fixture(scope="module")
def honest():
    """What the master's GAN brings out, with the inputs that it was drawn."""
    evidence = right_evidence(RACE, SEED)
    assert evidence.verdict is None, evidence.verdict
    return evidence.arrays


def verdict(honest, **changed):
    names = {name.replace("_", " "): array for name, array in changed.items()}
    return judged(RACE, Evidence({**honest, **names}), SEED)


def test_the_masters_gan_gets_all_points(honest):
    assert verdict(honest).share == 1.0


@pytest.mark.parametrize("leg, share, next_leg", [(1, 0.5, LEGS[0]), (2, 0.25, LEGS[1])])
def test_who_is_there_later_gets_less_and_hears_when_it_would_be_more(honest, leg, share, next_leg):
    last = honest["the images"][-1:]
    later = verdict(
        honest,
        the_images=np.concatenate([255 - last] * leg + [last]),
        the_seconds=np.linspace(0.1, 1, leg + 1),
    )
    assert later.is_right and later.share == share
    assert f"must be there in {next_leg}" in later.message


def test_who_never_gets_there_hears_how_far_it_came(honest):
    refused = verdict(honest, the_images=255 - honest["the images"])
    assert "after 150. Which of the causes are still there?" in refused.message


def test_who_takes_more_seconds_gets_nothing(honest):
    refused = verdict(honest, the_seconds=honest["the seconds"] + 1e4)
    assert refused.status == "wrong" and "more time" in refused.message


def inputs():
    training, *_, number = RACE.draw(SEED)
    return training, digits_at_an_angle(number)[1]


@pytest.mark.parametrize("noise", [0, 20])
def test_copies_of_training_images_are_refused(honest, noise):
    random = np.random.default_rng(0)
    training, _ = inputs()
    chosen = training[random.choice(len(training), 400)].astype(float)
    copies = np.clip(chosen + noise * random.standard_normal(chosen.shape), 0, 255)
    refused = verdict(honest, the_images=copies.astype("uint8")[None])
    assert "they are copies" in refused.message


def test_images_that_nobody_learned_from_are_no_copies(honest):
    _, held_out = inputs()
    assert verdict(honest, the_images=held_out[None]).is_right


def test_what_was_made_for_another_angle_is_far(honest):
    _, other = digits_at_an_angle(RACE.draw(SEED + 2)[-1])
    assert "distance" in verdict(honest, the_images=other[None]).message


@pytest.mark.parametrize(
    "name, array, says",
    [
        ("the sizes", np.array([16, 10**6, 100]), "The generator has 1,000,000 weights"),
        ("the extra weights", np.array(12), "12 weights beside its two networks"),
        ("the traces", np.array([0.1, 0, 0]), "trained before the race began"),
        ("the traces", np.array([0, 0, 3]), "trained before the race began"),
        ("the traces", np.array([0, 0.99, 0]), "brought along"),
    ],
)
def test_what_is_brought_along_is_refused_by_name(honest, name, array, says):
    assert says in verdict(honest, **{name: array}).message


def small(shape=(16, 16, 1)):
    return built(shape, average=0.9)


def test_a_fresh_build_has_no_traces():
    away, alike, steps = traces_of_training(small())
    assert (away, steps) == (0, 0) and alike < 0.3


def test_training_leaves_traces_and_starting_afresh_takes_them_away():
    gan = small()
    gan.compile(gan.optimizer.by_phase, run_eagerly=True)
    gan.train_on_batch(np.zeros((8, 16, 16, 1), "float32"))
    before = gan.generator.get_weights()
    away, _, steps = traces_of_training(gan)
    assert away > 0 and steps == 1
    start_afresh(gan)
    assert traces_of_training(gan)[0] == 0
    assert not np.array_equal(gan.generator.get_weights()[0], before[0])
    pairs = zip(gan.averaged_generator.get_weights(), gan.generator.get_weights(), strict=True)
    assert all(np.array_equal(one, other) for one, other in pairs)


@keras.saving.register_keras_serializable(package="tests")
class Brought(keras.initializers.Initializer):
    """Weights from an earlier training."""

    def __call__(self, shape, dtype=None, **_):
        drawn = np.random.default_rng(0).standard_normal(shape)
        return keras.ops.convert_to_tensor(drawn, dtype)


def test_weights_in_an_initializer_are_alike_in_every_build():
    gan = small()
    shape = gan.generator.output_shape[1:]
    gan.generator = keras.Sequential(
        [keras.Input((16,)), layers.Dense(256, kernel_initializer=Brought()), layers.Reshape(shape)]
    )
    assert traces_of_training(gan)[1] > 0.99


def test_a_seed_in_an_initializer_is_honest():
    network = keras.Sequential(
        [keras.Input((16,)), layers.Dense(32, kernel_initializer=keras.initializers.HeNormal(3))]
    )
    one, other = (fresh(network).get_weights()[0] for _ in range(2))
    assert not np.array_equal(one, other)


class TrainsInBuilding(GAN):
    """Sent into the race after some steps at home."""


def trained_at_home(image_shape):
    gan = built(image_shape)
    gan.train_on_batch(np.zeros((32, *image_shape), "float32"))
    gan.compile(gan.default_optimizers())
    return gan


class ShowsRealImages(GAN):
    """Shows what it was taught, in place of what its generator makes."""

    def generator_loss(self, real):
        return super().generator_loss(real)

    def adversarial_step(self, data):
        self.kept.assign(data[0] if isinstance(data, (tuple, list)) else data)
        return super().adversarial_step(data)

    def __init__(self, *arguments, **settings):
        super().__init__(*arguments, **settings)
        self.kept = self.add_weight(shape=(32, 16, 16, 1), trainable=False)


class TwoTurns(GAN):
    def phases(self):
        return [Phase(p.name, p.learners, p.loss, turns=2) for p in super().phases()]


def outcome_of(answer, seed=SEED):
    return judged(RACE, probed(RACE, answer, seed), seed)


CHEATS = {
    "trained at home": (trained_at_home, "trained before the race began"),
    "wider networks": (lambda shape: built(shape, filters=16), "keep to the networks"),
    "keeps images": (lambda shape: built(shape, kind=ShowsRealImages), "beside its two networks"),
    "not cured": (lambda shape: built(shape, rate=1e-5, average=None), "still there?"),
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", CHEATS)
def test_an_unfair_gan_is_refused_by_name(name):
    answer, says = CHEATS[name]
    refused = outcome_of(answer)
    assert refused.status == "wrong" and says in refused.message


HONEST = {
    "two updates in a step": (lambda shape: built(shape, kind=TwoTurns), 1.0),
    "averaged": (built, 0.5),
    "the three causes cured": (lambda shape: built(shape, rate=1e-3, average=None), 0.25),
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", HONEST)
def test_honest_ways_are_paid_by_what_they_gain(name):
    # One training near a border falls to either side of it with another processor's rounding.
    answer, share = HONEST[name]
    paid = [outcome_of(answer, seed) for seed in (SEED, SEED + 1, SEED + 2)]
    assert np.median([verdict.share * verdict.is_right for verdict in paid]) >= share, paid
