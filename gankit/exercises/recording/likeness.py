"""How near generated images are to real ones, by mean and spread, without a network that judges."""

import numpy as np

from gankit.metrics import frechet_distance

COMPONENTS = 40


class Likeness:
    """Measures the Frechet distance to real images in their own principal components.

    No classifier is trained for it, so that the same images are as near on every machine.

    Args:
        real: uint8 array `(N, H, W, C)`, N above 40.
    """

    def __init__(self, real):
        rows = as_rows(real)
        self._mean = rows.mean(axis=0)
        _, _, directions = np.linalg.svd(rows - self._mean, full_matrices=False)
        self._directions = directions[:COMPONENTS].T
        self._real = self._seen(rows)

    def distance(self, images):
        """Returns the distance of images `(N, H, W, C)` uint8; 0 would be alike."""
        return frechet_distance(self._real, self._seen(as_rows(images)))

    def _seen(self, rows):
        return (rows - self._mean) @ self._directions


def as_rows(images):
    """Returns images as rows of numbers in [-1, 1], float64 `(N, H * W * C)`."""
    return images.reshape(len(images), -1) / 127.5 - 1
