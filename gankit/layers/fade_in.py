"""FadeIn: a new way through a network takes over from an old one, little by little."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class FadeIn(layers.Layer):
    """Blends an old way and a new one, `(1 - alpha) * old + alpha * new`.

    Karras et al. 2017, figure 2. At 0 the network is what it was before it grew; at 1 only the new
    layers count.

    `alpha` is a non-trainable variable: it moves while a compiled model trains, and nothing is
    compiled anew. A Python number would be fixed in the graph when it is traced.

    Args:
        alpha: Float in [0, 1] to begin with.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: A list of two tensors of one shape, the old one first.

    Output shape: The same shape.

    Example: old 10 and new 20 give 10 at alpha 0, 12.5 at 0.25 and 20 at 1.
    """

    def __init__(self, alpha=0.0, **kwargs):
        super().__init__(**kwargs)
        constant = keras.initializers.Constant(alpha)
        self.alpha = self.add_weight((), constant, trainable=False, name="alpha")
        self.built = True

    def call(self, inputs):
        old, new = inputs
        alpha = ops.cast(self.alpha, new.dtype)
        return (1.0 - alpha) * old + alpha * new

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[-1])
