"""Wrong answers to the exercises of lesson 11, progressive growing."""

import numpy as np
from keras import layers, ops

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("progan.halved", "three are thrown away")
def every_second_pixel(images):
    return images[:, ::2, ::2, :]


@wrong_answer("progan.halved", "half an image apart")
def reshaped_the_wrong_way_round(images):
    count, height, width, channels = images.shape
    return images.reshape(count, 2, height // 2, 2, width // 2, channels).mean(axis=(1, 3))


@wrong_answer("progan.halved", "brightest of the four")
def by_max_pooling(images):
    return np.asarray(layers.MaxPooling2D()(images))


@wrong_answer("progan.halved", "height and width are halved")
def width_forgotten(images):
    return (images[:, 0::2] + images[:, 1::2]) / 2


@wrong_answer("progan.doubled", "four small images side by side")
def tiled(images):
    return np.tile(images, (1, 2, 2, 1))


@wrong_answer("progan.doubled", "The columns are repeated as a whole")
def repeated_and_reshaped(images):
    count, height, width, channels = images.shape
    return np.repeat(images, 4, axis=1).reshape(count, 2 * height, 2 * width, channels)


@wrong_answer("progan.doubled", "a block of 2x2 pixels of just its colour")
def smoothly(images):
    return np.asarray(layers.UpSampling2D(interpolation="bilinear")(images))


@wrong_answer("progan.doubled", "height and width are doubled")
def images_repeated_too(images):
    return images.repeat(2, 0).repeat(2, 1).repeat(2, 2)


@wrong_answer("progan.multiplications", "how many weights")
def parameters_counted(side, kernel, filters_in, filters_out):
    return kernel * kernel * filters_in * filters_out


@wrong_answer("progan.multiplications", "without padding")
def places_that_fit(side, kernel, filters_in, filters_out):
    places = (side - kernel + 1) ** 2
    return places * kernel**2 * filters_in * filters_out


@wrong_answer("progan.faded_in", "Turned round")
def alpha_for_the_old(old, new, alpha):
    return alpha * old.repeat(2, 1).repeat(2, 2) + (1 - alpha) * new


@wrong_answer("progan.faded_in", "never fade out")
def as_a_residual(old, new, alpha):
    return old.repeat(2, 1).repeat(2, 2) + alpha * new


@wrong_answer("progan.faded_in", "have learned nothing yet, draw everything")
def without_a_fade(old, new, alpha):
    return new


@wrong_answer("progan.faded_in", "that of the new images")
def new_images_made_small(old, new, alpha):
    return (1 - alpha) * old + alpha * new[:, ::2, ::2]


@wrong_answer("progan.cross_faded", "left as they are")
def real_images_are_real(images, alpha):
    return images.copy()


@wrong_answer("progan.cross_faded", "one pixel of four")
def coarse_by_skipping(images, alpha):
    coarse = images[:, ::2, ::2].repeat(2, axis=1).repeat(2, axis=2)
    return (1 - alpha) * coarse + alpha * images


@wrong_answer("progan.cross_faded", "have to be doubled again")
def only_halved(images, alpha):
    count, height, width, channels = images.shape
    return images.reshape(count, height // 2, 2, width // 2, 2, channels).mean(axis=(2, 4))


@wrong_answer("progan.growth_at", "Level 0 gets a fade")
def fade_before_stabilise(shown, levels, stabilise, fade):
    level, within = divmod(shown, fade + stabilise)
    if level >= levels:
        return levels - 1, 1.0
    return level, min(1.0, within / fade)


@wrong_answer("progan.growth_at", "Alpha is 1 all the time")
def alpha_constant(shown, levels, stabilise, fade):
    done = max(0, shown - stabilise + fade + stabilise) // (fade + stabilise)
    return min(done, levels - 1), 1.0


@wrong_answer("progan.growth_at", "goes on growing")
def no_last_level(shown, levels, stabilise, fade):
    if shown < stabilise:
        return 0, 1.0
    done, within = divmod(shown - stabilise, fade + stabilise)
    return done + 1, min(1.0, within / fade)


@wrong_answer("progan.growth_at", "Alpha runs beyond 1")
def not_clipped(shown, levels, stabilise, fade):
    if shown < stabilise:
        return 0, 1.0
    level = min((shown - stabilise) // (fade + stabilise) + 1, levels - 1)
    return level, (shown - stabilise - (level - 1) * (fade + stabilise)) / fade


@wrong_answer("progan.growth_at", "expected numbers")
def a_sentence(shown, levels, stabilise, fade):
    return f"level {shown // (fade + stabilise)}"


@wrong_answer("progan.equalised_scale", "Only the channels are counted")
def window_forgotten(kernel_shape, gain):
    return gain / np.sqrt(kernel_shape[-2])


@wrong_answer("progan.equalised_scale", "the fan-out")
def outputs_counted(kernel_shape, gain):
    return gain / np.sqrt(kernel_shape[-1])


@wrong_answer("progan.equalised_scale", "The root is taken of the gain")
def gain_under_the_root(kernel_shape, gain):
    return np.sqrt(gain / np.prod(kernel_shape[:-1]))


@wrong_answer("progan.pixel_normalised", "NaN or infinity")
def division_by_zero(features):
    return features / ops.sqrt(ops.mean(ops.square(features), axis=-1, keepdims=True))


@wrong_answer("progan.pixel_normalised", "the length 1")
def unit_length(features):
    return features / ops.sqrt(ops.sum(ops.square(features), axis=-1, keepdims=True) + 1e-8)


@wrong_answer("progan.pixel_normalised", "layer normalisation")
def by_keras_layer_normalisation(features):
    return layers.LayerNormalization(epsilon=1e-8, center=False, scale=False)(features)


@wrong_answer("progan.pixel_normalised", "no gradient flows back")
def root_as_a_constant(features):
    root = ops.sqrt(ops.mean(ops.square(features), axis=-1, keepdims=True) + 1e-8)
    return features / ops.stop_gradient(root)


@wrong_answer("progan.minibatch_deviation", "its derivative is infinite")
def root_of_zero(features):
    number = ops.mean(ops.std(features, axis=0))
    return ops.concatenate([features, number * ops.ones_like(features[..., :1])], axis=-1)


@wrong_answer("progan.minibatch_deviation", "all alike")
def within_each_sample(features):
    own = ops.sqrt(ops.var(features, axis=(1, 2, 3), keepdims=True) + 1e-8)
    return ops.concatenate([features, own * ops.ones_like(features[..., :1])], axis=-1)


@wrong_answer("progan.minibatch_deviation", "one channel more than the features have")
def a_deviation_for_each_channel(features):
    deviations = ops.sqrt(ops.var(features, axis=0, keepdims=True) + 1e-8)
    return ops.concatenate([features, deviations * ops.ones_like(features)], axis=-1)


@wrong_answer("progan.minibatch_deviation", "one channel more than the features have")
def the_number_alone(features):
    return ops.mean(ops.sqrt(ops.var(features, axis=0) + 1e-8))


@wrong_answer("progan.minibatch_deviation", "learns variety from")
def deviation_as_a_constant(features):
    number = ops.mean(ops.sqrt(ops.var(ops.stop_gradient(features), axis=0) + 1e-8))
    return ops.concatenate([features, number * ops.ones_like(features[..., :1])], axis=-1)
