"""Noise is fresh, clipped and always on; the denoiser learns towards the clean image."""

import keras
import numpy as np
import pytest

from gankit.models.autoencoders import build_autoencoder, build_decoder, build_encoder
from gankit.models.denoising import AddNoise, build_denoiser, build_noise

SHAPE = (8, 8, 1)
IMAGES = np.random.default_rng(0).uniform(0.3, 0.7, size=(200, *SHAPE)).astype("float32")


def test_noise_has_the_mean_and_deviation_asked_for_where_nothing_is_clipped():
    noised = build_noise(SHAPE, mean=0.05, deviation=0.02, seed=1).predict(IMAGES, verbose=0)
    noise = noised - IMAGES
    assert abs(noise.mean() - 0.05) < 0.002
    assert abs(noise.std() - 0.02) < 0.002


def test_noised_images_stay_in_the_unit_range_and_reach_both_ends():
    noised = build_noise(SHAPE, mean=0.0, deviation=1.0, seed=1).predict(IMAGES, verbose=0)
    assert noised.min() == 0 and noised.max() == 1


def test_each_call_draws_fresh_noise_in_training_and_outside():
    layer = AddNoise(0.0, 0.1, seed=1)
    draws = [np.array(layer(IMAGES[:3], training=mode)) for mode in (True, False, False)]
    assert not np.array_equal(draws[0], draws[1])
    assert not np.array_equal(draws[1], draws[2])
    assert not np.array_equal(draws[0], IMAGES[:3])


def test_the_same_seed_gives_the_same_noise():
    first, second = (build_noise(SHAPE, seed=4).predict(IMAGES, verbose=0) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_a_negative_deviation_is_refused():
    with pytest.raises(ValueError, match="`deviation` of at least 0"):
        AddNoise(deviation=-1)


def test_a_denoiser_shares_its_autoencoder_and_survives_saving(tmp_path):
    keras.utils.set_random_seed(0)
    autoencoder = build_autoencoder(build_encoder(SHAPE, 4), build_decoder(4, SHAPE))
    noise = build_noise(SHAPE, seed=2)
    denoiser = build_denoiser(noise, autoencoder)
    assert noise.trainable_variables == []
    before = autoencoder.get_weights()
    denoiser.compile("adam", "binary_crossentropy", run_eagerly=True)
    denoiser.train_on_batch(IMAGES, IMAGES)
    assert not np.array_equal(before[0], autoencoder.get_weights()[0])
    denoiser.save(tmp_path / "denoiser.keras")
    loaded = keras.saving.load_model(tmp_path / "denoiser.keras")
    loaded_noise, loaded_autoencoder = loaded.get_layer("noise"), loaded.get_layer("autoencoder")
    assert loaded_noise.layers[1].get_config() == noise.layers[1].get_config()
    images = IMAGES[:4]
    np.testing.assert_allclose(
        loaded_autoencoder.predict(images, verbose=0),
        autoencoder.predict(images, verbose=0),
        atol=1e-6,
    )
