"""Scores that tell two kinds apart: their order, and a threshold between them."""

import math

import numpy as np


def area_under_curve(positive_scores: np.ndarray, negative_scores: np.ndarray) -> float:
    """Area under the receiver operating characteristic: how well scores tell two kinds apart.

    It is the share of pairs in which the positive one has the higher score, ties counted half
    (Mann and Whitney 1947), and needs no threshold.

    Args:
        positive_scores: Array `(N,)` of what ought to score high.
        negative_scores: Array `(M,)` of what ought to score low.

    Returns:
        Float in [0, 1]; 0.5 is what scores without meaning reach.

    Raises:
        ValueError: If one of them is empty, no vector, or holds NaN.

    Example: `[3, 1]` against `[2, 0]` wins three of four pairs: 0.75.
    """
    positive, negative = _checked(positive_scores), np.sort(_checked(negative_scores))
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return float(np.mean(below + not_above) / (2 * len(negative)))


def accept_threshold(scores: np.ndarray, kept: float = 0.95) -> float:
    """Returns the highest threshold that at least a share of the scores reaches.

    Choose it on images that are neither learned from nor tested on.

    Args:
        scores: Array `(N,)` of what ought to be accepted.
        kept: Share in (0, 1] that is to be accepted.

    Returns:
        Float; a score of at least this is accepted.

    Raises:
        ValueError: If there are no scores, or `kept` is out of range.

    Example: of 1, 2, ..., 20 the share of .95 reaches 2.
    """
    scores = np.sort(_checked(scores))
    if not 0 < kept <= 1:
        raise ValueError(f"Expected `kept` above 0 and at most 1. Received: {kept}")
    # .95 * 20 may round to just above 19; the smallest share is still that of one score.
    count = max(1, math.ceil(kept * len(scores) - 1e-9))
    return float(scores[len(scores) - count])


def accepted_share(scores: np.ndarray, threshold: float) -> float:
    """Returns the share of scores that reach a threshold. Example: `[1, 2, 3]`, 2 -> 2/3."""
    return float(np.mean(_checked(scores) >= threshold))


def _checked(scores):
    scores = np.asarray(scores, np.float64)
    if scores.ndim != 1 or not scores.size or np.isnan(scores).any():
        raise ValueError(
            f"Expected scores (N,), at least one, without NaN. Received: shape {scores.shape}"
        )
    return scores
