"""The slow GAN of lesson 08: each of its faults is real."""

import keras
import numpy as np
import pytest

from gankit import data
from gankit.models.gan import GAN
from gankit.runs import slow_baseline
from gankit.runs.contender import settings_of
from gankit.runs.panels import gradients_of
from gankit.runs.slow_baseline import build_slow_gan, shown_latents

SHAPE = (28, 28, 1)
RATES = ["discriminator's learning rate", "generator's learning rate"]


@pytest.fixture(scope="module")
def real():
    return data.load("digits", limit=16).signed()


def pull(model, real, bias):
    """Length of the generator's gradients if the discriminator leans by `bias`."""
    model.discriminator.layers[-1].bias.assign([bias])
    gradients = gradients_of(model, keras.ops.convert_to_tensor(real))["generator"]
    return np.sqrt(sum(float(keras.ops.sum(g * g)) for g in gradients))


def test_the_generators_pull_fades_where_a_fake_is_seen_through(real):
    slow = build_slow_gan(SHAPE)
    usual = GAN(slow.generator, slow.discriminator, slow.latent_dim, seed=0)
    assert pull(slow, real, -8.0) < 0.01 * pull(slow, real, 0.0)
    assert pull(usual, real, -8.0) > pull(usual, real, 0.0)


def test_the_discriminator_takes_two_turns_to_the_generators_one():
    assert {phase.name: phase.turns for phase in build_slow_gan(SHAPE).phases()} == {
        "discriminator": 2,
        "generator": 1,
    }


class TellsEachStep(slow_baseline.SlowGAN):
    """The same training, but each step reports its own loss."""

    adversarial_step = GAN.adversarial_step


class Note(keras.callbacks.Callback):
    """Keeps the generator's loss as it is shown after each step."""

    def __init__(self):
        super().__init__()
        self.losses = []

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(float(logs["generator_loss"]))


def test_its_losses_are_means_since_the_epoch_began(real):
    keras.utils.set_random_seed(0)
    slow = build_slow_gan(SHAPE)
    networks = [keras.models.clone_model(part) for part in (slow.generator, slow.discriminator)]
    for copy, network in zip(networks, (slow.generator, slow.discriminator), strict=True):
        copy.set_weights(network.get_weights())
    honest = TellsEachStep(*networks, slow.latent_dim, seed=0)
    rates = {name: keras.optimizers.Adam(2e-4) for name in ("discriminator", "generator")}
    honest.compile(rates)
    shown, own = Note(), Note()
    for model, note in ((slow, shown), (honest, own)):
        model.fit(real, batch_size=4, epochs=2, shuffle=False, verbose=0, callbacks=[note])
    means = [np.cumsum(part) / np.arange(1, 5) for part in (own.losses[:4], own.losses[4:])]
    np.testing.assert_allclose(shown.losses, np.concatenate(means), rtol=1e-3)


def test_the_latent_vectors_it_shows_lie_close_together():
    assert shown_latents(36).shape == (36, slow_baseline.LATENT_DIM)
    assert shown_latents(400).std() == pytest.approx(0.1, rel=0.05)
    np.testing.assert_array_equal(shown_latents(36), shown_latents(36))


def test_it_can_be_saved_and_loaded(tmp_path, real):
    slow = build_slow_gan(SHAPE)
    slow.save(tmp_path / "slow.keras")
    loaded = keras.saving.load_model(tmp_path / "slow.keras")
    np.testing.assert_array_equal(loaded.generate(2, seed=0), slow.generate(2, seed=0))


@pytest.mark.parametrize(
    "cure, setting",
    [
        ({"saturates": False}, {"generator's loss": "GAN.generator_loss"}),
        ({"turns": 1}, {"discriminator's turns": 1}),
        ({"learning_rate": 2e-3}, dict.fromkeys(RATES, 2e-3)),
    ],
)
def test_one_cause_can_be_cured_at_a_time(cure, setting):
    ill, cured = settings_of(build_slow_gan(SHAPE)), settings_of(build_slow_gan(SHAPE, **cure))
    assert cured == ill | setting != ill


def test_a_cure_is_saved_with_it(tmp_path):
    build_slow_gan(SHAPE, saturates=False, turns=1).save(tmp_path / "cured.keras")
    loaded = keras.saving.load_model(tmp_path / "cured.keras")
    assert (loaded.saturates, loaded.turns) == (False, 1)
