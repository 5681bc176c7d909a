"""Draws the weights of two dense halves of an autoencoder, and trains them in NumPy."""

import itertools

import numpy as np

from gankit.exercises.cross_entropy import sigmoid
from gankit.exercises.recording.autoencoders import RATE_PER_PIXEL


def drawn_weights(random, pixels, latent_dim):
    """Draws kernel and bias of an encoder, then of a decoder: four float32 arrays."""
    shapes = ((pixels, latent_dim), (latent_dim,), (latent_dim, pixels), (pixels,))
    spread = (1.5 / np.sqrt(pixels), 0.3, 0.7, 0.3)
    pairs = zip(spread, shapes, strict=True)
    return [random.normal(0, width, shape).astype("float32") for width, shape in pairs]


def reconstructed(images, weights):
    """Runs flat images through both halves: a tanh for the code, a sigmoid for the pixels.

    Args:
        images: Array `(N, pixels)`.
        weights: As `drawn_weights` gives them.

    Returns:
        Tuple `(codes, reconstructions)`.
    """
    codes = np.tanh(images @ weights[0] + weights[1])
    return codes, sigmoid(codes @ weights[2] + weights[3])


def descended(weights, inputs, targets):
    """Yields the weights after one step of plain descent, after two, and so on.

    Args:
        weights: As `drawn_weights` gives them.
        inputs: Array `(N, pixels)` that is encoded and decoded.
        targets: Array of the same shape in [0, 1] that should come out, by cross-entropy.

    Yields:
        List of four float64 arrays.
    """
    rate = RATE_PER_PIXEL * inputs.shape[1]
    weights = [weight.astype("float64") for weight in weights]
    while True:
        codes, made = reconstructed(inputs, weights)
        error = (made - targets) / targets.size
        back = error @ weights[2].T * (1 - codes**2)
        slopes = inputs.T @ back, back.sum(axis=0), codes.T @ error, error.sum(axis=0)
        weights = [weight - rate * slope for weight, slope in zip(weights, slopes, strict=True)]
        yield weights


def after(steps, weights, inputs, targets):
    """Returns the weights after so many steps."""
    return next(itertools.islice(descended(weights, inputs, targets), steps - 1, None))


def flat(weights):
    """Returns arrays in one vector."""
    return np.concatenate([weight.ravel() for weight in weights])
