"""Networks that translate small images, and those that judge them."""

from functools import partial

import keras
from keras import layers

from gankit.layers import BatchNormalization, SubPixel

# A short memory: a run of some thousand steps must not be tested on statistics of its beginning.
batch_normalisation = partial(BatchNormalization, momentum=0.9)


def build_generator(
    image_shape,
    filters=32,
    blocks=2,
    *,
    channels=None,
    normalisation=batch_normalisation,
    up=SubPixel,
    name="generator",
):
    """Builds a network that makes an image of another: down, residual blocks, up again.

    As in Johnson et al. 2016 and the paper, for small images. The image itself goes into the last
    convolution beside what was made of it, so that what need not change is at hand.

    Args:
        image_shape: `(H, W, C)`, square; 16, 28, 32 and 64 are sides that suit it.
        filters: Number of filters at the full size; twice as many at each smaller one, but no more
            than four times.
        blocks: How many residual blocks at the smallest size.
        channels: Channels of the images that it makes; by default C.
        normalisation: Function of no argument that returns a layer, such as
            `gankit.layers.instance_normalisation`.
        up: Function `(filters, use_bias=...)` that returns a layer which doubles the side, such as
            `gankit.layers.resize_convolution`.
        name: Name of the model.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to images
        `(N, H, W, channels)` in [-1, 1].

    Raises:
        ValueError: If the image is not square, or its side is odd.

    Example: 28x28x1 -> 28x28x32 -> 14x14x64 -> 7x7x128, two blocks, -> 14x14x64 -> 28x28x32, to
    which the image is added as a 33rd channel, -> 28x28x1.
    """
    widths = _widths(image_shape, filters)
    x = images = keras.Input(image_shape, name="images")
    x = _normalised(layers.Conv2D(widths[0], 3, padding="same", use_bias=False), normalisation)(x)
    for width in widths[1:]:
        x = _normalised(layers.Conv2D(width, 4, 2, "same", use_bias=False), normalisation)(x)
    for _ in range(blocks):
        x = _residual_block(x, widths[-1], normalisation)
    for width in reversed(widths[:-1]):
        x = _normalised(up(width, use_bias=False), normalisation)(x)
    x = layers.Concatenate()([x, images])
    made = layers.Conv2D(channels or image_shape[-1], 3, padding="same", activation="tanh")(x)
    return keras.Model(images, made, name=name)


def build_discriminator(image_shape, filters=32, *, noise=0.0, name="discriminator"):
    """Builds a discriminator without normalisation: each image is judged by itself.

    Args:
        image_shape: `(H, W, C)`.
        filters: Number of filters of the first block; twice as many in each later one, but no more
            than four times.
        noise: Deviation of normal noise on the images, in training; it keeps the discriminator
            from judging by a few pixels (Sønderby et al. 2016).
        name: Name of the model.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` to logits `(N, 1)`.

    Example: 28x28x1 -> 14x14x32 -> 7x7x64 -> 4x4x128 -> one logit.
    """
    x = images = keras.Input(image_shape, name="images")
    if noise:
        x = layers.GaussianNoise(noise)(x)
    side, width = image_shape[0], filters
    while side > 4 or width == filters:
        x = layers.Conv2D(width, 4, 2, "same")(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
        side, width = -(-side // 2), min(2 * width, 4 * filters)
    return keras.Model(images, layers.Dense(1)(layers.Flatten()(x)), name=name)


def refuse_odd_side(image_shape):
    """Refuses images that can't be halved.

    Args:
        image_shape: `(H, W, C)`.

    Raises:
        ValueError: If the image is not square or its side is odd.
    """
    height, width, _ = image_shape
    if height != width or height % 2:
        raise ValueError(
            "Expected square images of an even side, such as 16, 28, 32 or 64. Received: "
            f"image_shape={tuple(image_shape)}. Resize with load(..., size=32), or --size 32."
        )


def _widths(image_shape, filters):
    """Returns the filters from the full size to the smallest: (28, 28, 1) -> [32, 64, 128]."""
    refuse_odd_side(image_shape)
    widths, side = [filters], image_shape[0]
    # At 7 or 8 pixels a kernel of 3 sees a stroke and its neighbour.
    while side % 2 == 0 and (side > 8 or len(widths) == 1):
        widths.append(min(2 * widths[-1], 4 * filters))
        side //= 2
    return widths


def _normalised(layer, normalisation):
    """A layer, a normalisation, ReLU. The layer needs no bias: it would cancel out."""
    return lambda x: layers.ReLU()(normalisation()(layer(x)))


def _residual_block(x, width, normalisation):
    inner = _normalised(layers.Conv2D(width, 3, padding="same", use_bias=False), normalisation)(x)
    inner = normalisation()(layers.Conv2D(width, 3, padding="same", use_bias=False)(inner))
    return layers.Add()([x, inner])
