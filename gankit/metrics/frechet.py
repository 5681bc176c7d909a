"""The distance between two clouds of features, each taken for a Gaussian."""

import numpy as np


def frechet_distance(real_features: np.ndarray, fake_features: np.ndarray) -> float:
    """Distance between two clouds of features, each taken for a Gaussian.

    |m_r - m_f|^2 + trace(C_r + C_f - 2 (C_r C_f)^(1/2)); Heusel et al. 2017, equation 6. Its value
    depends on the feature extractor, and falls with the number of samples: compare only distances
    that share both, and take the distance between two halves of the real data as the noise band.

    Args:
        real_features: Array `(N, D)`, N at least 2.
        fake_features: Array `(M, D)`, M at least 2.

    Returns:
        Float, at least 0 up to rounding.

    Raises:
        ValueError: If the arrays are not two-dimensional with the same number of columns.

    Example: two clouds of equal spread whose means lie 3 apart have the distance 9.
    """
    real = np.asarray(real_features, np.float64)
    fake = np.asarray(fake_features, np.float64)
    if real.ndim != 2 or fake.ndim != 2 or real.shape[1] != fake.shape[1]:
        raise ValueError(
            "Expected two arrays of features, (N, D) and (M, D). "
            f"Received shapes: {real.shape} and {fake.shape}"
        )
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
