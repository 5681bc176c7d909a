"""Convolutional networks for a GAN, after Radford, Metz and Chintala 2015 (DCGAN).

From the paper: strided convolutions in place of pooling, batch normalisation in both networks but
not at their ends, tanh behind the generator. A frozen discriminator uses the statistics of its
batch, as while it learns; `benchmarks/figures/batch_norm.py` holds the measurement that chose this.

`build_textbook_generator` and `build_textbook_discriminator` are the network that courses train on
64x64 faces, after its own recipe: two convolutions in a block, global average pooling at the end.
It stands here to be compared with.
"""

import math

import keras
from keras import layers


def build_generator(latent_dim, image_shape, filters=32):
    """Builds a generator that doubles the image's side from block to block.

    Args:
        latent_dim: Length of the latent vector.
        image_shape: `(H, W, C)`; H equals W and is 4, 5, 6 or 7 doubled at least once, such as 28,
            32 or 64.
        filters: Number of filters of the last block; each earlier one has twice as many.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, latent_dim)` to images `(N, H, W, C)` in
        [-1, 1].

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: 28 = 7 * 2 * 2, so `(28, 28, 1)` has two blocks: 7x7x128 -> 14x14x64 -> 28x28x32.
    """
    side, blocks = start_and_doublings(image_shape)
    width = filters * 2**blocks
    x = latents = keras.Input((latent_dim,), name="latents")
    x = _normalised(layers.Dense(side * side * width, use_bias=False), layers.ReLU())(x)
    x = layers.Reshape((side, side, width))(x)
    for block in reversed(range(blocks)):
        # A kernel of 4 is a multiple of the stride 2, so every pixel is written equally often:
        # no checkerboard.
        deconvolution = layers.Conv2DTranspose(filters * 2**block, 4, 2, "same", use_bias=False)
        x = _normalised(deconvolution, layers.ReLU())(x)
    images = layers.Conv2D(image_shape[-1], 3, padding="same", activation="tanh")(x)
    return keras.Model(latents, images, name="generator")


def build_discriminator(image_shape, filters=32, batch_normalisation=True):
    """Builds a discriminator that halves the image's side from block to block, down to 4 or less.

    Args:
        image_shape: `(H, W, C)`, as for `build_generator`.
        filters: Number of filters of the first block; each later one has twice as many.
        batch_normalisation: Whether all blocks but the first are normalised. Without it the
            convolutions have biases instead.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, H, W, C)` to logits `(N, 1)`.

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: `(28, 28, 1)` has three blocks: 28x28x1 -> 14x14x32 -> 7x7x64 -> 4x4x128. Stopping at
    7x7 would leave what spans the whole digit to one linear layer.
    """
    start_and_doublings(image_shape)
    blocks = math.ceil(math.log2(image_shape[0] / 4))
    x = images = keras.Input(image_shape, name="images")
    for block in range(blocks):
        width = filters * 2**block
        x = layers.Conv2D(width, 4, 2, "same", use_bias=not batch_normalisation)(x)
        # The paper leaves the first block without normalisation: it sees the images as they are.
        if batch_normalisation and block > 0:
            x = layers.BatchNormalization(momentum=0.9)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    x = layers.Flatten()(x)
    return keras.Model(images, layers.Dense(1)(x), name="discriminator")


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
    side, width = _sixteenth(image_shape), 8 * capacity
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
    _sixteenth(image_shape)
    x = images = keras.Input(image_shape, name="images")
    for multiple in (1, 2, 4, 8):
        for stride in (1, 2):
            x = layers.Conv2D(multiple * capacity, 5, stride, "same", use_bias=False)(x)
            x = layers.BatchNormalization()(x)
        x = layers.LeakyReLU(negative_slope=0.3)(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(images, layers.Dense(1)(x), name="discriminator")


def _normalised(layer, activation):
    """A layer, batch normalisation, an activation. The layer needs no bias: it would cancel out."""
    return lambda x: activation(layers.BatchNormalization(momentum=0.9)(layer(x)))


def start_and_doublings(image_shape):
    """Splits an image's side into a start of 4 to 7 and doublings.

    Args:
        image_shape: `(H, W, C)`, square.

    Returns:
        Tuple of the start and the number of doublings.

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: 28 -> (7, 2), 64 -> (4, 4).
    """
    height, width, _ = image_shape
    side, blocks = height, 0
    while side >= 8 and side % 2 == 0:
        side, blocks = side // 2, blocks + 1
    if height != width or blocks == 0 or side >= 8:
        raise ValueError(
            f"Expected square images whose side is 4, 5, 6 or 7 doubled at least once, such as 28, "
            f"32 or 64. Received: image_shape={tuple(image_shape)}. Resize with load(..., size=64)."
        )
    return side, blocks


def _sixteenth(image_shape):
    """Returns the side that four doublings start from: 64 -> 4."""
    height, width, _ = image_shape
    if height != width or height % 16 != 0:
        raise ValueError(
            "Expected square images whose side is a multiple of 16, such as 32 or 64. "
            f"Received: image_shape={tuple(image_shape)}. Resize with load(..., size=64)."
        )
    return height // 16
