"""Minibatch deviation: a discriminator is told how much the images of a batch differ."""

import keras
from keras import layers, ops

from gankit.refusals import refuse_not_positive


@keras.saving.register_keras_serializable(package="gankit")
class MinibatchDeviation(layers.Layer):
    """Adds a channel that says how much the samples of a group differ from each other.

    Karras et al. 2017, section 3, after Salimans et al. 2016. A discriminator that sees one image
    at a time can't notice that all fakes are the same one. Here a batch is dealt out into groups;
    of each group the standard deviation of every number is taken and averaged to one number, which
    each of its samples gets as a further, even channel. Fakes that lack variety then look it.

    Args:
        group: Samples in a group, at least; 1 or more. A batch of N is dealt out into
            `max(1, N // group)` groups, sample i into group `i % groups`, as in the paper's code; a
            remainder makes some groups larger.
        **kwargs: A layer's usual `name` and `dtype`.

    Raises:
        ValueError: If `group` is not above 0.

    Input shape: `(N, H, W, C)`.

    Output shape: `(N, H, W, C + 1)`.

    Example: four equal images get a channel of zeros; images of zeros and ones, two each, one of
    0.5.
    """

    def __init__(self, group=4, **kwargs):
        super().__init__(**kwargs)
        refuse_not_positive(group=group)
        self.group = group

    def call(self, inputs):
        deviations = group_deviations(inputs, self.group)
        channel = ops.reshape(ops.cast(deviations, inputs.dtype), (-1, 1, 1, 1))
        return ops.concatenate([inputs, channel * ops.ones_like(inputs[..., :1])], axis=-1)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], input_shape[-1] + 1)

    def get_config(self):
        return {**super().get_config(), "group": self.group}


def group_deviations(inputs, group):
    """Measures how much the samples of each group differ.

    Args:
        inputs: Tensor `(N, ...)`.
        group: As for `MinibatchDeviation`.

    Returns:
        float32 tensor `(N,)`, equal for the samples of a group.
    """
    values = ops.cast(ops.reshape(inputs, (ops.shape(inputs)[0], -1)), "float32")
    number = ops.arange(ops.shape(values)[0]) % ops.maximum(ops.shape(values)[0] // group, 1)
    together = ops.cast(number[:, None] == number[None, :], "float32")  # (N, N)
    # Row i of this matrix takes the mean over the group of sample i.
    averaging = together / ops.sum(together, axis=1, keepdims=True)
    centred = values - ops.matmul(averaging, values)
    variances = ops.matmul(averaging, ops.square(centred))
    # subtle: the slope of a root at 0 is infinite; fakes that collapsed would give NaN.
    return ops.mean(ops.sqrt(variances + 1e-8), axis=1)
