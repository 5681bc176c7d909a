"""Tiny networks, the same ones for the same seed, and one step of plain descent on them."""

import keras
import numpy as np
from keras import layers, ops

from gankit.adversarial.gradients import loss_and_gradients

LATENT_DIM = 3
BATCH = 6
RATE = 0.1


def build_generator(seed):
    """Builds a generator from latent vectors `(N, 3)` to points `(N, 2)`."""
    latents = keras.Input((LATENT_DIM,))
    x = layers.Dense(4, activation="tanh", kernel_initializer=_drawn(seed, 1))(latents)
    return keras.Model(latents, layers.Dense(2, kernel_initializer=_drawn(seed, 2))(x))


def build_discriminator(seed):
    """Builds a discriminator from points `(N, 2)` to logits `(N, 1)`."""
    points = keras.Input((2,))
    x = layers.Dense(4, activation="tanh", kernel_initializer=_drawn(seed, 3))(points)
    return keras.Model(points, layers.Dense(1, kernel_initializer=_drawn(seed, 4))(x))


def compiled(network):
    """Compiles a network for `train_on_batch` with plain descent, so that each step is known."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    # Eager, because tracing a graph would take longer than the one step.
    network.compile(optimizer=keras.optimizers.SGD(RATE), loss=loss, run_eagerly=True)
    return network


def drawn_batch(seed):
    """Draws `(real, fakes, latents)`: float32 `(6, 2)`, `(6, 2)` and `(6, 3)`."""
    random = np.random.default_rng(seed)
    real = random.normal([2, -1], 1, (BATCH, 2))
    fakes = random.normal([-1, 1], 1, (BATCH, 2))
    latents = random.normal(0, 1, (BATCH, LATENT_DIM))
    return tuple(array.astype("float32") for array in (real, fakes, latents))


def flat(network):
    """Returns all weights of a network in one float32 vector."""
    return np.concatenate([weight.ravel() for weight in network.get_weights()])


def descend(network, loss):
    """Moves a network's weights by one step of plain descent; the reference of the judges.

    Args:
        network: The learner.
        loss: Function of no argument that returns a scalar tensor.

    Returns:
        The same network.
    """
    weights = network.trainable_variables
    _, gradients, _ = loss_and_gradients(loss, weights, [], 1.0)
    for weight, gradient in zip(weights, gradients, strict=True):
        weight.assign(weight.value - RATE * gradient)
    return network


def loss_as_real(logits):
    """Cross-entropy against the label 1."""
    return ops.mean(ops.softplus(-logits))


def loss_as_fake(logits):
    """Cross-entropy against the label 0."""
    return ops.mean(ops.softplus(logits))


def _drawn(seed, number):
    return keras.initializers.RandomNormal(stddev=0.7, seed=1000 * seed + number)
