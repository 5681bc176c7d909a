"""A classifier that learns in no time, for the exercises that train one."""

import numpy as np


def train(samples, labels):
    """Learns the mean of each class.

    Args:
        samples: Array `(N, 2)`.
        labels: Array `(N,)` of whole numbers.

    Returns:
        Function from samples `(M, 2)` to the labels that it reads, `(M,)`: the nearest mean's.
    """
    labels = np.asarray(labels)
    classes = np.unique(labels)
    means = np.stack([np.asarray(samples)[labels == label].mean(axis=0) for label in classes])

    def classify(samples):
        distances = np.linalg.norm(np.asarray(samples)[:, None] - means, axis=2)
        return classes[distances.argmin(axis=1)]

    return classify
