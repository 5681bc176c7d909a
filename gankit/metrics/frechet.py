"""The distance between two clouds of features, each taken for a Gaussian."""

import numpy as np

from gankit.metrics.features import checked_pair


def frechet_distance(real_features: np.ndarray, fake_features: np.ndarray) -> float:
    """Distance between two clouds of features, each taken for a Gaussian.

    |m_r - m_f|^2 + trace(C_r + C_f - 2 (C_r C_f)^(1/2)); Heusel et al. 2017, equation 6. Its value
    depends on the feature extractor, and is too large by about c/N: compare only distances that
    share both, look at `noise_band`, or take `unbiased_frechet_distance`.

    Args:
        real_features: Array `(N, D)`, N at least 2.
        fake_features: Array `(M, D)`, M at least 2.

    Returns:
        Float, at least 0 up to rounding.

    Raises:
        ValueError: If the arrays are not two-dimensional with the same number of columns, have
            fewer rows, or hold what is not finite.

    Example: two clouds of equal spread whose means lie 3 apart have the distance 9.
    """
    real, fake = checked_pair(real_features, fake_features)
    mean_gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    real_covariance = np.atleast_2d(np.cov(real, rowvar=False))
    fake_covariance = np.atleast_2d(np.cov(fake, rowvar=False))
    root = _symmetric_root(real_covariance)
    # The trace of (C_r C_f)^(1/2) is that of the symmetric (R C_f R)^(1/2) with R = C_r^(1/2).
    shared = np.trace(_symmetric_root(root @ fake_covariance @ root))
    return float(mean_gap + np.trace(real_covariance) + np.trace(fake_covariance) - 2 * shared)


def _symmetric_root(matrix):
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    return (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
