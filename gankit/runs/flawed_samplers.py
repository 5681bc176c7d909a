"""Five samplers of the 25 modes, most of them with a flaw: to learn to read a table of coverage.

If you have come from the lesson to find out which is which: read the table first.
"""

import numpy as np

from gankit.data.drawn.grid import DEVIATION, SIDE, centres

MODES = SIDE * SIDE


def flawed_samples(count: int = 10_000, seed: int = 0) -> dict[str, np.ndarray]:
    """Draws points from five samplers, named by the letters A to E.

    Args:
        count: How many from each.
        seed: Whole number.

    Returns:
        Dict from letter to float32 array `(count, 2)`.
    """
    random = np.random.default_rng(seed)
    rare = np.where(np.arange(MODES) % 5 < 2, 0.09, 0.1 / 15)  # ten modes have nine tenths
    some = (np.arange(MODES) % 5 < 3) / 15
    return {
        "A": _drawn(random, count, shares=rare),
        "B": _drawn(random, count, between=0.35),
        "C": _drawn(random, count, deviation=0.3 * DEVIATION),
        "D": _drawn(random, count),
        "E": _drawn(random, count, shares=some),
    }


def _drawn(random, count, shares=None, deviation=DEVIATION, between=0.0):
    """Draws from the mixture with other shares or deviation, or with points between its modes."""
    modes = random.choice(MODES, count, p=shares)
    middles = centres()[modes]
    ways = centres()[(modes + 1) % MODES] - middles
    share = random.uniform(0.2, 0.8, (count, 1)) * (random.random((count, 1)) < between)
    middles = middles + share * ways
    return (middles + random.normal(0, deviation, (count, 2))).astype("float32")
