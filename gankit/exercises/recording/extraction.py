"""Functions of a drawn matrix in the place of a feature extractor, and a distance to go with it."""

import numpy as np


def with_extractor(matrix, *rest):
    """Returns `(extract, *rest)`.

    Args:
        matrix: Array `(D, F)`: images to features.
        rest: What else the answer is called with.
    """
    return lambda images: np.tanh(np.asarray(images) @ matrix), *rest


def with_extractor_and_distance(matrix, *rest):
    """Returns `(extract, distance, *rest)`; the distance tells real features from fake ones."""
    (extract,) = with_extractor(matrix)
    return extract, _distance, *rest


def _distance(real, fake):
    real, fake = np.asarray(real), np.asarray(fake)
    gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    return gap + np.mean(fake.std(axis=0) / real.std(axis=0))
