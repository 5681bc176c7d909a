"""One score of a generator: its value, what real data reach, and how to read it."""

import math
from dataclasses import dataclass

LOW, HIGH, AS_REAL = "lower is better", "higher is better", "as near to real as can be"

# What each score asks, and where a good one lies.
READINGS = {
    "Frechet distance": (LOW, "how far the cloud of samples lies from the real one"),
    "Frechet distance, unbiased": (LOW, "the same, as if both clouds were endless"),
    "kernel distance": (LOW, "how far apart the clouds lie, without bias"),
    "precision": (AS_REAL, "share of samples that lie among real ones"),
    "recall": (HIGH, "share of real ones that lie among samples"),
    "density": (AS_REAL, "how closely samples crowd round real ones; 1 as real ones do"),
    "coverage": (HIGH, "share of real ones that have a sample for a neighbour"),
    "inception-style score": (HIGH, "how surely samples are read, how evenly over the classes"),
    "read as asked": (HIGH, "share of samples that are read as the class that was asked for"),
    "nearer than new ones": (
        AS_REAL,
        "share of samples nearer to training data than new real data are; 0.5 is no memory",
    ),
    "modes reached": (HIGH, "modes of the mixture with a sample within three deviations"),
    "modes with 2 %": (HIGH, "modes that hold at least 2 % of all samples within three deviations"),
    "on a mode": (AS_REAL, "share of samples within three deviations of a mode"),
    "unequal shares": (LOW, "KL divergence, in nats, of the modes' shares from equal ones"),
    "spread in a mode": (AS_REAL, "deviation of samples within a mode, beside real points' own"),
}


@dataclass(frozen=True)
class Score:
    """A score.

    Args:
        name: One of `READINGS`.
        value: What the samples reach; NaN where the score says nothing of them.
        low: The lowest value that real data reached in the samples' place.
        high: The highest.
        error: Standard error of the value, where it has one.
    """

    name: str
    value: float
    low: float
    high: float
    error: float | None = None

    @property
    def better(self):
        """Which values are better, in words."""
        return READINGS[self.name][0]

    @property
    def question(self):
        """What is asked, in words."""
        return READINGS[self.name][1]

    @property
    def written(self):
        """The value with its error, for a reader, or "-". Example: `0.0123 ± 0.0004`."""
        if math.isnan(self.value):
            return "-"
        return short(self.value) + ("" if self.error is None else f" ± {short(self.error)}")

    @property
    def band(self):
        """What real data reach, for a reader. Example: `0.61 to 0.68`."""
        low, high = short(self.low), short(self.high)
        return low if low == high else f"{low} to {high}"


def short(value):
    """Writes a number with three digits, a small one with two.

    Examples: 2.4567 -> 2.46, 0.5 -> 0.5, 25.0 -> 25, 0.000453 -> 0.00045, 0.00000453 -> 4.5e-06.
    """
    if 0 < abs(value) < 1e-5:
        return f"{value:.1e}"
    if abs(value) < 1e-3:
        return f"{float(f'{value:.1e}'):.6f}".rstrip("0").rstrip(".")
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
