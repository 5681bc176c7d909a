"""What a network makes of arrays that are too many for one batch."""

import keras
import numpy as np


def predict_arrays(network, inputs):
    """Runs a network in inference over arrays, batch by batch.

    Args:
        network: A `keras.Model`.
        inputs: Array `(N, ...)`, or a list of such arrays.

    Returns:
        Array `(N, ...)` float32, whatever the network's policy of precision, or a list of them.
    """
    outputs = network.predict(inputs, batch_size=256, verbose=0)
    return keras.tree.map_structure(lambda array: np.asarray(array, "float32"), outputs)
