"""A Wasserstein GAN holds its critic in one of two ways, and refuses critics that can't be held."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.models import gan, wgan
from gankit.models.wgan import WassersteinGAN
from gankit.penalties import gradient_penalty

POINTS = np.random.default_rng(0).standard_normal((20, 2)).astype("float32")
CLIPPED = {"gradient_penalty": None, "clip": 0.05}


def build(critic=None, **settings):
    critic = critic or wgan.build_critic((2,), (8,))
    return WassersteinGAN(gan.build_generator(3, (2,), (8,)), critic, 3, **settings)


def compiled(**settings):
    model = build(**settings)
    model.compile(run_eagerly=True)
    return model


def test_the_critics_loss_is_the_negated_estimate_and_the_weighted_penalty():
    model = compiled(gradient_penalty=0.7)
    logs = model.train_on_batch(POINTS, return_dict=True)
    parts = -logs["critic_wasserstein_estimate"] + 0.7 * logs["critic_gradient_penalty"]
    assert logs["critic_loss"] == pytest.approx(parts, rel=1e-4)


def test_the_penalty_is_taken_between_the_real_samples_and_the_fakes_that_are_scored(monkeypatch):
    scored, penalised = [], []
    model = build()

    def watched(critic, real, fake, seed):
        penalised.extend([real, fake])
        return gradient_penalty(critic, real, fake, seed)

    monkeypatch.setattr(wgan, "slope_penalty", watched)
    monkeypatch.setattr(wgan, "wasserstein_critic_loss", lambda *both: scored.extend(both) or 0.0)
    model.critic_loss(POINTS)
    for samples, scores in zip(penalised, scored, strict=True):
        np.testing.assert_allclose(
            keras.ops.convert_to_numpy(model.critic(samples)),
            keras.ops.convert_to_numpy(scores),
            rtol=1e-5,
        )


def test_a_step_takes_the_critics_turns_and_one_of_the_generators():
    turns = {phase.name: phase.turns for phase in build(critic_turns=3).phases()}
    assert turns == {"critic": 3, "generator": 1}


def test_a_clipped_critic_is_clipped_after_each_of_its_updates():
    seen = []

    class Watched(WassersteinGAN):
        def critic_loss(self, real):
            seen.append(max(float(np.abs(w).max()) for w in self.critic.get_weights()))
            return super().critic_loss(real)

    networks = gan.build_generator(3, (2,), (8,)), wgan.build_critic((2,), (8,))
    model = Watched(*networks, 3, critic_turns=3, **CLIPPED)
    model.compile(run_eagerly=True)
    model.train_on_batch(POINTS)
    seen.append(max(float(np.abs(w).max()) for w in model.critic.get_weights()))
    assert seen[0] > 0.05  # the first turn works on weights as they were built
    assert seen[1:] == pytest.approx([0.05] * 3)


def test_a_critic_under_the_penalty_is_not_clipped_and_a_clipped_one_has_no_penalty():
    assert [phase.after_turn for phase in build().phases()] == [None, None]
    critic, generator = build(**CLIPPED).phases()
    assert critic.parts == ("wasserstein_estimate",)
    assert generator.after_turn is None


@pytest.mark.parametrize("settings", [{"clip": 0.01}, {"gradient_penalty": None}])
def test_a_critic_held_in_both_ways_or_in_neither_is_refused_with_the_cure(settings):
    with pytest.raises(ValueError, match="in one way.*gradient_penalty=None, clip=0.01"):
        build(**settings)


def with_layer(layer, nested):
    points = keras.Input((2,))
    inner = keras.Sequential([keras.Input((2,)), layers.Dense(2), layer]) if nested else layer
    return keras.Model(points, layers.Dense(1)(inner(points)), name="critic")


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize(
    ("layer", "reason"),
    [
        (lambda: layers.BatchNormalization(name="culprit"), "the other samples of a batch"),
        (lambda: layers.Dropout(0.2, name="culprit"), "chance"),
        (lambda: layers.GaussianNoise(0.2, name="culprit"), "chance"),
    ],
)
def test_scores_of_more_than_the_sample_are_refused_by_the_layers_name(layer, reason, nested):
    with pytest.raises(ValueError, match=f"'culprit'.*depend on {reason}"):
        build(critic=with_layer(layer(), nested))


def test_dropout_inside_of_a_layer_of_ones_own_is_refused():
    class Block(layers.Layer):
        def __init__(self):
            super().__init__()
            self.dropout = layers.Dropout(0.2, name="culprit")

        def call(self, inputs):
            return self.dropout(inputs)

    with pytest.raises(ValueError, match="'culprit'.*depend on chance"):
        build(critic=with_layer(Block(), nested=False))


@pytest.mark.parametrize("layer", [layers.LayerNormalization, layers.GroupNormalization])
def test_a_normalisation_of_each_sample_by_itself_is_welcome(layer):
    build(
        critic=with_layer(
            layer(**({} if layer is layers.LayerNormalization else {"groups": 1})), False
        )
    )


def test_networks_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="latent_dim=4"):
        WassersteinGAN(gan.build_generator(3, (2,), (8,)), wgan.build_critic((2,), (8,)), 4)
    with pytest.raises(ValueError, match="the critic takes"):
        build(critic=wgan.build_critic((5,), (8,)))


def test_critics_score_each_sample_without_a_last_bias():
    for critic in (
        wgan.build_critic((8, 8, 1), (6,)),
        wgan.build_convolutional_critic((8, 8, 1), 2),
    ):
        assert critic.output_shape == (None, 1)
        assert critic.layers[-1].use_bias is False


def test_the_average_generates_and_is_saved(tmp_path):
    model = build(seed=0)
    model.compile(averages={"generator": 0.9}, run_eagerly=True)
    model.train_on_batch(POINTS)
    model.save(tmp_path / "wgan.keras")
    loaded = keras.saving.load_model(tmp_path / "wgan.keras")
    np.testing.assert_array_equal(model.generate(4, seed=1), loaded.generate(4, seed=1))
    assert not np.allclose(model.generate(4, seed=1), model.generate(4, seed=2))
