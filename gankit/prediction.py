"""What a network makes of arrays that are too many for one batch."""

import keras
import numpy as np

from gankit.refusals import refuse_whole_number_images

BATCH = 256


def predict_arrays(network, inputs):
    """Runs a network in inference over arrays, batch by batch.

    Args:
        network: A `keras.Model`.
        inputs: Array `(N, ...)`, or a list of such arrays.

    Returns:
        Array `(N, ...)` float32, whatever the network's policy of precision, or a list of them.

    Raises:
        ValueError: If there are images of whole numbers among the inputs.
    """
    refuse_whole_number_images(*keras.tree.flatten(inputs))
    # `predict` sets up a pipeline of data at each call, for longer than a small network runs.
    outputs = [network.predict_on_batch(batch) for batch in _batches(inputs)]
    return keras.tree.map_structure(
        lambda *arrays: np.concatenate([np.asarray(array, "float32") for array in arrays]), *outputs
    )


def _batches(inputs):
    count = len(keras.tree.flatten(inputs)[0])
    for start in range(0, max(count, 1), BATCH):
        part = slice(start, start + BATCH)
        yield keras.tree.map_structure(lambda array, part=part: array[part], inputs)
