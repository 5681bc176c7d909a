"""Dropout and noise that draw from seeds of their own, on every backend."""

import random

from keras import layers


def seeded_dropout(rate):
    """Builds a dropout that draws from a seed of its own, on every backend.

    Under PyTorch Keras' layer ignores its own random state where it was given no seed, and draws
    from PyTorch's global one: a loaded model would not train on as the saved one does. The seed is
    drawn as Keras draws it, so `keras.utils.set_random_seed` decides.

    Args:
        rate: Share of the numbers that is dropped in training, in [0, 1).

    Returns:
        A `keras.layers.Dropout`.
    """
    return layers.Dropout(rate, seed=random.randint(1, 10**9))


def seeded_noise(deviation):
    """Builds normal noise on its inputs, in training, of a seed of its own; see `seeded_dropout`.

    Args:
        deviation: Standard deviation of the noise, above 0.

    Returns:
        A `keras.layers.GaussianNoise`.
    """
    return layers.GaussianNoise(deviation, seed=random.randint(1, 10**9))
