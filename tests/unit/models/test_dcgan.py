"""The DCGAN's networks have the shapes that they promise, and refuse what they can't reach."""

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import ops

from gankit.animation.inference import inference_call
from gankit.layers import BatchNormalization, Conv2DTranspose, SubPixel, resize_convolution
from gankit.models import dcgan
from gankit.models.gan import GAN
from tests.precision import built_in_half_precision


@settings(max_examples=8, deadline=None)
@given(st.sampled_from([8, 10, 12, 14, 16, 28, 32, 64]), st.sampled_from([1, 3]))
def test_images_have_the_shape_asked_for_and_the_range_of_tanh(side, channels):
    shape = (side, side, channels)
    generator, discriminator = (
        dcgan.build_generator(5, shape, 1),
        dcgan.build_discriminator(shape, 1),
    )
    images = ops.convert_to_numpy(generator(np.random.default_rng(0).standard_normal((2, 5))))
    assert images.shape == (2, *shape)
    assert np.abs(images).max() <= 1
    assert discriminator(images).shape == (2, 1)


@pytest.mark.parametrize("shape", [(28, 32, 1), (27, 27, 1), (7, 7, 1), (22, 22, 1)])
def test_a_side_that_doubling_does_not_reach_is_refused_with_the_cure(shape):
    with pytest.raises(ValueError, match=r"size=64"):
        dcgan.build_generator(5, shape)
    with pytest.raises(ValueError, match=r"square images"):
        dcgan.build_discriminator(shape)


@pytest.mark.parametrize("up", [dcgan.transposed_convolution, SubPixel, resize_convolution])
@pytest.mark.parametrize("end", [None, SubPixel, resize_convolution])
def test_a_generator_doubles_in_the_way_it_is_told(up, end):
    generator = dcgan.build_generator(5, (16, 16, 3), 2, up=up, end=end)
    assert generator.output_shape == (None, 16, 16, 3)
    normalised = [
        (layer.output.shape[1], layer.output.shape[-1])
        for layer in generator.layers
        if isinstance(layer, BatchNormalization) and len(layer.output.shape) == 4
    ]
    assert normalised == ([(8, 4), (16, 2)] if end is None else [(8, 4)])
    images = ops.convert_to_numpy(generator(3 * np.random.default_rng(0).standard_normal((4, 5))))
    assert np.abs(images).max() <= 1


def test_a_model_of_keras_own_layers_is_loaded_as_it_was_saved(tmp_path):
    made = dcgan.build_generator(5, (8, 8, 1), 2)
    own = {BatchNormalization: keras.layers.BatchNormalization}
    own[Conv2DTranspose] = keras.layers.Conv2DTranspose

    def older(layer):
        return own.get(type(layer), type(layer)).from_config(layer.get_config())

    old = keras.models.clone_model(made, clone_function=older)
    old.set_weights(made.get_weights())
    old.save(tmp_path / "generator.keras")
    loaded = keras.saving.load_model(tmp_path / "generator.keras")
    assert {type(layer) for layer in loaded.layers}.isdisjoint(own)
    latents = np.random.default_rng(0).standard_normal((4, 5)).astype("float32")
    made_images, loaded_images = (ops.convert_to_numpy(one(latents)) for one in (made, loaded))
    np.testing.assert_allclose(made_images, loaded_images, atol=1e-5)


def test_no_layer_in_front_of_a_batch_normalisation_has_a_bias():
    generator = dcgan.build_generator(5, (28, 28, 1))
    for layer, following in zip(generator.layers, generator.layers[1:], strict=False):
        if type(following).__name__ == "BatchNormalization":
            assert not layer.use_bias, layer.name


def test_a_discriminator_without_batch_normalisation_has_biases_instead():
    discriminator = dcgan.build_discriminator((28, 28, 1), 2, batch_normalisation=False)
    kinds = {type(layer).__name__ for layer in discriminator.layers}
    assert "BatchNormalization" not in kinds
    assert all(layer.use_bias for layer in discriminator.layers if hasattr(layer, "use_bias"))


def test_a_gan_in_bfloat16_is_filmed_in_float32():
    with built_in_half_precision():
        generator = dcgan.build_generator(3, (16, 16, 1), 2)
        discriminator = dcgan.build_discriminator((16, 16, 1), 2)
        model = GAN(generator, discriminator, 3, seed=0)
    assert inference_call(model)(np.zeros((2, 3), "float32")).dtype == np.float32
