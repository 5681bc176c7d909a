"""The textbook network on faces is the one that courses draw, block by block."""

import keras
import numpy as np
import pytest

from gankit.models import dcgan


def widths(network, layer_class):
    return [
        (layer.output.shape[1], layer.output.shape[-1])
        for layer in network.layers
        if type(layer) is layer_class
    ]


def test_the_generator_doubles_from_4_to_64_with_the_given_filters():
    network = dcgan.build_textbook_generator(100)
    assert network.input_shape == (None, 100)
    assert network.output_shape == (None, 64, 64, 3)
    blocks = widths(network, keras.layers.Conv2DTranspose)
    assert blocks == [(8, 64), (16, 32), (32, 16), (64, 16)]


def test_the_discriminator_has_two_convolutions_in_each_of_four_blocks():
    network = dcgan.build_textbook_discriminator()
    convolutions = widths(network, keras.layers.Conv2D)
    assert convolutions == [
        *((64, 16), (32, 16), (32, 32), (16, 32)),
        *((16, 64), (8, 64), (8, 128), (4, 128)),
    ]
    assert sum(type(layer) is keras.layers.LeakyReLU for layer in network.layers) == 4
    assert network.layers[-2].output.shape == (None, 128)  # pooled over all places
    assert network.output_shape == (None, 1)


@pytest.mark.parametrize("side", [16, 32])
def test_images_have_the_shape_asked_for_and_the_range_of_tanh(side):
    shape = (side, side, 1)
    generator = dcgan.build_textbook_generator(5, shape, 1)
    images = np.array(generator(np.random.default_rng(0).standard_normal((2, 5))))
    assert images.shape == (2, *shape)
    assert np.abs(images).max() <= 1
    assert dcgan.build_textbook_discriminator(shape, 1)(images).shape == (2, 1)


@pytest.mark.parametrize("shape", [(28, 28, 1), (64, 32, 3), (40, 40, 3)])
def test_a_side_that_four_halvings_do_not_reach_is_refused_with_the_cure(shape):
    with pytest.raises(ValueError, match=r"multiple of 16.*size=64"):
        dcgan.build_textbook_generator(5, shape)
    with pytest.raises(ValueError, match=r"multiple of 16.*size=64"):
        dcgan.build_textbook_discriminator(shape)
