"""What every comparison of two sets of features asks of them."""

import numpy as np


def checked_pair(real_features, fake_features, least=2):
    """Returns two sets of features as float64, and refuses what can't be compared.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`.
        least: The least number of rows on either side.

    Returns:
        Two float64 arrays, real first.

    Raises:
        ValueError: If they are not two-dimensional with the same number of columns, have fewer
            rows, or hold what is not finite.
    """
    real = np.asarray(real_features, np.float64)
    fake = np.asarray(fake_features, np.float64)
    if real.ndim != 2 or fake.ndim != 2 or real.shape[1] != fake.shape[1]:
        raise ValueError(
            "Expected two arrays of features, (N, D) and (M, D). "
            f"Received shapes: {real.shape} and {fake.shape}. Flatten images first: "
            "images.reshape(len(images), -1)."
        )
    if min(len(real), len(fake)) < least:
        raise ValueError(
            f"Expected at least {least} rows on either side. Received: {len(real)} and {len(fake)}"
        )
    if not (np.isfinite(real).all() and np.isfinite(fake).all()):
        raise ValueError(
            "Expected finite features. Received: NaN or infinity among them. Look at the images: "
            "the training they come from may have blown up."
        )
    return real, fake
