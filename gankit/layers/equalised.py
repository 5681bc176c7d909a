"""Equalised learning rate: every weight is drawn alike, and scaled each time it is used.

Karras et al. 2017, section 4.1. Adam moves all weights by about the same distance in a step, large
ones and small ones. He's initialisation draws the weights of wide layers small, so these change
faster, in proportion, than those of narrow ones. Here all are drawn from N(0, 1), and He's constant
is multiplied in at run time: layers of all widths learn at one pace.
"""

import math

import keras
from keras import layers, ops

from gankit.layers.subpixel import NearestNeighbour, SubPixel

ROOT_OF_TWO = math.sqrt(2.0)


def unit_normal():
    """Returns an initialiser of its own: Keras lets one that is shared repeat its numbers."""
    return keras.initializers.RandomNormal(stddev=1.0)


def equalised_scale(kernel_shape, gain=ROOT_OF_TWO):
    """Returns the constant by which a kernel of unit weights is multiplied whenever it is used.

    He's: `gain / sqrt(fan_in)`, where the fan-in is how many inputs each output sums up.

    Args:
        kernel_shape: `(inputs, outputs)`, or `(height, width, inputs, outputs)`.
        gain: The square root of 2 before a rectifier, 1 before nothing.

    Returns:
        Float.

    Example: `(3, 3, 8, 16)` sums 72 inputs, so the scale is `sqrt(2 / 72) = 1 / 6`.
    """
    return gain / math.sqrt(math.prod(kernel_shape[:-1]))


class _Equalised(layers.Layer):
    """A layer with a kernel from N(0, 1) that is scaled when it is used, and a bias."""

    def __init__(self, gain=ROOT_OF_TWO, initializer=None, **kwargs):
        super().__init__(**kwargs)
        self.gain = gain
        self.initializer = keras.initializers.get(initializer) or unit_normal()

    def add_kernel_and_bias(self, kernel_shape):
        self.kernel = self.add_weight(kernel_shape, self.initializer, name="kernel")
        self.bias = self.add_weight(kernel_shape[-1:], "zeros", name="bias")
        self.scale = equalised_scale(kernel_shape, self.gain)

    def scaled_kernel(self):
        kernel = ops.cast(self.kernel, self.compute_dtype)
        return kernel * ops.cast(self.scale, self.compute_dtype)

    def get_config(self):
        initializer = keras.initializers.serialize(self.initializer)
        return {**super().get_config(), "gain": self.gain, "initializer": initializer}


@keras.saving.register_keras_serializable(package="gankit")
class EqualisedDense(_Equalised):
    """A dense layer with an equalised learning rate.

    Args:
        units: Length of the output.
        gain: See `equalised_scale`. The paper's code takes a quarter of it for the layer that
            reads the latent vector.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, D)`.

    Output shape: `(N, units)`.
    """

    def __init__(self, units, gain=ROOT_OF_TWO, **kwargs):
        super().__init__(gain, **kwargs)
        self.units = units

    def build(self, input_shape):
        self.add_kernel_and_bias((input_shape[-1], self.units))
        self.built = True

    def call(self, inputs):
        return ops.matmul(inputs, self.scaled_kernel()) + ops.cast(self.bias, inputs.dtype)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


@keras.saving.register_keras_serializable(package="gankit")
class EqualisedConvolution(_Equalised):
    """A two-dimensional convolution with an equalised learning rate and padding `"same"`.

    Args:
        filters: Channels of the output.
        kernel_size: Side of the kernel.
        strides: 2 halves the side.
        gain: See `equalised_scale`.
        **kwargs: A layer's usual `name` and `dtype`, and `initializer`.

    Input shape: `(N, H, W, C)`.

    Output shape: `(N, H / strides, W / strides, filters)`, rounded up.
    """

    def __init__(self, filters, kernel_size=3, strides=1, gain=ROOT_OF_TWO, **kwargs):
        super().__init__(gain, **kwargs)
        self.filters = filters
        self.kernel_size = kernel_size
        self.strides = strides

    def build(self, input_shape):
        side = self.kernel_size
        self.add_kernel_and_bias((side, side, input_shape[-1], self.filters))
        self.built = True

    def call(self, inputs):
        kernel = self.scaled_kernel()
        maps = ops.conv(inputs, kernel, self.strides, padding="same", data_format="channels_last")
        return maps + ops.cast(self.bias, maps.dtype)

    def compute_output_shape(self, input_shape):
        count, height, width, _ = input_shape
        sides = (None if side is None else -(-side // self.strides) for side in (height, width))
        return (count, *sides, self.filters)

    def get_config(self):
        own = ("filters", "kernel_size", "strides")
        return {**super().get_config(), **{name: getattr(self, name) for name in own}}


@keras.saving.register_keras_serializable(package="gankit")
class EqualisedSubPixel(SubPixel):
    """`SubPixel`, which doubles the side, with an equalised learning rate.

    Args:
        filters: Channels of the output.
        kernel_size: Side of the convolution's kernel, at the small size.
        gain: See `equalised_scale`.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, H, W, C)`.

    Output shape: `(N, 2 * H, 2 * W, filters)`.
    """

    def __init__(self, filters, kernel_size=3, gain=ROOT_OF_TWO, **kwargs):
        self.gain = gain
        super().__init__(filters, kernel_size, **kwargs)

    def make_convolution(self):
        return EqualisedConvolution(
            4 * self.filters,
            self.kernel_size,
            gain=self.gain,
            initializer=NearestNeighbour(unit_normal()),
            dtype=self.dtype_policy,
            name="convolution",
        )

    def get_config(self):
        config = super().get_config()
        del config["use_bias"]  # it always has one
        return {**config, "gain": self.gain}
