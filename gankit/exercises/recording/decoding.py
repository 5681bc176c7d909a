"""Functions of drawn matrices in the place of networks that encode and decode."""

import numpy as np

from gankit.exercises.recording.nearest_mean import train


def with_decoder(images, codes, matrix):
    """Returns `(images, codes, decode)`.

    Args:
        images: Array `(K, H, W, C)`.
        codes: Array `(K, latent_dim)`.
        matrix: Array `(latent_dim + K, H * W * C)`: codes and one-hot labels to pixels.
    """

    def decode(codes, vectors):
        inputs = np.concatenate([np.asarray(codes), np.asarray(vectors)], axis=1)
        return np.tanh(inputs @ matrix).reshape(-1, *images.shape[1:]).astype("float32")

    return images, codes, decode


def with_encoder(matrix, training, test):
    """Returns `(train, encode, training, test)`.

    Args:
        matrix: Array `(D, latent_dim)`: images to codes.
        training: Pair of images `(N, D)` and labels `(N,)`.
        test: Another such pair.
    """
    return train, lambda images: np.tanh(0.7 * np.asarray(images) @ matrix), training, test
