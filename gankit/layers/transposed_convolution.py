"""Keras' transposed convolution, by a plain one where the backend is slow at transposed ones."""

import keras
from keras import layers, ops

from gankit.layers.subpixel import depth_to_space


@keras.saving.register_keras_serializable(package="gankit")
class Conv2DTranspose(layers.Conv2DTranspose):
    """The same layer as `keras.layers.Conv2DTranspose`, but fast on JAX without a GPU as well.

    With a kernel of 4 and a stride of 2, `padding="same"`, each output pixel is a weighted sum of
    2x2 input pixels; which weights depends on whether its row and its column are even or odd. So a
    plain convolution with a kernel of 2 makes four channels for each one wanted, and these become
    pixels (Shi et al. 2016). Weights, outputs and gradients are those of Keras, to rounding. On
    other backends, and with another kernel, stride or padding, this is Keras' own layer.

    Args:
        *args: Those of `keras.layers.Conv2DTranspose`.
        **kwargs: The same.

    Input shape: `(N, H, W, C)`.

    Output shape: `(N, 2 * H, 2 * W, filters)`, with a stride of 2.
    """

    def call(self, inputs):
        if keras.backend.backend() != "jax" or not self._doubles():
            return super().call(inputs)
        outputs = doubled(inputs, ops.convert_to_tensor(self.kernel))
        if self.use_bias:
            outputs = outputs + ops.convert_to_tensor(self.bias)
        return outputs if self.activation is None else self.activation(outputs)

    def _doubles(self):
        sizes = self.kernel_size, self.strides, self.dilation_rate
        plain = self.padding == "same" and self.data_format == "channels_last"
        return plain and sizes == ((4, 4), (2, 2), (1, 1))


def doubled(maps, kernel):
    """Convolves feature maps, transposed with stride 2, by a plain convolution.

    Args:
        maps: Tensor `(N, H, W, inputs)` of known H and W.
        kernel: Tensor `(4, 4, outputs, inputs)`, as Keras keeps it.

    Returns:
        Tensor `(N, 2 * H, 2 * W, outputs)`.
    """
    _, _, outputs, inputs = kernel.shape
    # In one dimension, with kernel k and inputs x: pixel 2i is k[3] x[i-1] + k[1] x[i], and pixel
    # 2i - 1 is k[2] x[i-1] + k[0] x[i]. Both see the same two inputs.
    seen = ops.take(kernel, [2, 0, 3, 1], axis=0)
    seen = ops.take(seen, [2, 0, 3, 1], axis=1)
    # (row's pixel, row's input, column's pixel, column's input, outputs, inputs)
    seen = ops.reshape(seen, (2, 2, 2, 2, outputs, inputs))
    small = ops.reshape(ops.transpose(seen, (1, 3, 5, 0, 2, 4)), (2, 2, inputs, 4 * outputs))
    padded = ops.pad(maps, ((0, 0), (1, 1), (1, 1), (0, 0)))
    # The squares begin at pixel -1, so a row and a column too many stand on each side.
    return depth_to_space(ops.conv(padded, small, padding="valid"))[:, 1:-1, 1:-1]
