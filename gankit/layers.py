"""Layers that several models of the course share."""

import random

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


def seeded_dropout(rate):
    """Builds a dropout that draws from a seed of its own, on every backend.

    Under PyTorch Keras' layer ignores its own random state where it was given no seed, and draws
    from PyTorch's global one: a loaded model would not train on as the saved one does. The seed is
    drawn as Keras draws it, so `keras.utils.set_random_seed` decides.

    Args:
        rate: Share of the numbers that is dropped in training, in [0, 1).

    Returns:
        A `keras.layers.Dropout`.
    """
    return layers.Dropout(rate, seed=random.randint(1, 10**9))


def seeded_noise(deviation):
    """Builds normal noise on its inputs, in training, of a seed of its own; see `seeded_dropout`.

    Args:
        deviation: Standard deviation of the noise, above 0.

    Returns:
        A `keras.layers.GaussianNoise`.
    """
    return layers.GaussianNoise(deviation, seed=random.randint(1, 10**9))
