"""The cross-entropies that judges compute anew, in NumPy, from logits."""

import keras
import numpy as np


def as_real(logits):
    """Returns the mean cross-entropy against the label 1."""
    return np.mean(np.logaddexp(0, -logits))


def as_fake(logits):
    """Returns the mean cross-entropy against the label 0."""
    return np.mean(np.logaddexp(0, logits))


def taken_for_probabilities(logits, label):
    """Returns the mean cross-entropy of logits that a loss takes for probabilities.

    This is what `from_logits=True` left out gives; Keras clips to `[1e-7, 1 - 1e-7]`.
    """
    clipped = np.clip(logits, 1e-7, 1 - 1e-7)
    return np.mean(-np.log(clipped if label else 1 - clipped))


def sigmoid(logits):
    """Returns the probability of "real"."""
    return 1 / (1 + np.exp(-logits))


def log_softmax(logits):
    """Returns the logarithms of the softmax, row by row."""
    highest = logits.max(axis=1, keepdims=True)
    return logits - highest - np.log(np.exp(logits - highest).sum(axis=1, keepdims=True))


def softmax(logits):
    """Returns the probabilities of the classes, row by row."""
    return np.exp(log_softmax(logits))


def of_labels(logits, labels):
    """Returns each sample's cross-entropy against its label, in nats: `(N,)`."""
    return -log_softmax(logits)[np.arange(len(labels)), labels]


def labels_without_from_logits(logits, labels):
    """Returns the mean cross-entropy where `from_logits=True` is left out.

    Keras itself is asked, because each backend makes probabilities of logits in its own way.
    """
    costs = keras.losses.sparse_categorical_crossentropy(labels, np.array(logits))
    return np.mean(keras.ops.convert_to_numpy(costs))
