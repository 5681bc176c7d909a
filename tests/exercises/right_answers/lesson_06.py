"""Other right answers to the exercises of lesson 06, the DCGAN."""

import cv2
import keras
import numpy as np
from keras import layers

from gankit.images import bytes_to_signed, signed_to_bytes
from gankit.layers import depth_to_space
from tests.exercises.right_answers import right_answer

right_answer("dcgan.to_signed")(bytes_to_signed)


@right_answer("dcgan.to_rgb")
def by_opencv(images):
    return np.stack([cv2.cvtColor(image, cv2.COLOR_BGR2RGB) for image in images])


@right_answer("dcgan.to_rgb")
def by_a_list_of_channels(images):
    return images[:, :, :, [2, 1, 0]]


@right_answer("dcgan.to_rgb")
def swapped_in_a_copy(images):
    swapped = images.copy()
    swapped[..., 0], swapped[..., 2] = images[..., 2], images[..., 0]
    return swapped


@right_answer("dcgan.to_signed")
def doubled_as_floats(images):
    return (2.0 * images - 255) / 255


@right_answer("dcgan.to_signed")
def by_a_layer(images):
    return keras.ops.convert_to_numpy(layers.Rescaling(1 / 127.5, offset=-1)(images))


@right_answer("dcgan.to_bytes")
def clipped_by_the_package(images):
    return signed_to_bytes(np.clip(images, -1, 1))


@right_answer("dcgan.to_bytes")
def clipped_afterwards(images):
    return np.clip(np.round(images * 127.5 + 127.5), 0, 255).astype(np.uint8)


@right_answer("dcgan.to_bytes")
def half_added_and_cut_off(images):
    return np.clip((images + 1) * 127.5 + 0.5, 0, 255).astype("uint8")


@right_answer("dcgan.convolution_side")
def asked_of_a_layer(side, kernel, stride, padding):
    layer = layers.Conv1D(1, kernel, strides=stride, padding=padding)
    return layer.compute_output_shape((None, side, 1))[1]


@right_answer("dcgan.convolution_side")
def places_counted(side, kernel, stride, padding):
    return len(range(0, side if padding == "same" else side - kernel + 1, stride))


@right_answer("dcgan.transposed_convolution")
def zeros_between_then_convolved(signal, kernel, stride):
    spread = np.zeros((len(signal) - 1) * stride + 1)
    spread[::stride] = signal
    return np.convolve(spread, kernel)


@right_answer("dcgan.transposed_convolution")
def as_a_matrix(signal, kernel, stride):
    matrix = np.zeros((len(signal), (len(signal) - 1) * stride + len(kernel)))
    for index in range(len(signal)):
        matrix[index, index * stride : index * stride + len(kernel)] = kernel
    return signal @ matrix


@right_answer("dcgan.touch_counts")
def copies_counted_for_each_output(side, kernel, stride):
    outputs = range((side - 1) * stride + kernel)
    covers = [[0 <= place - stride * i < kernel for i in range(side)] for place in outputs]
    return np.sum(covers, axis=1)


@right_answer("dcgan.depth_to_space")
def by_the_package(maps):
    return keras.ops.convert_to_numpy(depth_to_space(maps))


@right_answer("dcgan.depth_to_space")
def pixel_by_pixel(maps):
    count, height, width, depth = maps.shape
    result = np.zeros((count, 2 * height, 2 * width, depth // 4))
    for row, column in np.ndindex(2 * height, 2 * width):
        first = (2 * (row % 2) + column % 2) * (depth // 4)
        result[:, row, column] = maps[:, row // 2, column // 2, first : first + depth // 4]
    return result


@right_answer("dcgan.generator_block")
def with_an_activation_by_name(x, filters):
    x = layers.Conv2DTranspose(filters, (4, 4), strides=(2, 2), padding="same", use_bias=False)(x)
    x = layers.BatchNormalization(momentum=0.8, epsilon=1e-5)(x)
    return layers.Activation("relu")(x)


@right_answer("dcgan.generator_block")
def as_a_small_model(x, filters):
    block = keras.Sequential(
        [
            layers.Conv2DTranspose(filters, 4, 2, "same", use_bias=False),
            layers.BatchNormalization(momentum=0.9),
            layers.ReLU(),
        ]
    )
    return block(x)


@right_answer("dcgan.ranked")
def pair_by_pair(images, logits):
    pairs = sorted(zip(logits[:, 0], range(len(images)), strict=True), reverse=True)
    probabilities = [1 / (1 + np.exp(-logit)) for logit, _ in pairs]
    return np.stack([images[index] for _, index in pairs]), np.array(probabilities)


@right_answer("dcgan.ranked")
def by_keras(images, logits):
    probabilities = keras.ops.convert_to_numpy(keras.ops.sigmoid(logits)).squeeze()
    order = np.argsort(probabilities)[::-1]
    return images[order], probabilities[order]


@right_answer("dcgan.moving_average")
def by_cumulative_sums(values, window):
    sums = np.concatenate([[0], np.cumsum(values)])
    last = np.arange(1, len(values) + 1)
    first = np.maximum(last - window, 0)
    return (sums[last] - sums[first]) / (last - first)


@right_answer("dcgan.moving_average")
def by_two_convolutions(values, window):
    ones = np.ones(window)
    counts = np.convolve(np.ones(len(values)), ones)[: len(values)]
    return np.convolve(values, ones)[: len(values)] / counts


@right_answer("dcgan.interpolate")
def in_a_loop(start, end, count):
    units = start / np.linalg.norm(start), end / np.linalg.norm(end)
    angle = np.arccos(np.clip(np.dot(*units), -1, 1))
    path = []
    for step in range(count):
        share = step / (count - 1)
        path.append(np.sin((1 - share) * angle) * start + np.sin(share * angle) * end)
    return np.array(path) / np.sin(angle)


@right_answer("dcgan.attribute_direction")
def by_weights(latents, has_it):
    weights = np.where(has_it, 1 / has_it.sum(), -1 / (~has_it).sum())
    return weights @ latents
