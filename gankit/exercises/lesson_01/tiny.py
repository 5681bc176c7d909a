"""Tiny dense networks, the same ones for the same seed, and plain descent on them."""

import keras
import numpy as np
from keras import layers, ops

from gankit.adversarial.gradients import loss_and_gradients

PIXELS, CODE_DIM, BATCH, RATE = 6, 3, 8, 0.5


def build_halves(seed):
    """Builds an encoder from `(N, 6)` to `(N, 3)` and a decoder back."""
    images, codes = keras.Input((PIXELS,)), keras.Input((CODE_DIM,))
    encoder = layers.Dense(CODE_DIM, activation="tanh", kernel_initializer=_drawn(seed, 1))
    decoder = layers.Dense(PIXELS, activation="sigmoid", kernel_initializer=_drawn(seed, 2))
    return keras.Model(images, encoder(images)), keras.Model(codes, decoder(codes))


def drawn_images(seed):
    """Draws flat images `(8, 6)` float32 in [0, 1]."""
    return np.random.default_rng(seed).uniform(0, 1, (BATCH, PIXELS)).astype("float32")


def compiled(network):
    """Compiles a network for plain descent, so that each step is known."""
    # Eager, because tracing a graph would take longer than the few steps.
    network.compile(
        optimizer=keras.optimizers.SGD(RATE), loss="binary_crossentropy", run_eagerly=True
    )
    return network


def flat(network):
    """Returns all weights of a network in one float32 vector."""
    return np.concatenate([weight.ravel() for weight in network.get_weights()])


def descend(halves, inputs, targets, steps):
    """Moves both halves by steps of plain descent; the reference of the judges.

    Args:
        halves: Encoder and decoder.
        inputs: Array `(8, 6)` that is encoded and decoded.
        targets: Array `(8, 6)` in [0, 1] that should come out.
        steps: How many.

    Returns:
        The same halves.
    """
    encoder, decoder = halves
    weights = encoder.trainable_variables + decoder.trainable_variables

    def loss():
        return ops.mean(ops.binary_crossentropy(targets, decoder(encoder(inputs))))

    for _ in range(steps):
        _, gradients, _ = loss_and_gradients(loss, weights, [], 1.0)
        for weight, gradient in zip(weights, gradients, strict=True):
            weight.assign(weight.value - RATE * gradient)
    return halves


def _drawn(seed, number):
    return keras.initializers.RandomNormal(stddev=0.7, seed=1000 * seed + number)
