"""A generator and a discriminator that are told a label, of given weights.

Samples, latent vectors and labels are equally long, so that whoever confuses them gets numbers that
a judge can recognise.
"""

import keras
from keras import layers

LENGTH = 4
MATRICES = 5  # of the shape (LENGTH, LENGTH), which the two networks have together


def build_networks(matrices):
    """Builds both networks.

    Args:
        matrices: Array `(5, 4, 4)`: the generator's for latent vectors and for labels, then the
            discriminator's for images, for plain logits and for labels.

    Returns:
        Tuple of a generator from `[latents, labels]` to images, and a discriminator from
        `[images, labels]` to logits `(N, 1)`.
    """
    style, look, real, plain, fit = matrices
    return _generator(style, look), _discriminator(real, plain[:, :1], fit)


def _generator(style, look):
    latents, labels = keras.Input((LENGTH,)), keras.Input((LENGTH,))
    images = layers.Activation("tanh")(_product(latents, style) + _product(labels, look))
    return keras.Model([latents, labels], images)


def _discriminator(real, plain, fit):
    images, labels = keras.Input((LENGTH,)), keras.Input((LENGTH,))
    features = layers.Activation("tanh")(_product(images, real))
    agreement = layers.Dot(axes=1)([features, _product(labels, fit)])
    return keras.Model([images, labels], _product(features, plain) + agreement)


def _product(inputs, matrix):
    kernel = keras.initializers.Constant(matrix)
    return layers.Dense(matrix.shape[1], use_bias=False, kernel_initializer=kernel)(inputs)
