"""The cross-entropies that judges compute anew, in NumPy, from logits."""

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
