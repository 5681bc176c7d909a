"""The kernel distance: a comparison of two clouds without bias and with an error of its own."""

from typing import NamedTuple

import numpy as np

from gankit.metrics.features import checked_pair


class KernelDistance(NamedTuple):
    """A kernel distance and its standard error."""

    value: float
    error: float


def kernel_distance(
    real_features: np.ndarray, fake_features: np.ndarray, *, blocks: int = 10, seed: int = 0
) -> KernelDistance:
    """Squared maximum mean discrepancy with the kernel (x.y / D + 1)^3, known as KID.

    Binkowski et al. 2018 (arXiv 1801.01401), section 4; the estimate is that of Gretton et al.
    2012 (JMLR 13), without the pairs of a sample with itself. Both sets are shuffled and cut into
    blocks; the value is the mean over the blocks, the error their standard error. It is unbiased
    whatever the number of samples, so it may be negative where the clouds are alike.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`.
        blocks: How many blocks, each of at least two rows on either side.
        seed: Whole number for the shuffling.

    Returns:
        A `KernelDistance`, `(value, error)`; the error of a single block is NaN.

    Raises:
        ValueError: If the arrays don't fit each other, or are too small for the blocks.

    Example: real rows `[0], [0]` and fake rows `[1], [1]`, in one block: 1 + 8 - 2 = 7.
    """
    if blocks < 1:
        raise ValueError(f"Expected `blocks` of at least 1. Received: {blocks}")
    real, fake = checked_pair(real_features, fake_features, least=2 * blocks)
    random = np.random.default_rng(seed)
    real, fake = real[random.permutation(len(real))], fake[random.permutation(len(fake))]
    pairs = zip(np.array_split(real, blocks), np.array_split(fake, blocks), strict=True)
    values = np.array([_squared_discrepancy(*pair) for pair in pairs])
    error = values.std(ddof=1) / np.sqrt(blocks) if blocks > 1 else np.nan
    return KernelDistance(float(values.mean()), float(error))


def _squared_discrepancy(real, fake):
    within = _mean_of_pairs(_kernel(real, real)) + _mean_of_pairs(_kernel(fake, fake))
    return within - 2 * _kernel(real, fake).mean()


def _kernel(some, others):
    return (some @ others.T / some.shape[1] + 1) ** 3


def _mean_of_pairs(values):
    # A sample beside itself says nothing of the cloud; counting it is the bias.
    count = len(values)
    return (values.sum() - np.trace(values)) / (count * (count - 1))
