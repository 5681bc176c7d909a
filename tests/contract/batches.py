"""Small batches for the models under contract: tuples that `train_on_batch` takes."""

import numpy as np


def points(n):
    return (np.random.default_rng(0).standard_normal((n, 2)).astype("float32"),)


def images(shape):
    def batch(n):
        return (np.random.default_rng(0).uniform(-1, 1, (n, *shape)).astype("float32"),)

    return batch


def unit_images(n):
    return (np.random.default_rng(0).uniform(0, 1, (n, 8, 8, 1)).astype("float32"),)


def labelled_images(shape, labels):
    def batch(n):
        return (*images(shape)(n), labels[np.arange(n) % len(labels)])

    return batch


def two_domains(n):
    """Images of two domains, and labels of the first alone."""
    source, target = images((8, 8, 1))(2 * n)[0].reshape(2, n, 8, 8, 1)
    return [source, target / 2], np.arange(n) % 4


def unlabelled_domains(n):
    return two_domains(n)[:1]


def two_clouds(n):
    cloud = points(n)[0]
    return ([cloud, cloud[::-1] / 2],)
