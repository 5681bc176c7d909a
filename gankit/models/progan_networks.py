"""The networks of a `ProgressiveGAN`, at any level, also in the middle of a fade.

Made to be cheap on a processor without a GPU: one convolution a level, widths that halve from level
to level, so that all levels cost about the same, and no feature maps as large as the image. The
generator's last convolution makes four pixels of each place (`SubPixel`), over which goes a `Blur`,
so that they show no grid; the discriminator's first one takes every second.

```
resolution    8             16             32            64
generator     dense 4x4 ->  8x8 ------->  16x16 ---->   32x32
                |to_image_8   |to_image_16   |to_image_32  |to_image_64
```

Names of layers end in the resolution of the images that they belong to, at every level the same:
by them a network that has grown takes over the weights of the smaller one.
"""

from numbers import Integral

import keras
from keras import layers

from gankit.layers import (
    Blur,
    EqualisedConvolution,
    EqualisedDense,
    EqualisedSubPixel,
    FadeIn,
    MinibatchDeviation,
    PixelNormalisation,
)
from gankit.refusals import refuse_not_positive

WIDEST = 128  # wider ones at 2x2 and 4x4 would cost most of a step in moving their weights


def resolutions(image_shape, first_side):
    """Lists the sides of the images at every level.

    Args:
        image_shape: `(H, W, C)` of the last level.
        first_side: Side of the first level's images, even.

    Returns:
        List of whole numbers.

    Raises:
        ValueError: If the image is not square, or its side is not `first_side` doubled.

    Example: `((64, 64, 3), 8)` -> `[8, 16, 32, 64]`.
    """
    height, width, _ = image_shape
    sides = [first_side]
    while 0 < sides[-1] < height:
        sides.append(2 * sides[-1])
    if height != width or sides[-1] != height or first_side < 4 or first_side % 2:
        raise ValueError(
            "Expected square images whose side is `first_side` doubled some times, and an even "
            f"first_side of at least 4. Received: image_shape={tuple(image_shape)}, "
            f"first_side={first_side}. 64 and 32 can begin at 4 or 8, 28 at 14."
        )
    return sides


def build_networks(latent_dim, sides, channels, filters, precision, *, fading=True):
    """Builds a generator and a discriminator of a precision, whatever the global one is.

    Args:
        latent_dim: Length of the latent vector.
        sides: As for `build_generator`.
        channels: Of the images.
        filters: As for `build_generator`.
        precision: Name of a dtype policy.
        fading: As for `build_generator`.

    Returns:
        Tuple of two functional, uncompiled `keras.Model`s.
    """
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(precision)
    try:
        generator = build_generator(latent_dim, sides, channels, filters, fading=fading)
        return generator, build_discriminator(sides, channels, filters, fading=fading)
    finally:
        keras.config.set_dtype_policy(before)


def build_generator(latent_dim, sides, channels=3, filters=16, *, fading=True):
    """Builds the generator that has grown to the last of some resolutions.

    Args:
        latent_dim: Length of the latent vector.
        sides: The resolutions up to the present one, each twice the one before. From the second on
            the image fades in from the one before, by a `FadeIn` layer named `fade`.
        channels: Of the images.
        filters: Channels of the feature maps of each resolution, as a list, or as a number for the
            last one; each earlier one then has twice as many, at most 128.
        fading: Whether the last resolution fades in; False for networks that never grew.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, latent_dim)` to images `(N, H, W, channels)`
        in [-1, 1]; H and W are the last of `sides`.

    Raises:
        ValueError: If there are fewer `filters` than resolutions, or one is not above 0.
    """
    widths, half = widths_of(filters, len(sides)), sides[0] // 2
    latents = keras.Input((latent_dim,), name="latents")
    x = PixelNormalisation(name="latent_normalisation")(latents)
    # A quarter of the gain, as in the paper's code: the widest layer learns more calmly.
    x = EqualisedDense(half * half * widths[0], 2**0.5 / 4, name="start")(x)
    x = _activated(layers.Reshape((half, half, widths[0]), name="start_maps")(x), "start")
    before = None
    for side, width in zip(sides[1:], widths[1:], strict=True):
        before, x = x, _activated(EqualisedSubPixel(width, name=f"block_{side}")(x), side)
    images = _to_image(x, channels, sides[-1])
    if before is not None and fading:
        old = _to_image(before, channels, sides[-2])
        old = layers.UpSampling2D(2, interpolation="nearest", name="doubled")(old)
        images = FadeIn(name="fade")([old, images])
    return keras.Model(latents, images, name="generator")


def build_discriminator(sides, channels=3, filters=16, *, fading=True):
    """Builds the discriminator that has grown to the last of some resolutions.

    Args:
        sides: As for `build_generator`; what the new layers see fades in from what the old ones
            see of the halved image.
        channels: Of the images.
        filters: As for `build_generator`.
        fading: As for `build_generator`.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, channels)` to logits `(N, 1)`.

    Raises:
        ValueError: If there are fewer `filters` than resolutions, or one is not above 0.
    """
    widths = widths_of(filters, len(sides))
    images = keras.Input((sides[-1], sides[-1], channels), name="images")
    x = _from_image(images, widths[-1], sides[-1])
    for level in reversed(range(1, len(sides))):
        x = EqualisedConvolution(widths[level - 1], 4, 2, name=f"block_{sides[level]}")(x)
        x = layers.LeakyReLU(0.2, name=f"block_{sides[level]}_activation")(x)
        if level == len(sides) - 1 and fading:
            halved = layers.AveragePooling2D(2, name="halved")(images)
            old = _from_image(halved, widths[level - 1], sides[level - 1])
            x = FadeIn(name="fade")([old, x])
    x = MinibatchDeviation(name="deviation")(x)
    x = EqualisedConvolution(widths[0], 3, name="end")(x)
    x = layers.LeakyReLU(0.2, name="end_activation")(x)
    logits = EqualisedDense(1, 1.0, name="logits")(layers.Flatten(name="end_flat")(x))
    return keras.Model(images, logits, name="discriminator")


def widths_of(filters, levels):
    """Lists the channels of every level. Example: `(16, 4)` -> `[128, 64, 32, 16]`."""
    if isinstance(filters, Integral):
        refuse_not_positive(filters=filters)
        return [min(WIDEST, filters * 2**k) for k in reversed(range(levels))]
    if len(filters) < levels or min(filters) <= 0:
        raise ValueError(f"Expected {levels} `filters` above 0. Received: filters={filters}")
    return list(filters)[:levels]


def take_over(grown, network):
    """Copies into a network that has grown the weights of all layers that it had before.

    Args:
        grown: The larger `keras.Model`.
        network: The smaller one.
    """
    old = {layer.name: layer for layer in network.layers}
    for layer in grown.layers:
        if layer.name in old and not isinstance(layer, FadeIn):
            layer.set_weights(old[layer.name].get_weights())


def _activated(maps, name):
    maps = layers.LeakyReLU(0.2, name=f"{name}_activation")(maps)
    return PixelNormalisation(name=f"{name}_normalisation")(maps)


def _to_image(maps, channels, side):
    maps = EqualisedSubPixel(channels, gain=1.0, name=f"to_image_{side}")(maps)
    maps = Blur(name=f"to_image_{side}_blur")(maps)
    return layers.Activation("tanh", name=f"to_image_{side}_range")(maps)


def _from_image(images, width, side):
    maps = EqualisedConvolution(width, 4, 2, name=f"from_image_{side}")(images)
    return layers.LeakyReLU(0.2, name=f"from_image_{side}_activation")(maps)
