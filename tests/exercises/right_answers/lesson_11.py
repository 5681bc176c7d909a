"""Other right answers to the exercises of lesson 11, progressive growing."""

import cv2
import numpy as np
from keras import layers, ops

from tests.exercises.right_answers import right_answer


@right_answer("progan.halved")
def corner_by_corner(images):
    corners = [images[:, row::2, column::2] for row in (0, 1) for column in (0, 1)]
    return sum(corners) / 4


@right_answer("progan.halved")
def by_opencv(images):
    height, width = images.shape[1] // 2, images.shape[2] // 2
    return np.stack(
        [cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA) for image in images]
    )


@right_answer("progan.halved")
def by_a_pooling_layer(images):
    return np.asarray(layers.AveragePooling2D(2)(images))


@right_answer("progan.doubled")
def by_places(images):
    rows, columns = np.arange(2 * images.shape[1]) // 2, np.arange(2 * images.shape[2]) // 2
    return images[:, rows][:, :, columns]


@right_answer("progan.doubled")
def by_a_product_of_blocks(images):
    return np.kron(images, np.ones((1, 2, 2, 1)))


@right_answer("progan.doubled")
def by_an_upsampling_layer(images):
    return np.array(layers.UpSampling2D()(images))


@right_answer("progan.multiplications")
def weights_times_places(side, kernel, filters_in, filters_out):
    layer = layers.Conv2D(filters_out, kernel, padding="same", use_bias=False)
    layer.build((None, side, side, filters_in))
    return layer.count_params() * side * side


@right_answer("progan.faded_in")
def as_a_step_towards_the_new(old, new, alpha):
    large = np.repeat(np.repeat(old, 2, axis=2), 2, axis=1)
    return large + alpha * (new - large)


@right_answer("progan.cross_faded")
def detail_times_alpha(images, alpha):
    count, height, width, channels = images.shape
    blocks = images.reshape(count, height // 2, 2, width // 2, 2, channels)
    coarse = blocks.mean(axis=(2, 4), keepdims=True)
    return (coarse + alpha * (blocks - coarse)).reshape(images.shape)


@right_answer("progan.growth_at")
def level_after_level(shown, levels, stabilise, fade):
    level, shown = 0, shown - stabilise
    while shown >= 0 and level < levels - 1:
        level += 1
        if shown < fade:
            return [level, shown / fade]
        shown -= fade + stabilise
    return [level, 1]


@right_answer("progan.growth_at")
def by_interpolation(shown, levels, stabilise, fade):
    starts = stabilise + np.arange(levels - 1) * (fade + stabilise)
    level = np.searchsorted(starts, shown, side="right")
    start = starts[level - 1] if level else -np.inf
    return level, np.clip((shown - start) / fade, 0, 1)


@right_answer("progan.equalised_scale")
def from_the_number_of_weights(kernel_shape, gain):
    inputs = np.zeros(kernel_shape)[..., 0].size
    return gain * inputs**-0.5


@right_answer("progan.equalised_scale")
def as_the_root_of_a_variance(kernel_shape, gain):
    *sides, _ = kernel_shape
    variance = gain**2
    for side in sides:
        variance /= side
    return variance**0.5


@right_answer("progan.pixel_normalised")
def by_a_reciprocal_root(features):
    squares = features * features
    return features * ops.rsqrt(ops.mean(squares, axis=3, keepdims=True) + 1e-10)


@right_answer("progan.pixel_normalised")
def of_the_length(features):
    channels = features.shape[-1]
    lengths = ops.sqrt(ops.sum(features**2, axis=-1) + 1e-7)
    return features / lengths[..., None] * channels**0.5


@right_answer("progan.minibatch_deviation")
def of_centred_features(features):
    centred = features - ops.mean(features, axis=0, keepdims=True)
    deviations = ops.sqrt(ops.mean(centred**2, axis=0) + 1e-8)
    plane = ops.broadcast_to(ops.mean(deviations), (*features.shape[:-1], 1))
    return ops.concatenate([features, plane], axis=3)


@right_answer("progan.minibatch_deviation")
def with_the_variance_held_above_zero(features):
    variance = ops.var(features, axis=0)
    number = ops.mean(ops.sqrt(ops.maximum(variance, 1e-10)))
    return ops.concatenate([features, ops.full_like(features[..., :1], 1.0) * number], -1)
