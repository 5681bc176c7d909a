"""Memorising: are samples nearer to the training images than new images are?"""

import numpy as np

from gankit.metrics.neighbours import nearest_neighbours
from gankit.metrics.ranks import area_under_curve


def memorised_share(samples: np.ndarray, train: np.ndarray, test: np.ndarray) -> float:
    """Says how often a sample is nearer to the training images than a new image is.

    Each sample's distance to its nearest training image is set beside that of each test image to
    its own; the share of pairs in which the sample is the nearer one is the statistic of Meehan,
    Chaudhuri and Dasgupta 2020 (arXiv 2004.05675), taken over the whole space at once. Its
    expected value does not depend on how many samples or test images there are, but on the number
    of training images.

    Args:
        samples: Array `(N, D)` of features, or flattened images.
        train: Array `(M, D)` of what the generator learned from.
        test: Array `(T, D)` of new real images.

    Returns:
        Float in [0, 1]. 0.5 is what new real images reach; towards 1 samples are copies, towards 0
        they lie far from all that is real. Copies among samples that are far off can hide: look at
        the nearest neighbours as well.

    Raises:
        ValueError: If the arrays don't fit each other.

    Example: train `[0]`, test `[1], [3]`: a sample at 0 is nearer than both, the share is 1; a
    sample at 2 is nearer than one of two, 0.5.
    """
    of_samples, of_test = (nearest_neighbours(points, train)[1][:, 0] for points in (samples, test))
    return nearer_share(of_samples, of_test)


def nearer_share(sample_distances: np.ndarray, test_distances: np.ndarray) -> float:
    """Returns the share of pairs in which the sample's distance is the smaller one.

    Args:
        sample_distances: Array `(N,)`, each sample's to its nearest training image.
        test_distances: Array `(T,)`, each new image's to its own.

    Returns:
        Float in [0, 1]; ties count half. Example: 2 beside 1 and 3 -> 0.5.
    """
    return area_under_curve(-np.asarray(sample_distances), -np.asarray(test_distances))
