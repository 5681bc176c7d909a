"""Keras' batch normalisation, by TensorFlow's fused operation where TensorFlow is the backend."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class BatchNormalization(layers.BatchNormalization):
    """Ioffe and Szegedy 2015: the same layer as `keras.layers.BatchNormalization`, but faster.

    Keras composes it of means, products and sums, each of which reads the feature maps once more,
    and in half precision of float32 copies of them. TensorFlow has one operation for all of it. The
    numbers are the same to rounding: outputs, gradients, moving statistics. On other backends, and
    for anything but channels-last feature maps, this is Keras' own layer.

    Args:
        *args: Those of `keras.layers.BatchNormalization`.
        **kwargs: The same.

    Input shape: `(N, ..., C)`; fused for `(N, H, W, C)`.

    Output shape: The same.
    """

    def call(self, inputs, training=None, mask=None):
        if not self._is_fused(inputs, mask):
            return super().call(inputs, training=training, mask=mask)
        learning = bool(training) and self.trainable
        outputs, mean, variance = fused(
            inputs,
            self.gamma,
            self.beta,
            None if learning else (self.moving_mean, self.moving_variance),
            self.epsilon,
        )
        if learning:
            self._follow(self.moving_mean, mean)
            # The operation returns the unbiased variance; Keras keeps the plain one.
            count = ops.cast(ops.size(inputs) // inputs.shape[-1], variance.dtype)
            self._follow(self.moving_variance, variance * (count - 1.0) / count)
        return outputs

    def _follow(self, statistic, value):
        value = ops.cast(ops.stop_gradient(value), statistic.dtype)
        statistic.assign(statistic * self.momentum + value * (1.0 - self.momentum))

    def _is_fused(self, inputs, mask):
        plain = not (getattr(self, "renorm", False) or self.synchronized)
        is_maps = len(inputs.shape) == 4 and self.axis in (-1, 3) and mask is None
        if keras.backend.backend() != "tensorflow" or not (plain and is_maps):
            return False
        complete = self.scale and self.center  # the operation takes both
        return complete and self.gamma.dtype == "float32" and inputs.dtype != "float64"


def fused(inputs, gamma, beta, statistics, epsilon):
    """Normalises feature maps by TensorFlow's fused operation.

    Args:
        inputs: Tensor `(N, H, W, C)`, float32 or of half precision.
        gamma: float32 variable `(C,)`.
        beta: float32 variable `(C,)`.
        statistics: Pair of a mean and a variance `(C,)`, or None for those of the batch.
        epsilon: Float that is added to the variance.

    Returns:
        Tuple of the normalised maps, like the inputs, the mean and the unbiased variance `(C,)`.
    """
    import tensorflow as tf

    is_training = statistics is None
    mean, variance = ((), ()) if is_training else statistics
    outputs = tf.raw_ops.FusedBatchNormV3(
        x=inputs,
        scale=ops.convert_to_tensor(gamma),
        offset=ops.convert_to_tensor(beta),
        mean=ops.convert_to_tensor(mean, "float32"),
        variance=ops.convert_to_tensor(variance, "float32"),
        epsilon=epsilon,
        is_training=is_training,
    )
    return outputs[:3]
