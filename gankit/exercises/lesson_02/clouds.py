"""The normal distributions that several exercises ask about."""

import numpy as np


def drawn_clouds(random, count, latent_dim):
    """Draws means and log-variances of diagonal normal distributions.

    Args:
        random: A `numpy.random.Generator`.
        count: How many distributions.
        latent_dim: Dimensions of each.

    Returns:
        Tuple `(mean, log_variance)` of float32 arrays `(count, latent_dim)`. No deviation is near
        1, where a variance, a deviation and a logarithm would look alike.
    """
    mean = random.normal(0, 1.5, (count, latent_dim))
    sign = random.choice([-1, 1], (count, latent_dim), p=[0.7, 0.3])
    log_variance = sign * random.uniform(0.8, 1.6, (count, latent_dim))
    return mean.astype("float32"), log_variance.astype("float32")


def divergence(mean, log_variance):
    """KL divergence from a unit normal distribution, for each dimension (appendix B of the VAE)."""
    mean, log_variance = np.asarray(mean, "float64"), np.asarray(log_variance, "float64")
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1)
