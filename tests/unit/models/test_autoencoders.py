"""Encoder, decoder and autoencoder have the shapes they promise, and share their layers."""

import keras
import numpy as np
import pytest

from gankit.models import convolutional_autoencoders as convolutional
from gankit.models.autoencoders import build_autoencoder, build_decoder, build_encoder

SHAPE = (8, 12, 1)
IMAGES = np.random.default_rng(0).uniform(size=(5, *SHAPE)).astype("float32")

PAIRS = {
    "dense": lambda: (build_encoder(SHAPE, 6), build_decoder(6, SHAPE)),
    "deep": lambda: (build_encoder(SHAPE, 6, (16, 8)), build_decoder(6, SHAPE, (8, 16))),
    "light": lambda: (
        convolutional.build_light_encoder(SHAPE),
        convolutional.build_light_decoder(SHAPE),
    ),
    "wide": lambda: (
        convolutional.build_wide_encoder(SHAPE),
        convolutional.build_wide_decoder(SHAPE),
    ),
}
CODE_SHAPES = {"dense": (6,), "deep": (6,), "light": (2, 3, 1), "wide": (2, 3, 1)}


@pytest.fixture(params=PAIRS)
def name(request):
    keras.utils.set_random_seed(0)
    return request.param


def test_codes_and_reconstructions_have_the_shapes_and_ranges_promised(name):
    encoder, decoder = PAIRS[name]()
    codes = encoder.predict(IMAGES, verbose=0)
    assert codes.shape == (5, *CODE_SHAPES[name])
    assert np.ptp(codes) > 0
    assert name == "light" or codes.min() >= 0
    reconstructions = decoder.predict(codes, verbose=0)
    assert reconstructions.shape == IMAGES.shape
    assert reconstructions.min() >= 0 and reconstructions.max() <= 1


def test_training_the_autoencoder_trains_its_encoder_and_its_decoder(name):
    encoder, decoder = PAIRS[name]()
    autoencoder = build_autoencoder(encoder, decoder)
    before = encoder.get_weights()[0], decoder.get_weights()[-1]
    autoencoder.compile("adam", "binary_crossentropy", run_eagerly=True)
    autoencoder.train_on_batch(IMAGES, IMAGES)
    assert not np.array_equal(before[0], encoder.get_weights()[0])
    assert not np.array_equal(before[1], decoder.get_weights()[-1])
    in_two_steps = decoder.predict(encoder.predict(IMAGES, verbose=0), verbose=0)
    np.testing.assert_allclose(autoencoder.predict(IMAGES, verbose=0), in_two_steps, atol=1e-6)


def test_a_decoder_for_other_codes_is_refused():
    with pytest.raises(ValueError, match="same code"):
        build_autoencoder(build_encoder(SHAPE, 6), build_decoder(7, SHAPE))


@pytest.mark.parametrize("shape", [(30, 28, 1), (28, 26, 1)])
def test_a_side_that_cannot_be_halved_twice_is_refused_with_the_cure(shape):
    for build in (convolutional.build_light_encoder, convolutional.build_wide_decoder):
        with pytest.raises(ValueError, match="size=28"):
            build(shape)


def test_the_light_convolutional_autoencoder_is_smaller_than_the_dense_one_at_the_same_code():
    shape = (28, 28, 1)
    dense = build_autoencoder(build_encoder(shape, 49), build_decoder(49, shape))
    light = build_autoencoder(
        convolutional.build_light_encoder(shape), convolutional.build_light_decoder(shape)
    )
    assert np.prod(light.layers[1].output_shape[1:]) == 49
    assert light.count_params() < dense.count_params()


def test_hardly_a_unit_of_a_deep_code_is_dead_from_the_start():
    keras.utils.set_random_seed(0)
    images = np.random.default_rng(0).uniform(size=(200, 28, 28, 1))
    codes = build_encoder((28, 28, 1), 49, (512, 256)).predict(images, verbose=0)
    assert np.mean(codes.max(axis=0) == 0) < 0.1
