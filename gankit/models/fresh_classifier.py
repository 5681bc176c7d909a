"""The honest measure of forgetting: a classifier that comes afterwards and learns from the codes.

An adversary's own accuracy says nothing: it may have been outrun, or fooled. What somebody reads
who takes the finished codes and all the time that is needed was there to be read.
"""

import keras
import numpy as np

from gankit.models.fader_networks import build_classifier
from gankit.prediction import predict_arrays


def train_fresh_classifier(codes, labels, *, classes=10, epochs=15, units=(256, 256), seed=0):
    """Trains a classifier on finished codes, whatever their scale.

    Args:
        codes: Array `(N, D)` of finite numbers.
        labels: Array `(N,)` of whole numbers below `classes`.
        classes: Number of classes.
        epochs: Passes over the codes.
        units: Widths of the hidden layers.
        seed: Whole number for weights and shuffling. It becomes the global seed, as by
            `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.

    Returns:
        Function from codes `(M, D)` to the labels that it reads, `(M,)`.
    """
    keras.utils.set_random_seed(seed)
    # Whoever reads codes would standardise them first; a large or tiny code must be no disguise.
    mean, deviation = codes.mean(axis=0), codes.std(axis=0) + 1e-6
    network = build_classifier(codes.shape[1], classes, units)
    steps = epochs * -(-len(codes) // 500)
    network.compile(
        optimizer=keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(3e-3, steps)),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    network.fit((codes - mean) / deviation, labels, batch_size=500, epochs=epochs, verbose=0)

    def read(codes):
        logits = predict_arrays(network, (codes - mean) / deviation)
        return np.argmax(logits, axis=1)

    return read
