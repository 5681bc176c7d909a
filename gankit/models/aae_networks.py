"""Networks for the adversarial autoencoders: dense, after Makhzani et al. 2015, appendix A.

One encoder is convolutional, for those who read with it.
"""

import math

import keras
from keras import layers

from gankit.layers import seeded_dropout


def build_encoder(image_shape, latent_dim, units=(1000, 1000), dropout=0.0):
    """Builds an encoder whose codes are unbounded.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of a code.
        units: Widths of the hidden layers.
        dropout: Share of the hidden units that is left out while it learns, in [0, 1).

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to codes
        `(N, latent_dim)`.
    """
    images = keras.Input(image_shape, name="images")
    x = _hidden(layers.Flatten()(images), units, dropout)
    return keras.Model(images, layers.Dense(latent_dim)(x), name="encoder")


def build_decoder(latent_dim, image_shape, units=(1000, 1000)):
    """Builds a decoder.

    Args:
        latent_dim: Length of a code.
        image_shape: `(H, W, C)`.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, latent_dim)` to images `(N, H, W, C)`
        in [0, 1].
    """
    codes = keras.Input((latent_dim,), name="codes")
    return keras.Model(codes, _images(codes, image_shape, units), name="decoder")


def build_told_decoder(latent_dim, label_length, image_shape, units=(1000, 1000)):
    """Builds a decoder that is told the label beside the code.

    Args:
        latent_dim: Length of a code.
        label_length: Length K of the label as a vector.
        image_shape: `(H, W, C)`.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from `[codes, labels]`, `(N, latent_dim)` and `(N, K)`,
        to images `(N, H, W, C)` in [0, 1].
    """
    codes = keras.Input((latent_dim,), name="codes")
    labels = keras.Input((label_length,), name="labels")
    images = _images(layers.Concatenate()([codes, labels]), image_shape, units)
    return keras.Model([codes, labels], images, name="decoder")


def build_discriminator(latent_dim, units=(1000, 1000), name="discriminator"):
    """Builds a discriminator of codes.

    Args:
        latent_dim: Length of a code.
        units: Widths of the hidden layers.
        name: Name of the model; a model with two discriminators needs two names.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, latent_dim)` to logits `(N, 1)`, above
        0 for "drawn from the prior".
    """
    codes = keras.Input((latent_dim,), name="codes")
    return keras.Model(codes, layers.Dense(1)(_hidden(codes, units)), name=name)


def build_label_and_style_encoder(image_shape, classes, latent_dim, units=(1000, 1000), noise=0.3):
    """Builds an encoder with two ends: which class, and in which style.

    Args:
        image_shape: `(H, W, C)`.
        classes: Number K of classes.
        latent_dim: Length of the style.
        units: Widths of the hidden layers, each batch-normalised.
        noise: Standard deviation of the normal noise on the pixels while it learns.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to
        `[label_logits, style]`, `(N, K)` and `(N, latent_dim)`.
    """
    images = keras.Input(image_shape, name="images")
    x = layers.Flatten()(images)
    x = layers.GaussianNoise(noise)(x)
    for width in units:
        x = layers.Dense(width, use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
    ends = layers.Dense(classes, name="label_logits")(x), layers.Dense(latent_dim, name="style")(x)
    return keras.Model(images, list(ends), name="encoder")


def build_convolutional_label_and_style_encoder(
    image_shape, classes, latent_dim, filters=(32, 64, 64), noise=0.3, dropout=0.5
):
    """Builds a convolutional encoder with two ends: which class, and in which style.

    Args:
        image_shape: `(H, W, C)`.
        classes: Number K of classes.
        latent_dim: Length of the style.
        filters: Of the convolutions, each batch-normalised, each of which halves the sides.
        noise: Standard deviation of the normal noise on the pixels while it learns.
        dropout: Share of the last maps that is left out while it learns, in [0, 1).

    Returns:
        As `build_label_and_style_encoder`.
    """
    images = keras.Input(image_shape, name="images")
    x = layers.GaussianNoise(noise)(images)
    for count, side in zip(filters, (5, *[3] * len(filters)), strict=False):
        x = layers.Conv2D(count, side, strides=2, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
    x = seeded_dropout(dropout)(layers.Flatten()(x))
    ends = layers.Dense(classes, name="label_logits")(x), layers.Dense(latent_dim, name="style")(x)
    return keras.Model(images, list(ends), name="encoder")


def _hidden(x, units, dropout=0.0):
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
        x = seeded_dropout(dropout)(x) if dropout else x
    return x


def _images(x, image_shape, units):
    x = layers.Dense(math.prod(image_shape))(_hidden(x, units))
    x = layers.Reshape(image_shape)(x)
    # The sigmoid comes last: TensorFlow's cross-entropy then goes back to the logits.
    return layers.Activation("sigmoid", dtype="float32")(x)
