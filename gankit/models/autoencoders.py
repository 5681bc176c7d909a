"""Autoencoders: an encoder makes a short code of an image, a decoder makes the image of the code.

Dense ones here, of one layer or several. `convolutional_autoencoders`, `denoising` and `sparse`
build on the same three models: encoder, decoder, and the autoencoder that is made of both.
"""

import math

import keras
from keras import layers


def build_encoder(image_shape, latent_dim, units=()):
    """Builds a dense encoder; its code is never negative.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of the code.
        units: Widths of the hidden layers, from the image to the code. None by default: the code
            is one layer away from the pixels.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to codes
        `(N, latent_dim)`, 0 or above.

    Example: `build_encoder((28, 28, 1), 49)` has 784 * 49 + 49 = 38,465 parameters.
    """
    x = images = keras.Input(image_shape, name="images")
    x = layers.Flatten()(x)
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    # A unit of the code that is 0 for every image learns nothing any more. Starting above 0 keeps
    # nearly all alive; behind hidden layers a quarter of them would be dead from the start.
    code = layers.Dense(latent_dim, activation="relu", bias_initializer="ones")(x)
    return keras.Model(images, code, name="encoder")


def build_decoder(latent_dim, image_shape, units=()):
    """Builds a dense decoder.

    Args:
        latent_dim: Length of the code.
        image_shape: `(H, W, C)`.
        units: Widths of the hidden layers, from the code to the image: those of the encoder in
            reverse, as a rule.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, latent_dim)` to images `(N, H, W, C)`
        in [0, 1].

    Example: `build_decoder(49, (28, 28, 1))` has 49 * 784 + 784 = 39,200 parameters.
    """
    x = codes = keras.Input((latent_dim,), name="codes")
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    x = layers.Dense(math.prod(image_shape), activation="sigmoid")(x)
    return keras.Model(codes, layers.Reshape(image_shape)(x), name="decoder")


def build_autoencoder(encoder, decoder):
    """Joins an encoder and a decoder; the three models share their layers.

    Whoever trains the autoencoder trains the other two, and can use them apart afterwards.

    Args:
        encoder: Model from images to codes.
        decoder: Model from such codes to images.

    Returns:
        Functional, uncompiled `keras.Model` from images to their reconstructions.

    Raises:
        ValueError: If the decoder takes other codes than the encoder makes.
    """
    if encoder.output_shape[1:] != decoder.input_shape[1:]:
        raise ValueError(
            f"The encoder makes codes of shape {encoder.output_shape[1:]}, the decoder takes "
            f"{decoder.input_shape[1:]}. Build both with the same code."
        )
    images = keras.Input(encoder.input_shape[1:], name="images")
    return keras.Model(images, decoder(encoder(images)), name="autoencoder")
