"""Gradients that turn round: what makes of one descent a game between two parts."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class GradientReversal(layers.Layer):
    """Passes its inputs on unchanged, and turns the gradient that comes back.

    Ganin and Lempitsky 2014, section 3.2, equations 10 and 11: forwards the identity, backwards
    minus `weight` times the gradient. Between a feature extractor and a domain classifier it makes
    of one descent a game: the classifier learns to tell the domains apart, and what lies before
    this layer learns to defeat it.

    `weight` is a non-trainable variable, so that it can be raised while a compiled model trains:
    `layer.weight.assign(0.3)`.

    Args:
        weight: Number, by how much the turned gradient is multiplied; 0 lets nothing back.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: Any.

    Output shape: The same.

    Example: for the outputs `3 * GradientReversal(0.5)(x)` the gradient of x is -1.5.
    """

    def __init__(self, weight=1.0, **kwargs):
        super().__init__(**kwargs)
        self._first_weight = float(weight)
        start = keras.initializers.Constant(self._first_weight)
        self.weight = self.add_weight((), start, trainable=False, name="weight")
        self.built = True

    def call(self, inputs):
        return reverse_gradient(inputs, self.weight)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "weight": self._first_weight}


def reverse_gradient(inputs, weight):
    """Returns the inputs, through which gradients come back multiplied by minus `weight`.

    Args:
        inputs: Tensor of any shape.
        weight: Number or scalar tensor.

    Returns:
        Tensor equal to `inputs`, to the bit.
    """
    constant = ops.stop_gradient(inputs)
    # The bracket is exactly 0, whatever the weight, but its gradient is -1.
    return constant + ops.cast(weight, constant.dtype) * (constant - inputs)
