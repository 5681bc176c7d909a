"""Wrong answers to the exercises of lesson 06, the DCGAN."""

import cv2
import numpy as np
from keras import layers

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("dcgan.to_rgb", "channels are the *last* axis")
def batch_turned_round(images):
    return images[::-1]


@wrong_answer("dcgan.to_rgb", "stand on their heads")
def rows_turned_round(images):
    return images[:, ::-1]


@wrong_answer("dcgan.to_rgb", "mirrored")
def as_for_one_image(images):
    return images[:, :, ::-1]


@wrong_answer("dcgan.to_rgb", "All four axes")
def flipped_altogether(images):
    return np.flip(images)


@wrong_answer("dcgan.to_rgb", "shifted by one")
def rolled(images):
    return np.roll(images, 1, axis=-1)


@wrong_answer("dcgan.to_rgb", "Blue is gone")
def swapped_through_views(images):
    blue, red = images[..., 0], images[..., 2]
    images[..., 0] = red
    images[..., 2] = blue
    return images


@wrong_answer("dcgan.to_rgb", "Red is gone")
def swapped_through_views_the_other_way(images):
    images[..., 2], images[..., 0] = images[..., 0], images[..., 2]
    return images


@wrong_answer("dcgan.to_rgb", "Nothing changed")
def converted_and_thrown_away(images):
    for image in images:
        image = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
    return images


@wrong_answer("dcgan.to_rgb", "a negative")
def inverted(images):
    return 255 - images


@wrong_answer("dcgan.to_signed", "[0, 1], the range of a sigmoid")
def divided_by_255(images):
    return images / 255


@wrong_answer("dcgan.to_signed", "[0, 2]")
def not_shifted(images):
    return images / 127.5


@wrong_answer("dcgan.to_signed", "[-0.5, 0.5]")
def half_the_range(images):
    return (images - 127.5) / 255


@wrong_answer("dcgan.to_signed", "127.5, not 128")
def around_128(images):
    return (images.astype("float32") - 128) / 128


@wrong_answer("dcgan.to_signed", "brightest byte of these images")
def by_the_maximum(images):
    return images / images.max() * 2 - 1


@wrong_answer("dcgan.to_signed", "darkest and brightest")
def by_the_extremes(images):
    low, high = images.min(), images.max()
    return 2 * ((images.astype("float32") - low) / (high - low)) - 1


@wrong_answer("dcgan.to_signed", "standardising")
def standardised(images):
    return (images - images.mean()) / images.std()


@wrong_answer("dcgan.to_signed", "before* you multiply")
def doubled_in_bytes(images):
    return (2 * images - 255) / 255


@wrong_answer("dcgan.to_signed", "before* you subtract")
def subtracted_in_bytes(images):
    return (images - 128) / 128


@wrong_answer("dcgan.to_signed", "[-1, 0]")
def shifted_by_one_only(images):
    return images / 255 - 1


@wrong_answer("dcgan.to_bytes", "cuts off what stands behind the point")
def not_rounded(images):
    return np.clip((images + 1) * 127.5, 0, 255).astype("uint8")


@wrong_answer("dcgan.to_bytes", "`np.clip` first")
def not_clipped(images):
    return np.rint((images + 1) * 127.5).astype("int").astype("uint8")


@wrong_answer("dcgan.to_bytes", "`np.clip` first, and round")
def neither_clipped_nor_rounded(images):
    return ((images + 1) * 127.5).astype("int").astype("uint8")


@wrong_answer("dcgan.to_bytes", "Everything below 0 became black")
def taken_for_unit_floats(images):
    return np.rint(np.clip(images * 255, 0, 255)).astype("uint8")


@wrong_answer("dcgan.to_bytes", "below 0 ran over into bright bytes")
def taken_for_unit_floats_and_not_clipped(images):
    return (images * 255).astype("int").astype("uint8")


@wrong_answer("dcgan.to_bytes", "loses the dark half")
def clipped_to_the_unit_range(images):
    return np.rint((np.clip(images, 0, 1) + 1) * 127.5).astype("uint8")


@wrong_answer("dcgan.to_bytes", "White became black")
def stretched_by_128(images):
    return np.rint((np.clip(images, -1, 1) + 1) * 128).astype("int").astype("uint8")


@wrong_answer("dcgan.to_bytes", "expected uint8")
def left_as_floats(images):
    return np.rint((np.clip(images, -1, 1) + 1) * 127.5)


@wrong_answer("dcgan.to_bytes", "full contrast")
def stretched_by_the_extremes(images):
    low, high = images.min(), images.max()
    return ((images - low) / (high - low) * 255).astype("uint8")


def up(number):
    """Rounds up."""
    return int(np.ceil(number))


@wrong_answer("dcgan.convolution_side", "round up")
def same_rounded_down(side, kernel, stride, padding):
    return side // stride if padding == "same" else (side - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "only if the stride is 1")
def same_taken_by_its_word(side, kernel, stride, padding):
    return side if padding == "same" else (side - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "add 1")
def one_place_forgotten(side, kernel, stride, padding):
    return up(side / stride) if padding == "same" else (side - kernel) // stride


@wrong_answer("dcgan.convolution_side", "round down")
def valid_rounded_up(side, kernel, stride, padding):
    return up(side / stride) if padding == "same" else up((side - kernel) / stride) + 1


@wrong_answer("dcgan.convolution_side", "paddings are swapped")
def paddings_swapped(side, kernel, stride, padding):
    return up(side / stride) if padding == "valid" else (side - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "kernel is missing")
def kernel_forgotten(side, kernel, stride, padding):
    return up(side / stride)


@wrong_answer("dcgan.convolution_side", "PyTorch's formula")
def as_in_pytorch(side, kernel, stride, padding):
    zeros = kernel // 2 if padding == "same" else 0
    return (side + 2 * zeros - kernel) // stride + 1


@wrong_answer("dcgan.convolution_side", "whole number")
def not_rounded_at_all(side, kernel, stride, padding):
    return side / stride if padding == "same" else (side - kernel) / stride + 1


@wrong_answer("dcgan.convolution_side", "stride is missing")
def stride_forgotten_in_valid(side, kernel, stride, padding):
    return up(side / stride) if padding == "same" else side - kernel + 1


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


@wrong_answer("dcgan.transposed_convolution", "turned round")
def kernel_flipped(signal, kernel, stride):
    return copies_added(signal, kernel[::-1], stride, whole(signal, kernel, stride))


@wrong_answer("dcgan.transposed_convolution", "stride is missing")
def an_ordinary_full_convolution(signal, kernel, stride):
    return np.convolve(signal, kernel)


@wrong_answer("dcgan.transposed_convolution", "which shrinks the signal")
def an_ordinary_strided_convolution(signal, kernel, stride):
    places = range(0, len(signal) - len(kernel) + 1, stride)
    return [np.sum(signal[place : place + len(kernel)] * kernel) for place in places]


@wrong_answer("dcgan.transposed_convolution", "that is upsampling")
def repeated(signal, kernel, stride):
    return np.repeat(signal, stride)


@wrong_answer("dcgan.transposed_convolution", "whole copy of the kernel, not only itself")
def zeros_put_between(signal, kernel, stride):
    result = np.zeros((len(signal) - 1) * stride + 1)
    result[::stride] = signal
    return result


@wrong_answer("dcgan.transposed_convolution", "Cut off")
def cut_as_with_same(signal, kernel, stride):
    length = min(len(signal) * stride, whole(signal, kernel, stride))
    return copies_added(signal, kernel, stride, length)


@wrong_answer("dcgan.touch_counts", "once at most")
def touched_or_not(side, kernel, stride):
    result = np.zeros((side - 1) * stride + kernel)
    for index in range(side):
        result[index * stride : index * stride + kernel] = 1
    return result


@wrong_answer("dcgan.touch_counts", "Cut off")
def counts_cut_off(side, kernel, stride):
    result = np.zeros(side * stride)
    for index in range(side):
        result[index * stride : index * stride + kernel] += 1
    return result


@wrong_answer("dcgan.touch_counts", "is the mean count")
def the_mean_everywhere(side, kernel, stride):
    return np.full((side - 1) * stride + kernel, kernel / stride)


@wrong_answer("dcgan.touch_counts", "stride is missing")
def without_a_stride(side, kernel, stride):
    return np.convolve(np.ones(side), np.ones(kernel))


@wrong_answer("dcgan.touch_counts", "swapped")
def kernel_and_stride_swapped(side, kernel, stride):
    result = np.zeros((side - 1) * kernel + stride)
    for index in range(side):
        result[index * kernel : index * kernel + stride] += 1
    return result


@wrong_answer("dcgan.touch_counts", "how often an ordinary convolution reads")
def reads_counted(side, kernel, stride):
    result = np.zeros(side)
    for start in range(0, side - kernel + 1, stride):
        result[start : start + kernel] += 1
    return result


@wrong_answer("dcgan.touch_counts", "add 1, not the kernel's length")
def length_added(side, kernel, stride):
    result = np.zeros((side - 1) * stride + kernel)
    for index in range(side):
        result[index * stride : index * stride + kernel] += kernel
    return result


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


@wrong_answer("dcgan.generator_block", "normalise first")
def normalised_last(x, filters):
    return layers.BatchNormalization()(layers.ReLU()(deconvolved(x, filters)))


@wrong_answer("dcgan.generator_block", "activation is missing")
def not_activated(x, filters):
    return layers.BatchNormalization()(deconvolved(x, filters))


@wrong_answer("dcgan.generator_block", "leaks")
def leaking(x, filters):
    x = layers.BatchNormalization()(deconvolved(x, filters))
    return layers.LeakyReLU(negative_slope=0.2)(x)


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


@wrong_answer("dcgan.ranked", "least convincing one comes first")
def upwards(images, logits):
    probabilities = said(logits).ravel()
    order = np.argsort(probabilities)
    return images[order], probabilities[order]


@wrong_answer("dcgan.ranked", "images are not: each now bears")
def scores_sorted_alone(images, logits):
    return images, np.sort(said(logits).ravel())[::-1]


@wrong_answer("dcgan.ranked", "scores are not: each now bears")
def images_sorted_alone(images, logits):
    probabilities = said(logits).ravel()
    return images[np.argsort(-probabilities)], probabilities


@wrong_answer("dcgan.ranked", "These are logits")
def sigmoid_forgotten(images, logits):
    order = np.argsort(-logits.ravel())
    return images[order], logits.ravel()[order]


@wrong_answer("dcgan.ranked", 'probabilities of "fake"')
def probability_of_the_fake(images, logits):
    order = np.argsort(-logits.ravel())
    return images[order], 1 - said(logits).ravel()[order]


@wrong_answer("dcgan.ranked", "softmax over the batch")
def softmax(images, logits):
    powers = np.exp(logits.ravel())
    order = np.argsort(-powers)
    return images[order], powers[order] / powers.sum()


@wrong_answer("dcgan.ranked", "a column too many")
def columns_kept(images, logits):
    order = np.argsort(-logits.ravel())
    return images[order], said(logits)[order]


@wrong_answer("dcgan.ranked", "same image")
def sorted_along_the_last_axis(images, logits):
    order = np.argsort(-logits)
    return images[order][:, 0], said(logits).ravel()[order][:, 0]


@wrong_answer("dcgan.ranked", "still that of the batch")
def not_sorted(images, logits):
    return images, said(logits).ravel()


@wrong_answer("dcgan.moving_average", "sinks towards 0")
def convolved_same(values, window):
    return np.convolve(values, np.ones(window) / window, mode="same")


@wrong_answer("dcgan.moving_average", "first steps are missing")
def convolved_valid(values, window):
    return np.convolve(values, np.ones(window) / window, mode="valid")


@wrong_answer("dcgan.moving_average", "goes on after the last step")
def convolved_full(values, window):
    return np.convolve(values, np.ones(window) / window)


@wrong_answer("dcgan.moving_average", "begins too low")
def always_divided_by_the_window(values, window):
    return [sum(values[max(0, i - window + 1) : i + 1]) / window for i in range(len(values))]


@wrong_answer("dcgan.moving_average", "mean since the beginning")
def running_mean(values, window):
    return [np.mean(values[: i + 1]) for i in range(len(values))]


@wrong_answer("dcgan.moving_average", "own value is missing")
def without_its_own_value(values, window):
    earlier = [np.mean(values[max(0, i - window) : i]) for i in range(1, len(values))]
    return [values[0], *earlier]


@wrong_answer("dcgan.moving_average", "One value too many")
def one_value_too_many(values, window):
    return [np.mean(values[max(0, i - window) : i + 1]) for i in range(len(values))]


@wrong_answer("dcgan.moving_average", "exponential average")
def exponential(values, window):
    averages = [values[0]]
    for value in values[1:]:
        averages.append(averages[-1] + (value - averages[-1]) / window)
    return averages


@wrong_answer("dcgan.interpolate", "straight line")
def straight(start, end, count):
    return np.linspace(start, end, count)


@wrong_answer("dcgan.interpolate", "division by `sin(angle)`")
def not_divided(start, end, count):
    angle = np.arccos(start @ end / (np.linalg.norm(start) * np.linalg.norm(end)))
    shares = np.linspace(0, 1, count)[:, None]
    return np.sin((1 - shares) * angle) * start + np.sin(shares * angle) * end


def on_the_arc(start, end, shares, angle):
    """Walks along the arc."""
    first, second = np.sin((1 - shares) * angle), np.sin(shares * angle)
    return (first[:, None] * start + second[:, None] * end) / np.sin(angle)


def angle_between(start, end):
    """Returns the angle in radians."""
    return np.arccos(start @ end / (np.linalg.norm(start) * np.linalg.norm(end)))


@wrong_answer("dcgan.interpolate", "last vector is not `end`")
def end_left_out(start, end, count):
    return on_the_arc(start, end, np.arange(count) / count, angle_between(start, end))


@wrong_answer("dcgan.interpolate", "divided by *both lengths*")
def lengths_forgotten(start, end, count):
    return on_the_arc(start, end, np.linspace(0, 1, count), np.arccos(start @ end))


@wrong_answer("dcgan.interpolate", "in degrees")
def in_degrees(start, end, count):
    angle = np.degrees(angle_between(start, end))
    return on_the_arc(start, end, np.linspace(0, 1, count), angle)


@wrong_answer("dcgan.interpolate", "runs backwards")
def shares_swapped(start, end, count):
    return on_the_arc(end, start, np.linspace(0, 1, count), angle_between(start, end))


@wrong_answer("dcgan.interpolate", "lost their lengths: only the angle")
def ends_of_length_one(start, end, count):
    start, end = start / np.linalg.norm(start), end / np.linalg.norm(end)
    return on_the_arc(start, end, np.linspace(0, 1, count), np.arccos(start @ end))


@wrong_answer("dcgan.attribute_direction", "sign is turned")
def sign_turned(latents, has_it):
    return latents[~has_it].mean(axis=0) - latents[has_it].mean(axis=0)


@wrong_answer("dcgan.attribute_direction", "mean face that has it")
def only_those_who_have_it(latents, has_it):
    return latents[has_it].mean(axis=0)


@wrong_answer("dcgan.attribute_direction", "mean of all")
def minus_the_mean_of_all(latents, has_it):
    return latents[has_it].mean(axis=0) - latents.mean(axis=0)


@wrong_answer("dcgan.attribute_direction", "These are sums")
def sums(latents, has_it):
    return latents[has_it].sum(axis=0) - latents[~has_it].sum(axis=0)


@wrong_answer("dcgan.attribute_direction", "number of its own")
def masked_means(latents, has_it):
    column = has_it[:, None]
    return (latents * column).mean(axis=0) - (latents * (1 - column)).mean(axis=0)


@wrong_answer("dcgan.attribute_direction", "one number for all axes")
def axis_forgotten(latents, has_it):
    return np.mean(latents[has_it]) - np.mean(latents[~has_it])


@wrong_answer("dcgan.attribute_direction", "two single faces")
def one_of_each(latents, has_it):
    return latents[has_it][0] - latents[~has_it][0]


@wrong_answer("dcgan.attribute_direction", "Brought to length 1")
def brought_to_length_one(latents, has_it):
    direction = latents[has_it].mean(axis=0) - latents[~has_it].mean(axis=0)
    return direction / np.linalg.norm(direction)
