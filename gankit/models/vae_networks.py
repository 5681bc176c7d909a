"""Dense networks for the variational autoencoder."""

import math

import keras
from keras import layers


def build_encoder(image_shape, latent_dim, units=(512, 256), activation="relu"):
    """Builds a dense encoder.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of a code.
        units: Widths of the hidden layers.
        activation: Their activation.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` to
        `[mean, log_variance]`, each `(N, latent_dim)` and unbounded.
    """
    x = images = keras.Input(image_shape, name="images")
    x = layers.Flatten()(x)
    for width in units:
        x = layers.Dense(width, activation)(x)
    ends = [layers.Dense(latent_dim, name=name)(x) for name in ("mean", "log_variance")]
    return keras.Model(images, ends, name="encoder")


def build_decoder(latent_dim, image_shape, units=(256, 512), activation="relu"):
    """Builds a dense decoder.

    Args:
        latent_dim: Length of a code.
        image_shape: `(H, W, C)`.
        units: Widths of the hidden layers.
        activation: Their activation.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, latent_dim)` to images `(N, H, W, C)`
        in [0, 1].
    """
    x = latents = keras.Input((latent_dim,), name="latents")
    for width in units:
        x = layers.Dense(width, activation)(x)
    x = layers.Dense(math.prod(image_shape))(x)
    x = layers.Reshape(image_shape)(x)
    # The sigmoid comes last: TensorFlow's cross-entropy then goes back to the logits.
    return keras.Model(latents, layers.Activation("sigmoid")(x), name="decoder")
