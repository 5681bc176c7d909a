"""Draws from a distribution that a network describes, with a gradient through the draw."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class Sampling(layers.Layer):
    """Draws from a diagonal normal distribution so that gradients pass through the draw.

    The reparameterisation of Kingma and Welling 2013, section 2.4: the noise is drawn apart, from a
    unit normal distribution, and only scaled and shifted by what was learned,
    `mean + exp(log_variance / 2) * noise`. It draws in training and in inference alike.

    Args:
        seed: Whole number for the noise; None draws one from the global seed.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: A list of two tensors `(N, D)`: means, and logarithms of the variances.

    Output shape: `(N, D)`.

    Example: mean 3 and log-variance 0 give draws around 3 with the deviation 1; a log-variance of
    -100 gives 3 itself.
    """

    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_variance = inputs
        noise = keras.random.normal(ops.shape(mean), dtype=mean.dtype, seed=self.seed_generator)
        return mean + ops.exp(0.5 * log_variance) * noise

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[0])

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}
