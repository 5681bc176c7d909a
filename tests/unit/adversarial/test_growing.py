"""A network is replaced by a larger one: not without a word, and not with the old one left over."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.models.gan import GAN, build_discriminator, build_generator
from tests.unit.adversarial.small_models import quickly

POINTS = np.random.default_rng(0).standard_normal((8, 2)).astype("float32")


def tiny_gan():
    return GAN(build_generator(3, (2,), (4,)), build_discriminator((2,), (4,)), 3, seed=0)


def grown(generator):
    """The generator with a further layer at its end, as in a training that grows."""
    x = layers.Dense(2, name="grown_layer")(generator.output)
    return keras.Model(generator.input, x, name="grown_generator")


def values(network):
    return [np.array(weight) for weight in network.get_weights()]


def moved(before, network):
    return [not np.array_equal(old, new) for old, new in zip(before, values(network), strict=True)]


def fit(gan):
    gan.fit(POINTS, batch_size=4, verbose=0)


def train_on_batch(gan):
    gan.train_on_batch(POINTS)


@pytest.mark.parametrize("train", [fit, train_on_batch])
@pytest.mark.parametrize("trained_before", [False, True])
def test_a_network_replaced_after_compile_does_not_learn_in_silence(train, trained_before):
    gan = quickly(tiny_gan())
    if trained_before:
        train(gan)
    gan.generator = grown(gan.generator)
    with pytest.raises(ValueError, match=r"'grown_generator' was replaced.*compile\(\) again"):
        train(gan)


@pytest.mark.skipif(
    keras.backend.backend() == "torch", reason="Keras has no steps_per_execution under PyTorch"
)
def test_nor_with_several_steps_per_execution():
    gan = quickly(tiny_gan(), steps_per_execution=2)
    fit(gan)
    gan.generator = grown(gan.generator)
    with pytest.raises(ValueError, match="was replaced"):
        fit(gan)


@pytest.mark.parametrize("moment", ["on_epoch_end", "on_train_batch_end"])
def test_nor_in_the_middle_of_a_fit_which_loses_nothing_that_was_learned(moment):
    class Growing(keras.callbacks.Callback):
        def grow(self, *_, logs=None):
            if self.model.generator.name == "generator":
                self.model.generator = grown(self.model.generator)

    gan, growing = quickly(tiny_gan()), Growing()
    start = values(gan.generator)
    setattr(growing, moment, growing.grow)
    with pytest.raises(ValueError, match=r"`generator` was replaced.*compile\(\) again"):
        gan.fit(POINTS, batch_size=4, epochs=2, verbose=0, callbacks=[growing])
    learned = values(gan.generator)
    assert not any(np.array_equal(old, new) for old, new in zip(start, learned, strict=False))
    quickly(gan)
    fit(gan)
    assert all(moved(learned, gan.generator))


def test_a_weight_frozen_by_hand_after_compile_is_refused_as_well():
    gan = quickly(tiny_gan())
    fit(gan)
    gan.generator.layers[1].trainable = False
    with pytest.raises(ValueError, match=r"'generator' was replaced, or frozen.*compile\(\) again"):
        fit(gan)


@pytest.mark.parametrize("prepared", [quickly, lambda gan: gan], ids=["compiled", "uncompiled"])
def test_what_is_generated_comes_from_the_new_network_at_once(prepared):
    gan = prepared(tiny_gan())
    before = gan.generate(4, seed=1)
    gan.generator = grown(gan.generator)
    expected = gan.generator.predict(
        np.random.default_rng(1).standard_normal((4, 3), np.float32), verbose=0
    )
    np.testing.assert_allclose(gan.generate(4, seed=1), expected, atol=1e-6)
    assert not np.allclose(gan.generate(4, seed=1), before)


def test_compiled_again_all_of_the_grown_network_learns_and_nothing_old_is_left(tmp_path):
    gan = quickly(tiny_gan(), averages={"generator": 0.5})
    fit(gan)
    old = gan.generator
    gan.generator = grown(old)
    quickly(gan)
    before = values(gan.generator)
    fit(gan)
    assert all(moved(before, gan.generator))
    assert all(layer is not old for layer in gan.layers)
    assert {layer.name for layer in gan.layers} == {
        "grown_generator",
        "averaged_grown_generator",
        "discriminator",
    }
    gan.save(tmp_path / "gan.keras")
    loaded = keras.saving.load_model(tmp_path / "gan.keras")
    np.testing.assert_array_equal(loaded.generate(4, seed=1), gan.generate(4, seed=1))
    first, second = (model.train_on_batch(POINTS) for model in (gan, loaded))
    assert first == pytest.approx(second, rel=1e-6)
    for one, other in zip(values(gan.generator), values(loaded.generator), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)


def test_a_network_that_another_attribute_still_holds_stays():
    gan = tiny_gan()
    gan.first_generator = gan.generator
    gan.generator = grown(gan.generator)
    assert gan.first_generator in gan.layers
    gan.first_generator = None
    assert "generator" not in {layer.name for layer in gan.layers}
