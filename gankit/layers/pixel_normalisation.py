"""Pixel normalisation: no pixel of a feature map is louder than another."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class PixelNormalisation(layers.Layer):
    """Divides the channels of each pixel by the root of their mean square.

    Karras et al. 2017, section 4.2. Generator and discriminator can drive each other's magnitudes
    up without end; behind this layer every pixel has the same length. Nothing in it is learned, and
    nothing depends on the rest of the batch or of the image.

    Args:
        epsilon: Added to the mean square, so that a pixel of zeros stays one.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, ..., C)`, latent vectors too.

    Output shape: The same.

    Example: the channels `[3, 4]` have the mean square 12.5 -> `[0.849, 1.131]`.
    """

    def __init__(self, epsilon=1e-8, **kwargs):
        super().__init__(**kwargs)
        self.epsilon = epsilon

    def call(self, inputs):
        # In half precision the squares would lose what the sum is about.
        values = ops.cast(inputs, "float32")
        mean_square = ops.mean(ops.square(values), axis=-1, keepdims=True)
        return ops.cast(values * ops.rsqrt(mean_square + self.epsilon), inputs.dtype)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape)

    def get_config(self):
        return {**super().get_config(), "epsilon": self.epsilon}
