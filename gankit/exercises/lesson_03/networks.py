"""Tiny networks of an adversarial autoencoder, the same ones for the same seed."""

import keras
import numpy as np
from keras import layers, ops

from gankit.exercises import tiny
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.priors import Normal

SHAPE = (2, 2, 1)


def build_encoder(seed):
    """Builds an encoder from images `(N, 2, 2, 1)` to codes `(N, 2)`."""
    images = keras.Input(SHAPE)
    x = layers.Dense(4, "tanh", kernel_initializer=_drawn(seed, 5))(layers.Flatten()(images))
    return keras.Model(images, layers.Dense(2, kernel_initializer=_drawn(seed, 6))(x))


def build_decoder(seed):
    """Builds a decoder from codes `(N, 2)` to images `(N, 2, 2, 1)`."""
    codes = keras.Input((2,))
    x = layers.Dense(4, "tanh", kernel_initializer=_drawn(seed, 7))(codes)
    x = layers.Dense(4, "sigmoid", kernel_initializer=_drawn(seed, 8))(x)
    return keras.Model(codes, layers.Reshape(SHAPE)(x))


def build_aae(seed):
    """Builds a model of both and of the tiny discriminator of points; its prior is normal."""
    networks = build_encoder(seed), build_decoder(seed), tiny.build_discriminator(seed)
    return AdversarialAutoencoder(*networks, Normal(2), seed=seed)


def descend(network, loss):
    """Moves a network by one step of `tiny.descend`; where no gradient flows back, not at all."""
    weights = network.trainable_variables
    return tiny.descend(network, lambda: loss() + 0.0 * sum(ops.sum(w) for w in weights))


def drawn_images(seed):
    """Draws images, float32 `(6, 2, 2, 1)` in [0, 1]."""
    return np.random.default_rng([seed, 3]).uniform(0, 1, (tiny.BATCH, *SHAPE)).astype("float32")


def drawn_samples(seed):
    """Draws samples of a prior, float32 `(6, 2)`."""
    return tiny.drawn_batch(seed)[0]


def _drawn(seed, number):
    return keras.initializers.RandomNormal(stddev=0.7, seed=1000 * seed + number)
