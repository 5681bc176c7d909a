"""The price of activity is in the loss, does not depend on the batch, and empties the code."""

import keras
import numpy as np

from gankit.models.autoencoders import build_autoencoder, build_decoder
from gankit.models.sparse import L1Penalty, build_sparse_encoder, share_active

SHAPE = (6, 6, 1)
IMAGES = np.random.default_rng(0).uniform(size=(64, *SHAPE)).astype("float32")


def test_the_penalty_is_the_mean_over_images_of_the_sum_over_the_code():
    layer = L1Penalty(0.5)
    codes = np.array([[1.0, -2.0, 0.0], [3.0, 0.0, 0.0]], "float32")
    np.testing.assert_array_equal(np.array(layer(codes)), codes)
    np.testing.assert_allclose(float(layer.losses[0]), 0.5 * (3 + 3) / 2)


def test_the_penalty_does_not_grow_with_the_batch():
    layer = L1Penalty(0.5)
    codes = np.array([[1.0, 2.0]], "float32")
    layer(codes)
    alone = float(layer.losses[0])
    other = L1Penalty(0.5)
    other(np.repeat(codes, 7, axis=0))
    np.testing.assert_allclose(float(other.losses[0]), alone)


def test_the_penalty_counts_in_the_autoencoders_loss():
    encoder = build_sparse_encoder(SHAPE, 8, rate=10.0)
    autoencoder = build_autoencoder(encoder, build_decoder(8, SHAPE))
    autoencoder.compile("adam", "binary_crossentropy", metrics=["binary_crossentropy"])
    values = autoencoder.evaluate(IMAGES, IMAGES, verbose=0, return_dict=True)
    penalty = 10.0 * np.abs(encoder.predict(IMAGES, verbose=0)).sum(axis=1).mean()
    np.testing.assert_allclose(values["loss"], values["binary_crossentropy"] + penalty, rtol=1e-3)


def test_training_with_a_penalty_leaves_fewer_units_active_than_training_without():
    shares = []
    for rate in (0.0, 0.1):
        keras.utils.set_random_seed(0)
        encoder = build_sparse_encoder(SHAPE, 50, rate)
        autoencoder = build_autoencoder(encoder, build_decoder(50, SHAPE))
        autoencoder.compile(keras.optimizers.Adam(1e-2), "binary_crossentropy")
        autoencoder.fit(IMAGES, IMAGES, epochs=30, batch_size=64, verbose=0)
        shares.append(share_active(encoder.predict(IMAGES, verbose=0)))
    assert shares[1] < 0.5 * shares[0]


def test_the_share_of_active_units_counts_what_is_above_zero():
    assert share_active([[0, 3, 0, 0], [1, 2, 0, 0]]) == 3 / 8
