"""A network that trails another: by how much, and not a bit where that one stands still."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.adversarial.averaging import averaged_copy, follow
from gankit.models import dcgan
from gankit.models.gan import GAN
from tests.unit.adversarial.small_models import quickly


@pytest.fixture
def leader():
    inputs = keras.Input((2,))
    x = layers.BatchNormalization()(layers.Dense(3)(inputs))
    return keras.Model(inputs, x, name="leader")


def filled(network, value):
    network.set_weights([np.full_like(weight, value) for weight in network.get_weights()])


def test_the_copy_has_the_same_weights_none_of_them_shared_or_trainable(leader):
    copy = averaged_copy(leader)
    for mine, theirs in zip(copy.get_weights(), leader.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert copy.name == "averaged_leader"
    assert copy.trainable_variables == []
    assert len(leader.trainable_variables) == 4
    assert not {id(v) for v in copy.variables} & {id(v) for v in leader.variables}


@pytest.mark.parametrize(("share", "step", "kept"), [(0.9, 1_000, 0.9), (0.99, 1, 0.1)])
def test_the_share_asked_for_is_kept_late_and_the_beginning_soon_forgotten(
    leader, share, step, kept
):
    copy = averaged_copy(leader)
    filled(copy, 1.0)
    filled(leader, 0.0)
    follow(copy, leader, share, step)
    for weight in copy.get_weights():
        np.testing.assert_allclose(weight, kept, rtol=1e-6)


def test_the_follower_of_a_network_that_stands_still_does_not_stir_by_a_bit(leader):
    copy = averaged_copy(leader)
    before = copy.get_weights()
    for step in range(1, 20):
        follow(copy, leader, 0.99, step)
    assert all(
        np.array_equal(old, new) for old, new in zip(before, copy.get_weights(), strict=True)
    )


IMAGES = np.random.default_rng(0).uniform(-1, 1, (8, 8, 8, 1)).astype("float32")


def trained(kept=0.5, **settings):
    """A DCGAN that has learned two steps; its generator holds batch statistics."""
    generator = dcgan.build_generator(3, (8, 8, 1), 2)
    gan = GAN(generator, dcgan.build_discriminator((8, 8, 1), 2), 3, seed=0)
    quickly(gan, averages={"generator": kept}, **settings)
    gan.fit(IMAGES, batch_size=4, verbose=0)
    return gan


def test_any_model_generates_with_the_average_that_compile_is_asked_for():
    gan = trained()
    latents = np.random.default_rng(1).standard_normal((4, 3), np.float32)
    drawn = gan.generate(4, seed=1)
    expected, latest = (
        n.predict(latents, verbose=0) for n in (gan.averaged_generator, gan.generator)
    )
    np.testing.assert_allclose(drawn, expected, atol=1e-6)
    assert np.abs(drawn - latest).max() > 1e-4


def test_the_batch_statistics_are_averaged_as_well():
    gan = trained()
    pairs = zip(gan.generator.weights, gan.averaged_generator.weights, strict=True)
    gaps = {
        mine.path.rpartition("/")[2]: np.abs(np.array(mine) - np.array(average)).max()
        for mine, average in pairs
    }
    assert gaps["moving_mean"] > 0
    assert gaps["moving_variance"] > 0


@pytest.mark.parametrize("compile", [True, False])
def test_an_average_is_saved_with_the_model(tmp_path, compile):
    gan = trained()
    gan.save(tmp_path / "gan.keras")
    loaded = keras.saving.load_model(tmp_path / "gan.keras", compile=compile)
    np.testing.assert_array_equal(loaded.generate(4, seed=1), gan.generate(4, seed=1))
    assert dict(loaded.averages) == {"generator": 0.5}


def test_compiling_again_keeps_the_average_unless_others_are_asked_for():
    gan = trained()
    average = gan.averaged_generator
    quickly(gan)
    assert gan.averaged_generator is average
    quickly(gan, averages={"generator": 0.9})
    assert gan.averaged_generator is average and dict(gan.averages) == {"generator": 0.9}
    quickly(gan, averages={})
    assert average not in gan.layers
    latents = np.random.default_rng(1).standard_normal((4, 3), np.float32)
    latest = gan.generator.predict(latents, verbose=0)
    np.testing.assert_allclose(gan.generate(4, seed=1), latest, atol=1e-6)


@pytest.mark.parametrize(
    ("averages", "message"),
    [
        ({"generator": 1}, "below 1 of itself in a step, such as 0.99. Received: 1"),
        ({"generator": float("nan")}, "below 1"),
        ({"encoder": 0.9}, r"no network 'encoder' to average.*\['generator', 'discriminator'\]"),
        ({"latent_dim": 0.9}, "no network 'latent_dim'"),
    ],
)
def test_averages_that_cannot_be_are_refused(averages, message):
    with pytest.raises(ValueError, match=message):
        trained().compile(averages=averages)
