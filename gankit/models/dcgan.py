"""Convolutional networks for a GAN, after Radford, Metz and Chintala 2015 (DCGAN).

From the paper: strided convolutions in place of pooling, batch normalisation in both networks but
not at their ends, tanh behind the generator. A frozen discriminator uses the statistics of its
batch, as while it learns; `benchmarks/figures/batch_norm.py` holds the measurement that chose this.

`build_textbook_generator` and `build_textbook_discriminator` are the network that courses train on
64x64 faces, see `dcgan_textbook`.
"""

import math

import keras
from keras import layers

from gankit.layers import BatchNormalization, Conv2DTranspose
from gankit.models.dcgan_textbook import build_textbook_discriminator, build_textbook_generator

__all__ = [
    "build_discriminator",
    "build_generator",
    "build_textbook_discriminator",
    "build_textbook_generator",
    "start_and_doublings",
    "transposed_convolution",
]


def transposed_convolution(filters, use_bias=True):
    """Builds the paper's way up, a transposed convolution of stride 2.

    Its kernel of 4 is a multiple of the stride, so every pixel is written equally often: no
    checkerboard.

    Args:
        filters: Channels of the output.
        use_bias: Whether the convolution has a bias.

    Returns:
        A layer from `(N, H, W, C)` to `(N, 2 * H, 2 * W, filters)`.
    """
    return Conv2DTranspose(filters, 4, 2, "same", use_bias=use_bias)


def build_generator(latent_dim, image_shape, filters=32, *, up=transposed_convolution, end=None):
    """Builds a generator that doubles the image's side from block to block.

    Args:
        latent_dim: Length of the latent vector.
        image_shape: `(H, W, C)`; H equals W and is 4, 5, 6 or 7 doubled at least once, such as 28,
            32 or 64.
        filters: Number of filters at the full size; each smaller one has twice as many.
        up: Function `(filters, use_bias=...)` that returns a layer which doubles the side, such as
            `gankit.layers.SubPixel` or `resize_convolution`.
        end: A function like `up` that makes the image of maps of half its side. None doubles
            these once more, and a last convolution at the full size makes the image: on a CPU its
            few, large maps cost more than all the rest.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, latent_dim)` to images `(N, H, W, C)` in
        [-1, 1].

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: 28 = 7 * 2 * 2, so `(28, 28, 1)` has two blocks: 7x7x128 -> 14x14x64 -> 28x28x32 ->
    28x28x1. With `end=SubPixel` it has one, 7x7x128 -> 14x14x64 -> 28x28x1.
    """
    side, doublings = start_and_doublings(image_shape)
    width = filters * 2**doublings
    x = latents = keras.Input((latent_dim,), name="latents")
    x = _normalised(layers.Dense(side * side * width, use_bias=False), layers.ReLU())(x)
    x = layers.Reshape((side, side, width))(x)
    for doubling in reversed(range(0 if end is None else 1, doublings)):
        x = _normalised(up(filters * 2**doubling, use_bias=False), layers.ReLU())(x)
    return keras.Model(latents, _image_of(x, image_shape[-1], end), name="generator")


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
            x = BatchNormalization(momentum=0.9)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    x = layers.Flatten()(x)
    return keras.Model(images, layers.Dense(1)(x), name="discriminator")


def _image_of(maps, channels, end):
    if end is None:
        return layers.Conv2D(channels, 3, padding="same", activation="tanh")(maps)
    return layers.Activation("tanh")(end(channels)(maps))


def _normalised(layer, activation):
    """A layer, batch normalisation, an activation. The layer needs no bias: it would cancel out."""
    return lambda x: activation(BatchNormalization(momentum=0.9)(layer(x)))


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
            f"32 or 64. Received: image_shape={tuple(image_shape)}. "
            "Resize with load(..., size=64), or --size 64."
        )
    return side, blocks
