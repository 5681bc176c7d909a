"""The network that courses train on 64x64 faces, after its own recipe: to be compared with.

Two convolutions in a block of the discriminator, kernels of 5, global average pooling at its end.
Its layers are Keras' own, as in the source.
"""

import keras
from keras import layers


def build_textbook_generator(latent_dim, image_shape=(64, 64, 3), capacity=16):
    """Builds the generator of a course on faces: four transposed convolutions, kernels of 5.

    Args:
        latent_dim: Length of the latent vector.
        image_shape: `(H, W, C)`; H equals W and is a multiple of 16.
        capacity: Number of filters of the last two blocks; those before have 4 and 2 times as many.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, latent_dim)` to images `(N, H, W, C)` in
        [-1, 1].

    Raises:
        ValueError: If the image is not square or its side is no multiple of 16.

    Example: 4x4x128 -> 8x8x64 -> 16x16x32 -> 32x32x16 -> 64x64x16 -> 64x64x3. A kernel of 5 is no
    multiple of the stride 2: neighbouring pixels are written unequally often, the checkerboard.
    """
    side, width = sixteenth(image_shape), 8 * capacity
    x = latents = keras.Input((latent_dim,), name="latents")
    x = layers.Dense(side * side * width, use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Reshape((side, side, width))(x)
    for multiple in (4, 2, 1, 1):
        x = layers.Conv2DTranspose(multiple * capacity, 5, 2, "same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.LeakyReLU(negative_slope=0.3)(x)
    images = layers.Conv2D(image_shape[-1], 5, padding="same", activation="tanh")(x)
    return keras.Model(latents, images, name="generator")


def build_textbook_discriminator(image_shape=(64, 64, 3), capacity=16):
    """Builds the discriminator of the same course: two convolutions in each of four blocks.

    Args:
        image_shape: `(H, W, C)`, as for `build_textbook_generator`.
        capacity: Number of filters of the first block; each later one has twice as many.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, H, W, C)` to logits `(N, 1)`.

    Raises:
        ValueError: If the image is not square or its side is no multiple of 16.

    Example: 64x64x3 -> 32x32x16 -> 16x16x32 -> 8x8x64 -> 4x4x128 -> 128. The mean over the 4x4
    places says what is in a face, but no longer where.
    """
    sixteenth(image_shape)
    x = images = keras.Input(image_shape, name="images")
    for multiple in (1, 2, 4, 8):
        for stride in (1, 2):
            x = layers.Conv2D(multiple * capacity, 5, stride, "same", use_bias=False)(x)
            x = layers.BatchNormalization()(x)
        x = layers.LeakyReLU(negative_slope=0.3)(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(images, layers.Dense(1)(x), name="discriminator")


def sixteenth(image_shape):
    """Returns the side that four doublings start from: 64 -> 4.

    Args:
        image_shape: `(H, W, C)`.

    Raises:
        ValueError: If the image is not square or its side is no multiple of 16.
    """
    height, width, _ = image_shape
    if height != width or height % 16 != 0:
        raise ValueError(
            "Expected square images whose side is a multiple of 16, such as 32 or 64. "
            f"Received: image_shape={tuple(image_shape)}. "
            "Resize with load(..., size=64), or --size 64."
        )
    return height // 16
