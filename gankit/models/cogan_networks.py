"""Pairs of networks with layers in common, after Liu and Tuzel 2016, appendix."""

import keras
from keras import layers

from gankit.layers import BatchNormalization, SubPixel, seeded_dropout
from gankit.models.dcgan import start_and_doublings


def build_generators(latent_dim, image_shape, filters=16, *, shared=None):
    """Builds two generators that begin with the same layers.

    Args:
        latent_dim: Length of the latent vector.
        image_shape: `(H, W, C)`, of both domains; H equals W and is 4, 5, 6 or 7 doubled at least
            once, such as 16, 28 or 32.
        filters: Number of filters at the full size; each smaller size has twice as many.
        shared: How many stages are common, from the latent vector on: a dense one, one for each
            doubling, and the last convolution. None shares all but the last, as the paper does; 0
            leaves two generators that know nothing of each other.

    Returns:
        Tuple `(source_generator, target_generator)` of functional, uncompiled `keras.Model`s from
        `(N, latent_dim)` to images `(N, H, W, C)` in [-1, 1].

    Raises:
        ValueError: If the side can't be reached by doubling, or there are fewer stages.

    Example: 28x28x1 has four stages: 7x7x64 -> 14x14x32 -> 28x28x16 -> 28x28x1; three are common.
    """
    side, doublings = start_and_doublings(image_shape)
    widths = [filters * 2**number for number in reversed(range(doublings + 1))]
    stages = [lambda: _dense_stage(side, widths[0])]
    stages += [lambda width=width: _doubling(width) for width in widths[1:]]
    stages += [lambda: [layers.Conv2D(image_shape[-1], 5, padding="same", activation="tanh")]]
    shared = len(stages) - 1 if shared is None else _checked(shared, len(stages))
    first = [stage() for stage in stages]
    second = first[:shared] + [stage() for stage in stages[shared:]]
    return tuple(
        _chained((latent_dim,), "latents", made, name)
        for made, name in ((first, "source_generator"), (second, "target_generator"))
    )


def build_discriminators(image_shape, filters=16, *, units=128, shared=None, classes=0):
    """Builds two discriminators that end with the same layers.

    Args:
        image_shape: `(H, W, C)`, of both domains.
        filters: Number of filters of the first convolution; the second has twice as many.
        units: Width of the dense stage.
        shared: How many stages are common, from the end: the outputs, the dense stage, the second
            and the first convolution. None shares all but the first convolution; 0 nothing.
        classes: Number of classes K for a second output; 0 for none. A class that is read from
            layers in common is read in both domains.

    Returns:
        Tuple `(source_discriminator, target_discriminator)` of functional, uncompiled
        `keras.Model`s from images `(N, H, W, C)` to logits `(N, 1)`, or to a list of these and of
        class logits `(N, classes)`.

    Raises:
        ValueError: If there are fewer stages than `shared`.
    """
    stages = [
        lambda: _pooled(filters),
        lambda: _pooled(2 * filters),
        lambda: [layers.Flatten(), layers.Dense(units), _prelu(), seeded_dropout(0.5)],
        lambda: [layers.Dense(outputs) for outputs in ((1, classes) if classes else (1,))],
    ]
    shared = 3 if shared is None else _checked(shared, len(stages))
    first = [stage() for stage in stages]
    own = len(stages) - shared
    second = [stage() for stage in stages[:own]] + first[own:]
    return tuple(
        _judge(image_shape, made, name)
        for made, name in ((first, "source_discriminator"), (second, "target_discriminator"))
    )


def _dense_stage(side, width):
    normalised = [BatchNormalization(momentum=0.9), layers.ReLU()]
    dense = layers.Dense(side * side * width, use_bias=False)
    return [dense, *normalised, layers.Reshape((side, side, width))]


def _doubling(width):
    up = SubPixel(width, use_bias=False)
    return [up, BatchNormalization(momentum=0.9), layers.ReLU()]


def _pooled(width):
    convolution = layers.Conv2D(width, 5, padding="same")
    return [convolution, _prelu(shared_axes=(1, 2)), layers.MaxPooling2D()]


def _prelu(shared_axes=None):
    # Begun at 0, as Keras does, it would be a ReLU, behind which a unit may never learn again.
    begin = keras.initializers.Constant(0.25)  # He et al. 2015, who brought it up
    return layers.PReLU(alpha_initializer=begin, shared_axes=shared_axes)


def _chained(shape, what, stages, name):
    x = start = keras.Input(shape, name=what)
    for stage in stages:
        for layer in stage:
            x = layer(x)
    return keras.Model(start, x, name=name)


def _judge(image_shape, stages, name):
    *stages, heads = stages
    features = _chained(image_shape, "images", stages, name)
    outputs = [head(features.output) for head in heads]
    return keras.Model(features.input, outputs if len(outputs) > 1 else outputs[0], name=name)


def _checked(shared, stages):
    if not 0 <= shared <= stages:
        raise ValueError(f"Expected `shared` from 0 to {stages}, the stages. Received: {shared}")
    return shared
