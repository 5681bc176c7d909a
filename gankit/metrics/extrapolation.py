"""The Frechet distance without its bias: what it would be with endlessly many samples."""

from collections.abc import Sequence

import numpy as np

from gankit.metrics.features import checked_pair
from gankit.metrics.frechet import frechet_distance

SHARES = np.linspace(1, 5, 9)  # the whole sets, down to a fifth of them, evenly spaced in 1/N


def frechet_curve(
    real_features: np.ndarray,
    fake_features: np.ndarray,
    counts: Sequence[int] | None = None,
    *,
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Measures the Frechet distance with fewer and fewer samples.

    Both sets are shuffled and cut into parts of n rows; the distance at n is the mean over the
    pairs of parts, so that every row is used.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`.
        counts: Numbers n of rows, each from 2 to the smaller of N and M. By default nine, from a
            fifth of it up, evenly spaced in 1/n. Well above D the curve over 1/n is a line.
        seed: Whole number for the shuffling.

    Returns:
        The counts, int `(C,)`, and the distances, float64 `(C,)`.

    Raises:
        ValueError: If the arrays don't fit each other, or a count is out of range.
    """
    real, fake = checked_pair(real_features, fake_features)
    most = min(len(real), len(fake))
    counts = most / SHARES if counts is None else counts
    counts = np.asarray(counts).astype(np.int64)
    if counts.ndim != 1 or not counts.size or not 2 <= counts.min() <= counts.max() <= most:
        raise ValueError(f"Expected `counts` from 2 to {most}. Received: {counts.tolist()}")
    random = np.random.default_rng(seed)
    real, fake = real[random.permutation(len(real))], fake[random.permutation(len(fake))]
    return counts, np.array([_mean_distance(real, fake, count) for count in counts])


def unbiased_frechet_distance(
    real_features: np.ndarray,
    fake_features: np.ndarray,
    counts: Sequence[int] | None = None,
    *,
    seed: int = 0,
) -> float:
    """Draws the line through the Frechet distance over 1/N, and reads it at 1/N = 0.

    The distance of finite samples is too large by about c/N, where c depends on the model too, so
    that even the order of two models can depend on N; Chong and Forsyth 2019 (arXiv 1911.07023).
    Here both sides are cut to N, so the bias of the real side goes as well. What is left is noise:
    look at it beside `noise_band`.

    Args:
        real_features: Array `(N, D)`.
        fake_features: Array `(M, D)`.
        counts: As for `frechet_curve`; at least two different ones.
        seed: Whole number for the shuffling.

    Returns:
        Float, which noise can make a little negative where the distance is near 0.

    Raises:
        ValueError: If the arrays don't fit each other, or the counts name no line.

    Example: distances of 3 at N = 100 and 2 at N = 200 lie on the line 1 + 200 / N, so it is 1.
    """
    counts, distances = frechet_curve(real_features, fake_features, counts, seed=seed)
    if len(set(counts.tolist())) < 2:
        raise ValueError(
            f"Expected at least two different `counts` for a line. Received: {counts.tolist()}"
        )
    return at_infinity(counts, distances)


def at_infinity(counts: np.ndarray, distances: np.ndarray) -> float:
    """Fits a line to distances over 1/count, by least squares, and returns its value at 0.

    Args:
        counts: Array `(C,)` of at least two different numbers.
        distances: Array `(C,)`.

    Returns:
        Float.

    Example: 3 at 100 and 2 at 200 give 1.
    """
    slope_and_height = np.polyfit(1 / np.asarray(counts, np.float64), distances, 1)
    return float(slope_and_height[1])


def _mean_distance(real, fake, count):
    parts = min(len(real), len(fake)) // count
    cuts = [slice(part * count, (part + 1) * count) for part in range(parts)]
    return np.mean([frechet_distance(real[cut], fake[cut]) for cut in cuts])
