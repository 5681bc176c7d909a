"""A sparse autoencoder: the code may be wide, but few of its units may be active at a time."""

import keras
import numpy as np
from keras import layers, ops

from gankit.models.autoencoders import build_encoder
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class L1Penalty(layers.Layer):
    """Passes codes on unchanged, and adds to the loss what their size costs.

    The cost is `rate` times the sum of |code| over one image's code, on average over the batch, so
    that it does not depend on the batch's size. (The `activity_regularizer` of a layer is summed
    over the batch in some versions of Keras 3 and averaged in others.)

    Args:
        rate: Cost of one unit of activity, 0 or above.
        **kwargs: A layer's usual `name` and `dtype`.

    Raises:
        ValueError: If `rate` is below 0.

    Input shape: `(N, ...)`.

    Output shape: The same.

    Example: at a rate of 0.1 the codes `[[1, -2], [0, 0]]` cost 0.1 * (3 + 0) / 2 = 0.15.
    """

    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        refuse_negative(rate=rate)
        self.rate = rate

    def call(self, codes):
        axes = tuple(range(1, len(codes.shape)))
        self.add_loss(self.rate * ops.mean(ops.sum(ops.abs(codes), axis=axes)))
        return codes

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}


def build_sparse_encoder(image_shape, latent_dim, rate, units=()):
    """Builds a dense encoder whose active units cost.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of the code; it may be larger than the number of pixels.
        rate: Cost of one unit of activity, see `L1Penalty`.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to codes
        `(N, latent_dim)`, 0 or above. An autoencoder that contains it has the penalty in its loss;
        compile it with `metrics=["binary_crossentropy"]` to see the reconstruction's part alone.
    """
    encoder = build_encoder(image_shape, latent_dim, units)
    return keras.Model(encoder.input, L1Penalty(rate)(encoder.output), name="encoder")


def share_active(codes):
    """Returns the average share of units that are above 0.

    Args:
        codes: Array `(N, ...)` from a layer that ends in a ReLU, which gives exact zeros.

    Returns:
        Float in [0, 1].

    Example: `[[0, 3, 0, 0], [1, 2, 0, 0]] -> 3 / 8`.
    """
    return float(np.mean(np.asarray(codes) > 0))
