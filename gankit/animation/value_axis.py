"""The vertical axis of a chart: from where to where, its ticks, and whether it is logarithmic."""

import dataclasses

import numpy as np

from gankit.animation.curves import ticks, value_range

FAR_APART = 20  # one curve so many times as high as another would press that one flat
DECADES = 4  # more of them would press all of the curves flat


@dataclasses.dataclass(frozen=True)
class ValueAxis:
    """A vertical axis.

    Attributes:
        low, high: Its ends, low below high.
        is_log: Whether equal ratios of values, not equal differences, are equally far apart.
    """

    low: float
    high: float
    is_log: bool = False

    @property
    def words(self):
        """What stands at the axis: empty for an ordinary one."""
        return "log scale" if self.is_log else ""

    def share(self, values):
        """Says how high values lie: 0 at the lower end, 1 at the upper one, none beyond.

        Example: `ValueAxis(1, 100, is_log=True).share(10) -> 0.5`.

        Args:
            values: Number or array; above 0 on a logarithmic axis.

        Returns:
            Float or array in [0, 1].
        """
        scaled = np.log if self.is_log else np.asarray
        low, high = scaled(self.low), scaled(self.high)
        return (scaled(np.clip(values, self.low, self.high)) - low) / (high - low)

    def ticks(self):
        """Lists the round numbers to be marked, as floats, increasing."""
        if not self.is_log:
            return ticks(self.low, self.high)
        powers = np.arange(np.floor(np.log10(self.low)), np.log10(self.high) + 1)
        for factors in ((1,), (1, 3), (1, 2, 5)):
            # As text: 3 times 0.1 is 0.30000000000000004, and would be written so.
            marks = [float(f"{factor}e{power:.0f}") for power in powers for factor in factors]
            inside = [mark for mark in marks if self.low <= mark <= self.high]
            if len(inside) >= 3:
                break
        return inside


def value_axis(curves):
    """Chooses the axis of some curves: logarithmic if one of them would press another one flat.

    Args:
        curves: List of `Curve`.

    Returns:
        A `ValueAxis`.
    """
    if not _are_far_apart(curves):
        return ValueAxis(*value_range(curves))
    logs = [
        dataclasses.replace(curve, low=np.log10(curve.low), high=np.log10(curve.high))
        for curve in curves
    ]
    low, high = value_range(logs)
    return ValueAxis(10 ** max(low, high - DECADES), 10**high, is_log=True)


def _are_far_apart(curves):
    if not curves or min(curve.low.min() for curve in curves) <= 0:
        return False
    heights = [np.median(curve.mean) for curve in curves]
    return max(heights) > FAR_APART * min(heights)
