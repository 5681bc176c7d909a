"""A blur of two pixels: what a sub-pixel convolution can't hide behind."""

import keras
import numpy as np
from keras import layers, ops

ROW = np.array([0.25, 0.5, 0.25], "float32")


@keras.saving.register_keras_serializable(package="gankit")
class Blur(layers.Layer):
    """Mixes each pixel with its neighbours, by 1, 2, 1 quarters along both sides.

    A sub-pixel convolution computes the four pixels of a square by four sets of weights. While
    these differ, a fine grid lies over the image. What alternates from pixel to pixel is what this
    takes away, and what is even stays as it is. StyleGAN blurs behind every doubling (Karras et al.
    2018, section 2), after Zhang 2019. Beyond the border there is nothing that would count.

    Args:
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, H, W, C)`.

    Output shape: The same.

    Example: the row `0, 4, 0, 4` becomes `4/3, 2, 2, 8/3`.
    """

    def build(self, input_shape):
        height, width, channels = input_shape[1:]
        self._kernel = np.repeat(np.outer(ROW, ROW)[:, :, None, None], channels, axis=2)
        self._counted = np.outer(_counted(height), _counted(width))[None, :, :, None]
        self.built = True

    def call(self, inputs):
        # One depthwise convolution: sums of shifted images take twenty times as long on a CPU.
        kernel = ops.cast(self._kernel, inputs.dtype)
        mixed = ops.depthwise_conv(inputs, kernel, 1, "same", data_format="channels_last")
        return mixed / ops.cast(self._counted, inputs.dtype)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape)


def _counted(side):
    """How much of each pixel's mixture lies inside of an image of this side."""
    return np.convolve(np.ones(side, "float32"), ROW)[1:-1]
