"""Images that are no digits, made of digits or of nothing: what a classifier ought to refuse.

For tests alone: a classifier that learned to refuse one of these kinds has not shown that it
refuses what it has never seen.
"""

from collections.abc import Callable

import numpy as np

from gankit.data import Dataset

# In a mirror 0, 1 and 8 are still digits.
CHANGED_BY_A_MIRROR = (2, 3, 4, 5, 6, 7, 9)


def other_kinds(digits: Dataset, n: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Makes images of several kinds that are no digits.

    Args:
        digits: A `gankit.data.Dataset` of digits, light on dark, such as MNIST's test set.
        n: How many of each kind, at most half the set.
        seed: Whole number that draws the digits they are made of, and the noise.

    Returns:
        Dict from the name of the kind to images `(n, H, W, C)` float32 in [-1, 1]: `"inverted"`
        (dark on light), `"mirrored"` (digits that a mirror changes), `"half"` (the lower or the
        right half is dark) and `"noise"` (every pixel drawn evenly by itself).

    Raises:
        ValueError: If there are not n digits that a mirror changes.
    """
    random = np.random.default_rng(seed)
    return {name: make(digits, n, random) for name, make in KINDS.items()}


def _inverted(digits, n, random):
    return -digits.signed(_rows(np.arange(len(digits)), n, random))


def _mirrored(digits, n, random):
    rows = np.flatnonzero(np.isin(digits.labels, CHANGED_BY_A_MIRROR))
    return digits.signed(_rows(rows, n, random))[:, :, ::-1]


def _half(digits, n, random):
    images = digits.signed(_rows(np.arange(len(digits)), n, random))
    height, width = images.shape[1:3]
    images[: n // 2, height // 2 :] = -1
    images[n // 2 :, :, width // 2 :] = -1
    return images


def _noise(digits, n, random):
    return random.uniform(-1, 1, (n, *digits.images.shape[1:])).astype("float32")


def _rows(among, n, random):
    if n > len(among):
        raise ValueError(f"Expected `n` of at most {len(among)} for these digits. Received: {n}")
    return random.choice(among, n, replace=False)


KINDS: dict[str, Callable] = {
    "inverted": _inverted,
    "mirrored": _mirrored,
    "half": _half,
    "noise": _noise,
}
