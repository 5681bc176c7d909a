"""Wrong answers to the exercises of lesson 06, the DCGAN."""

import keras
import numpy as np
from keras import layers

from gankit.layers import depth_to_space
from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("dcgan.to_rgb", "Blue is gone")
def swapped_through_views(images):
    images = images.copy()
    blue, red = images[..., 0], images[..., 2]
    images[..., 0] = red
    images[..., 2] = blue
    return images


@wrong_answer("dcgan.to_rgb", "changes an array")
def swapped_in_place(images):
    images[..., [0, 2]] = images[..., [2, 0]]
    return images


@wrong_answer("dcgan.to_rgb", "expected as it was")
def split_and_stacked_in_front(images):
    return np.stack([images[..., channel] for channel in (2, 1, 0)])


@wrong_answer("dcgan.to_signed", "[0, 2]")
def not_shifted(images):
    return images / 127.5


@wrong_answer("dcgan.to_signed", "127.5, not 128")
def around_128(images):
    return (images.astype("float32") - 128) / 128


@wrong_answer("dcgan.to_signed", "before* you multiply")
def doubled_in_bytes(images):
    return (2 * images - 255) / 255


@wrong_answer("dcgan.to_signed", "before* you subtract")
def subtracted_in_bytes(images):
    return (images - 128) / 128


@wrong_answer("dcgan.to_signed", "expected a NumPy array")
def left_as_a_tensor(images):
    return layers.Rescaling(1 / 127.5, offset=-1)(images)


@wrong_answer("dcgan.to_bytes", "cuts off what stands behind the point")
def not_rounded(images):
    return np.clip((images + 1) * 127.5, 0, 255).astype("uint8")


@wrong_answer("dcgan.to_bytes", "`np.clip` first")
def not_clipped(images):
    return np.rint((images + 1) * 127.5).astype("int").astype("uint8")


@wrong_answer("dcgan.to_bytes", "expected uint8")
def left_as_floats(images):
    return np.rint((np.clip(images, -1, 1) + 1) * 127.5)


def up(number):
    """Rounds up."""
    return int(np.ceil(number))


@wrong_answer("dcgan.convolution_side", "round up")
def same_rounded_down(side, kernel, stride, padding):
    return side // stride if padding == "same" else (side - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "PyTorch's formula")
def as_in_pytorch(side, kernel, stride, padding):
    zeros = kernel // 2 if padding == "same" else 0
    return (side + 2 * zeros - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "whole number")
def not_rounded_at_all(side, kernel, stride, padding):
    return side / stride if padding == "same" else (side - kernel) / stride + 1


@wrong_answer("dcgan.transposed_convolution", "add them")
def overwritten(signal, kernel, stride):
    result = np.zeros((len(signal) - 1) * stride + len(kernel))
    for index, number in enumerate(signal):
        result[index * stride : index * stride + len(kernel)] = number * kernel
    return result


def copies_added(signal, kernel, stride, length):
    """Adds copies of the kernel as far as there is room."""
    result = np.zeros(length)
    for index, number in enumerate(signal):
        for place, weight in enumerate(kernel):
            if index * stride + place < length:
                result[index * stride + place] += number * weight
    return result


def whole(signal, kernel, stride):
    """Returns the length of the result."""
    return (len(signal) - 1) * stride + len(kernel)


@wrong_answer("dcgan.transposed_convolution", "which shrinks the signal")
def an_ordinary_strided_convolution(signal, kernel, stride):
    places = range(0, len(signal) - len(kernel) + 1, stride)
    return np.array([signal[place : place + len(kernel)] @ kernel for place in places])


@wrong_answer("dcgan.transposed_convolution", "expected a NumPy array")
def as_a_list(signal, kernel, stride):
    return list(copies_added(signal, kernel, stride, whole(signal, kernel, stride)))


@wrong_answer("dcgan.transposed_convolution", "Where does the last copy of the kernel begin")
def always_two_places_apart(signal, kernel, stride):
    return copies_added(signal, kernel, 2, whole(signal, kernel, 2))


@wrong_answer("dcgan.touch_counts", "Cut off")
def counts_cut_off(side, kernel, stride):
    result = np.zeros(side * stride)
    for index in range(side):
        result[index * stride : index * stride + kernel] += 1
    return result


@wrong_answer("dcgan.touch_counts", "stride is missing")
def without_a_stride(side, kernel, stride):
    return np.convolve(np.ones(side), np.ones(kernel))


@wrong_answer("dcgan.touch_counts", "expected a NumPy array")
def counts_as_a_list(side, kernel, stride):
    outputs = range((side - 1) * stride + kernel)
    return [sum(0 <= place - stride * i < kernel for i in range(side)) for place in outputs]


@wrong_answer("dcgan.depth_to_space", "expected a NumPy array")
def left_as_a_tensor_of_the_package(maps):
    return depth_to_space(maps)


@wrong_answer("dcgan.depth_to_space", "a quarter of the channels")
def repeated_with_all_channels(maps):
    return maps.repeat(2, axis=1).repeat(2, axis=2)


@wrong_answer("dcgan.depth_to_space", "the pixels are not")
def turned_upside_down(maps):
    return keras.ops.convert_to_numpy(depth_to_space(maps))[:, ::-1]


@wrong_answer("dcgan.generator_block", "checkerboard")
def kernel_of_five(x, filters):
    x = layers.Conv2DTranspose(filters, 5, strides=2, padding="same", use_bias=False)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "expected 4 and 4")
def kernel_of_two(x, filters):
    x = layers.Conv2DTranspose(filters, 2, strides=2, padding="same", use_bias=False)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "stride must be 2")
def strides_forgotten(x, filters):
    x = layers.Conv2DTranspose(filters, 4, padding="same", use_bias=False)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", 'padding must be "same"')
def padding_forgotten(x, filters):
    x = layers.Conv2DTranspose(filters, 4, strides=2, use_bias=False)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "goes down")
def the_discriminators_convolution(x, filters):
    x = layers.Conv2D(filters, 4, strides=2, padding="same", use_bias=False)(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "transposed one is asked for")
def upsampled_instead(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(layers.UpSampling2D()(x))
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "use_bias=False")
def bias_kept(x, filters):
    x = layers.Conv2DTranspose(filters, 4, strides=2, padding="same")(x)
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "batch normalisation is missing")
def not_normalised(x, filters):
    x = layers.Conv2DTranspose(filters, 4, strides=2, padding="same", use_bias=False)(x)
    return layers.ReLU()(x)


def deconvolved(x, filters):
    """Doubles the side."""
    return layers.Conv2DTranspose(filters, 4, strides=2, padding="same", use_bias=False)(x)


@wrong_answer("dcgan.generator_block", "other weights beside it")
def normalised_twice(x, filters):
    x = layers.BatchNormalization()(deconvolved(x, filters))
    return layers.ReLU()(layers.BatchNormalization()(x))


@wrong_answer("dcgan.generator_block", "expected a tensor")
def layer_instead_of_tensor(x, filters):
    deconvolved(x, filters)
    return layers.ReLU()


@wrong_answer("dcgan.generator_block", "channels, expected `filters`")
def channels_kept(x, filters):
    return layers.ReLU()(layers.BatchNormalization()(deconvolved(x, x.shape[-1])))


def said(logits):
    """Returns probabilities, with a column."""
    return 1 / (1 + np.exp(-logits))


@wrong_answer("dcgan.ranked", "images are not: each now bears")
def scores_sorted_alone(images, logits):
    return images, np.sort(said(logits).ravel())[::-1]


@wrong_answer("dcgan.ranked", "a column too many")
def columns_kept(images, logits):
    order = np.argsort(-logits.ravel())
    return images[order], said(logits)[order]


@wrong_answer("dcgan.ranked", "same image")
def sorted_along_the_last_axis(images, logits):
    order = np.argsort(-logits)
    return images[order][:, 0], said(logits).ravel()[order][:, 0]


@wrong_answer("dcgan.ranked", "The images are a list, expected a NumPy array")
def as_lists(images, logits):
    pairs = sorted(zip(said(logits)[:, 0], range(len(images)), strict=True), reverse=True)
    return [images[index] for _, index in pairs], [probability for probability, _ in pairs]


@wrong_answer("dcgan.moving_average", "sinks towards 0")
def convolved_same(values, window):
    return np.convolve(values, np.ones(window) / window, mode="same")


@wrong_answer("dcgan.moving_average", "begins too low")
def always_divided_by_the_window(values, window):
    return [sum(values[max(0, i - window + 1) : i + 1]) / window for i in range(len(values))]


@wrong_answer("dcgan.moving_average", "the mean of the last `window` values")
def always_of_ten(values, window):
    return [np.mean(values[max(0, i - 9) : i + 1]) for i in range(len(values))]


@wrong_answer("dcgan.interpolate", "straight line")
def straight(start, end, count):
    return np.linspace(start, end, count)


def on_the_arc(start, end, shares, angle):
    """Walks along the arc."""
    first, second = np.sin((1 - shares) * angle), np.sin(shares * angle)
    return (first[:, None] * start + second[:, None] * end) / np.sin(angle)


def angle_between(start, end):
    """Returns the angle in radians."""
    return np.arccos(start @ end / (np.linalg.norm(start) * np.linalg.norm(end)))


@wrong_answer("dcgan.interpolate", "divided by *both lengths*")
def lengths_forgotten(start, end, count):
    return on_the_arc(start, end, np.linspace(0, 1, count), np.arccos(start @ end))


@wrong_answer("dcgan.interpolate", "no equal steps along the arc")
def straight_and_lengthened(start, end, count):
    lengths = np.linspace(np.linalg.norm(start), np.linalg.norm(end), count)
    path = np.linspace(start, end, count)
    return path * (lengths / np.linalg.norm(path, axis=1))[:, None]


@wrong_answer("dcgan.attribute_direction", "number of its own")
def masked_means(latents, has_it):
    column = has_it[:, None]
    return (latents * column).mean(axis=0) - (latents * (1 - column)).mean(axis=0)


@wrong_answer("dcgan.attribute_direction", "one number for all axes")
def axis_forgotten(latents, has_it):
    return np.mean(latents[has_it]) - np.mean(latents[~has_it])


@wrong_answer("dcgan.attribute_direction", "expected a NumPy array")
def number_by_number(latents, has_it):
    return [numbers[has_it].mean() - numbers[~has_it].mean() for numbers in latents.T]
