"""Dense networks for the label-forgetting autoencoder."""

import math

import keras
from keras import layers


def build_encoder(image_shape, latent_dim, units=(256, 128)):
    """Builds a dense encoder whose code is normalised: each number has mean 0 and deviation 1.

    An unbounded code can run away from the classifier by growing. There is no dropout: it would
    hide from the classifier of the game what the finished encoder shows to everybody.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of the code.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to codes
        `(N, latent_dim)`.
    """
    x = images = keras.Input(image_shape, name="images")
    x = layers.Flatten()(x)
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    x = layers.Dense(latent_dim, use_bias=False)(x)
    codes = layers.BatchNormalization(momentum=0.9, center=False, scale=False, name="codes")(x)
    return keras.Model(images, codes, name="encoder")


def build_decoder(latent_dim, label_length, image_shape, units=(128, 256)):
    """Builds a dense decoder that takes the label beside the code.

    Args:
        latent_dim: Length of the code.
        label_length: Length K of the label as a vector.
        image_shape: `(H, W, C)`.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from `[codes, labels]`, `(N, latent_dim)` and `(N, K)`,
        to images `(N, H, W, C)` in [-1, 1].
    """
    inputs = decoder_inputs(latent_dim, label_length)
    x = layers.Concatenate()(inputs)
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    x = layers.Dense(math.prod(image_shape), activation="tanh")(x)
    return keras.Model(inputs, layers.Reshape(image_shape)(x), name="decoder")


def decoder_inputs(latent_dim, label_length):
    """Returns what every decoder begins with: the inputs for codes and for labels, a list."""
    return [keras.Input((latent_dim,), name="codes"), keras.Input((label_length,), name="labels")]


def build_classifier(latent_dim, label_length, units=(256, 256)):
    """Builds the classifier that reads the label from the code.

    Args:
        latent_dim: Length of the code.
        label_length: Length K of the label as a vector.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, latent_dim)` to logits `(N, K)`.
    """
    x = codes = keras.Input((latent_dim,), name="codes")
    for width in units:
        x = layers.Dense(width)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    return keras.Model(codes, layers.Dense(label_length)(x), name="classifier")
