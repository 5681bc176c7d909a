"""Image normalisation: how bright and how strong an image is does not matter behind it."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class ImageNormalisation(layers.Layer):
    """Moves each image to mean 0 and standard deviation 1, over all its pixels and channels.

    Half of what parts photographed house numbers from white digits on black is brightness and
    contrast, and this takes it away before anything is learned (Shu et al. 2018, section 5, with
    statistics per channel). Nothing in it is learned, and nothing depends on the rest of the batch.

    Args:
        epsilon: Added to the variance, so that an image of one grey becomes one of zeros.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, H, W, C)`.

    Output shape: The same.

    Example: an image of the two pixels `[-1, 0]` becomes `[-1, 1]`.
    """

    def __init__(self, epsilon=1e-3, **kwargs):
        super().__init__(**kwargs)
        self.epsilon = epsilon

    def call(self, inputs):
        values = ops.cast(inputs, "float32")
        axes = tuple(range(1, len(values.shape)))
        mean = ops.mean(values, axis=axes, keepdims=True)
        gaps = values - mean
        variance = ops.mean(ops.square(gaps), axis=axes, keepdims=True)
        return ops.cast(gaps * ops.rsqrt(variance + self.epsilon), inputs.dtype)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape)

    def get_config(self):
        return {**super().get_config(), "epsilon": self.epsilon}
