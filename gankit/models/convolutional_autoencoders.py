"""Convolutional encoders and decoders: the code is a small picture, a quarter of the image's side.

For 28x28 images it is 7x7x1, 49 numbers, as many as in the dense autoencoders of this course. Join
two of a kind with `autoencoders.build_autoencoder`. The light pair is made for a laptop: strides in
place of pooling, so that nearly all weights work at 7x7, with filters that see across it. The
wide pair is the network of the course's source; most of its work happens at 28x28, and it wants a
GPU or patience.
"""

import keras
from keras import layers

from gankit.layers import Conv2DTranspose


def build_light_encoder(image_shape):
    """Builds a light encoder: 35,697 parameters for `C` = 1.

    Args:
        image_shape: `(H, W, C)`, H and W divisible by 4.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to codes
        `(N, H / 4, W / 4, 1)`, unbounded.

    Raises:
        ValueError: If a side is not divisible by 4.

    Example: 28x28x1 -> 14x14x16 -> 7x7x32 -> 7x7x32 -> 7x7x1.
    """
    _code_shape(image_shape)
    x = images = keras.Input(image_shape, name="images")
    x = layers.Conv2D(16, 4, 2, "same", activation="relu")(x)
    x = layers.Conv2D(32, 4, 2, "same", activation="relu")(x)
    x = layers.Conv2D(32, 5, padding="same", activation="relu")(x)
    # 7x7 filters on a 7x7 picture: each number of the code has seen most of the image. No ReLU:
    # the whole code is one filter's, and if that died all of it would be 0.
    code = layers.Conv2D(1, 7, padding="same")(x)
    return keras.Model(images, code, name="encoder")


def build_light_decoder(image_shape):
    """Builds the light decoder, the encoder's mirror image, with as many parameters.

    Args:
        image_shape: `(H, W, C)`, H and W divisible by 4.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, H / 4, W / 4, 1)` to images
        `(N, H, W, C)` in [0, 1].

    Raises:
        ValueError: If a side is not divisible by 4.
    """
    x = codes = keras.Input(_code_shape(image_shape), name="codes")
    x = layers.Conv2D(32, 7, padding="same", activation="relu")(x)
    x = layers.Conv2D(32, 5, padding="same", activation="relu")(x)
    x = Conv2DTranspose(16, 4, 2, "same", activation="relu")(x)
    x = Conv2DTranspose(image_shape[-1], 4, 2, "same", activation="sigmoid")(x)
    return keras.Model(codes, x, name="decoder")


def build_wide_encoder(image_shape):
    """Builds the encoder with 128 filters of 7x7, pooled twice.

    Args:
        image_shape: `(H, W, C)`, H and W divisible by 4.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to codes
        `(N, H / 4, W / 4, 1)`, 0 or above.

    Raises:
        ValueError: If a side is not divisible by 4.

    Example: 28x28x1 -> 28x28x128 -> 14x14x128 -> 14x14x32 -> 7x7x32 -> 7x7x1.
    """
    _code_shape(image_shape)
    x = images = keras.Input(image_shape, name="images")
    x = layers.Conv2D(128, 7, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(32, 2, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    code = layers.Conv2D(1, 7, padding="same", activation="relu")(x)
    return keras.Model(images, code, name="encoder")


def build_wide_decoder(image_shape):
    """Builds the decoder that belongs to `build_wide_encoder`.

    Args:
        image_shape: `(H, W, C)`, H and W divisible by 4.

    Returns:
        Functional, uncompiled `keras.Model` from codes `(N, H / 4, W / 4, 1)` to images
        `(N, H, W, C)` in [0, 1].

    Raises:
        ValueError: If a side is not divisible by 4.
    """
    x = codes = keras.Input(_code_shape(image_shape), name="codes")
    x = layers.Conv2D(32, 7, padding="same", activation="relu")(x)
    x = layers.UpSampling2D()(x)
    x = layers.Conv2D(128, 2, padding="same", activation="relu")(x)
    x = layers.UpSampling2D()(x)
    x = layers.Conv2D(image_shape[-1], 7, padding="same", activation="sigmoid")(x)
    return keras.Model(codes, x, name="decoder")


def _code_shape(image_shape):
    height, width, _ = image_shape
    if height % 4 or width % 4:
        raise ValueError(
            f"Expected sides that can be halved twice. Received: image_shape={tuple(image_shape)}. "
            "Resize with load(..., size=28), or --size 28."
        )
    return (height // 4, width // 4, 1)
