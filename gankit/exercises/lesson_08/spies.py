"""Stand-ins for networks that note what they are asked, and answer at once."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Call:
    """One call of a network: its inputs, and what it returned or the labels it was taught."""

    name: str
    x: np.ndarray
    y: object = None
    is_training: bool = False


class Spy:
    """Notes what it is taught, and returns a loss that is always the same.

    Args:
        name: Of the network.
        protocol: List to which each `Call` is appended.
        loss: What `train_on_batch` returns.
    """

    def __init__(self, name, protocol, loss):
        self.name, self.protocol, self.loss = name, protocol, loss
        self.trainable = True

    def train_on_batch(self, x, y=None, return_dict=False):
        self.protocol.append(Call(self.name, np.array(x, "float32"), y, is_training=True))
        return {"loss": self.loss} if return_dict else self.loss


class SpiedGenerator:
    """Makes samples of latent vectors by one matrix, and notes them."""

    def __init__(self, protocol, matrix):
        self.protocol, self.matrix = protocol, matrix
        self.input_shape, self.output_shape = ((None, side) for side in matrix.shape)

    def predict_on_batch(self, latents):
        latents = np.array(latents, "float32")
        samples = samples_of(latents, self.matrix)
        self.protocol.append(Call("generator", latents, samples))
        return samples

    def predict(self, latents, batch_size=None, verbose=0):
        return self.predict_on_batch(latents)

    def __call__(self, latents, training=False):
        return self.predict_on_batch(latents)


def spied_generator(protocol, latent_dim, size, seed):
    """Builds a `SpiedGenerator` from latent vectors to points, the same for the same seed."""
    return SpiedGenerator(protocol, drawn_matrix(latent_dim, size, seed))


def drawn_matrix(latent_dim, size, seed):
    """Draws the matrix of a spied generator, float32 `(latent_dim, size)`."""
    matrix = np.random.default_rng(seed).normal(size=(latent_dim, size))
    return matrix.astype("float32")


def samples_of(latents, matrix):
    """Computes what a spied generator makes of latent vectors."""
    return np.tanh(latents @ matrix)
