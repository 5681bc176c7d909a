"""How well generated points, or labels, cover a mixture: every count that papers report."""

import math
from dataclasses import dataclass

import numpy as np

REACH = 3.0  # a point is good within so many deviations of a mode
SHARE = 0.02


@dataclass(frozen=True)
class ModeCoverage:
    """How generated points lie among the modes of a mixture.

    Args:
        modes_reached: Modes with at least one good point, one within 3 deviations of the centre.
        modes_with_share: Modes that hold at least 2 % of all points as good ones.
        high_quality: Share of the points that are good. A perfect sampler of round Gaussians in the
            plane has `1 - exp(-4.5)` = 0.989; more means modes that are too narrow.
        reverse_kl: KL divergence of the points' shares among the modes, each counted for its
            nearest, from equal shares, in nats: 0 for equal shares, `log(K)` for a single mode. NaN
            where no point is a number.
        spread_ratio: Deviation of the good points around the middle of their mode, divided by that
            of a perfect sampler's good points: 1 for the right spread, 0 where each mode is one
            point. Its square is unbiased. NaN where no mode has two good points.
    """

    modes_reached: int
    modes_with_share: int
    high_quality: float
    reverse_kl: float
    spread_ratio: float


def mode_coverage(points: np.ndarray, centres: np.ndarray, deviation: float) -> ModeCoverage:
    """Measures how generated points cover a mixture of equal, round Gaussians in the plane.

    The protocol of VEEGAN (Srivastava et al. 2017, section 4.1) and PacGAN (Lin et al. 2018,
    section 4.1): a good point lies within 3 deviations of its nearest mode.

    Args:
        points: Array `(N, 2)` of generated points; one that is no number is never good, and counts
            for no mode.
        centres: Array `(K, 2)` of the mixture's centres.
        deviation: Standard deviation of each mode along each axis, above 0.

    Returns:
        A `ModeCoverage`.

    Raises:
        ValueError: If points or centres are not in the plane, there is none, or `deviation` is not
            above 0.

    Example: points only at one of 25 centres reach 1 mode, with a high quality of 1, a reverse KL
    of log(25) = 3.22 and a spread ratio of 0.
    """
    points, centres = _checked(points, "points"), _checked(centres, "centres")
    if not deviation > 0:
        raise ValueError(f"Expected a `deviation` above 0. Received: {deviation}")
    distances = np.linalg.norm(points[:, None] - centres[None], axis=-1)
    numbers = np.isfinite(distances).all(axis=1)
    distances[~numbers] = np.inf
    nearest, good = distances.argmin(axis=1), distances.min(axis=1) <= REACH * deviation
    good_counts = np.bincount(nearest[good], minlength=len(centres))
    return ModeCoverage(
        modes_reached=int(np.sum(good_counts > 0)),
        modes_with_share=int(np.sum(good_counts >= SHARE * len(points))),
        high_quality=float(good.mean()),
        reverse_kl=_kl_from_equal_shares(np.bincount(nearest[numbers], minlength=len(centres))),
        spread_ratio=_spread(points[good], nearest[good]) / (deviation * _perfect_spread()),
    )


@dataclass(frozen=True)
class LabelCoverage:
    """How generated samples, each read as one of K classes, cover them.

    Args:
        modes_reached: Classes with at least one sample.
        reverse_kl: KL divergence of the classes' shares from equal ones, in nats. Even of a perfect
            sampler it is some `(K - 1) / 2N`.
    """

    modes_reached: int
    reverse_kl: float


def label_coverage(labels: np.ndarray, classes: int) -> LabelCoverage:
    """Measures how the labels of generated samples cover all classes.

    The protocol for stacked MNIST (Metz et al. 2017, section 3.3.1): a classifier reads each
    sample, and both numbers are of what it read.

    Args:
        labels: Whole numbers `(N,)` from 0 to `classes - 1`.
        classes: How many there are.

    Returns:
        A `LabelCoverage`.

    Raises:
        ValueError: If there is no label or one is no class.

    Example: `[0, 0, 1, 1]` of 4 classes reach 2, with a reverse KL of log(2) = 0.69.
    """
    labels = np.asarray(labels)
    if not labels.size or labels.min() < 0 or labels.max() >= classes:
        raise ValueError(
            f"Expected labels from 0 to {classes - 1}, at least one. Received: "
            + (f"{labels.min()} to {labels.max()}" if labels.size else "none")
        )
    counts = np.bincount(labels.reshape(-1), minlength=classes)
    return LabelCoverage(int(np.sum(counts > 0)), _kl_from_equal_shares(counts))


def _checked(points, name):
    points = np.asarray(points, "float64")
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(
            f"Expected {name} in the plane, (N, 2), at least one. Received: {points.shape}"
        )
    return points


def _kl_from_equal_shares(counts):
    if not counts.any():
        return math.nan
    shares = counts[counts > 0] / counts.sum()
    return float(max(0.0, np.sum(shares * np.log(shares * len(counts)))))


def _spread(points, labels):
    """Root of the pooled variance, for each axis, around the middle of a point's own mode."""
    counts = np.bincount(labels)
    # The middles are of the same points: each mode takes away a degree of freedom.
    freedom = len(points) - np.sum(counts > 0)
    if not freedom:
        return math.nan
    sums = np.stack([np.bincount(labels, weights=points[:, axis]) for axis in (0, 1)], axis=1)
    gaps = points - (sums / np.maximum(counts, 1)[:, None])[labels]
    return float(np.sqrt(np.sum(gaps**2) / (2 * freedom)))


def _perfect_spread():
    """Deviation along each axis of a unit Gaussian in the plane that is cut off at `REACH`."""
    # Half the squared distance from the centre is exponential, here cut off at `end`.
    end = REACH**2 / 2
    return math.sqrt((1 - (1 + end) * math.exp(-end)) / (1 - math.exp(-end)))
