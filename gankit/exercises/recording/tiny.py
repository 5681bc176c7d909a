"""Tiny networks of given weights, and one step of plain descent on them."""

import keras
import numpy as np
from keras import layers, ops

from gankit.adversarial.gradients import loss_and_gradients

LATENT_DIM = 3
BATCH = 6
RATE = 0.1
GENERATOR_SHAPES = ((LATENT_DIM, 4), (4,), (4, 2), (2,))
DISCRIMINATOR_SHAPES = ((2, 4), (4,), (4, 1), (1,))


def build_generator(weights):
    """Builds a generator from latent vectors `(N, 3)` to points `(N, 2)`."""
    return with_weights([layers.Dense(4, "tanh"), layers.Dense(2)], (LATENT_DIM,), weights)


def build_discriminator(weights):
    """Builds a discriminator from points `(N, 2)` to logits `(N, 1)`."""
    return with_weights([layers.Dense(4, "tanh"), layers.Dense(1)], (2,), weights)


def compiled(network):
    """Compiles a network for `train_on_batch` with plain descent, so that each step is known."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    # Eager, because tracing a graph would take longer than the one step.
    network.compile(optimizer=keras.optimizers.SGD(RATE), loss=loss, run_eagerly=True)
    return network


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


def with_weights(stack, shape, weights):
    """Builds a network of layers, one on the other.

    Args:
        stack: List of layers.
        shape: Tuple, the shape of one input.
        weights: List of arrays.

    Returns:
        A `keras.Model` with these weights.
    """
    inputs = keras.Input(shape)
    x = inputs
    for layer in stack:
        x = layer(x)
    network = keras.Model(inputs, x)
    network.set_weights(weights)
    return network
