"""Curves: few points for many steps, a range that spikes don't spoil, and styles.

The composer (gif, webp, mp4) and the player (html) draw the same curves from here. What a name
holds before a colon is the panel that its curve is drawn in, apart from the losses: `"gradient
norm: generator"` and `"gradient norm: discriminator"` share one.
"""

import dataclasses

import numpy as np

from gankit.images import OKABE_ITO

# (colour on light ground, colour on dark ground, dashes and gaps in pixels; none is a solid line).
# Colour and dashes both tell curves apart. After six curves the styles start again.
STYLES = (
    (OKABE_ITO["blue"], OKABE_ITO["sky_blue"], ()),
    (OKABE_ITO["vermillion"], OKABE_ITO["orange"], (8, 4)),
    (OKABE_ITO["bluish_green"], "#2FC79A", (2, 4)),
    ("#A8518A", OKABE_ITO["reddish_purple"], (10, 3, 2, 3)),
    ("#9A6A00", OKABE_ITO["yellow"], (5, 5)),
    ("#555555", "#C8C8C8", (14, 4)),
)


PANEL_MARK = ": "


@dataclasses.dataclass(frozen=True)
class Curve:
    """One curve, ready to draw: at each step the low, mean and high of the values around it.

    Attributes:
        name: The logged name.
        steps, low, mean, high: float arrays of one length.
        light, dark: Colours `"#RRGGBB"` on light and on dark ground.
        dashes: Lengths of dashes and gaps in pixels; empty for a solid line.
        span: How many values a point stands for: low, mean and high are theirs.
    """

    name: str
    steps: np.ndarray
    low: np.ndarray
    mean: np.ndarray
    high: np.ndarray
    light: str
    dark: str
    dashes: tuple
    span: int = 1

    @property
    def decimals(self):
        """How many its numbers are written with: none for counts, three for a loss near 1."""
        ends = np.concatenate([self.low, self.high])
        if np.array_equal(ends, np.rint(ends)):
            return int(self.span > 1)  # the mean of counts is no count
        power = int(np.floor(np.log10(np.abs(ends).max())))
        return int(np.clip(3 - power if power >= 0 else 2 - power, 0, 6))

    @property
    def label(self):
        """The name as it stands beside the curve, without its panel's."""
        return self.name.removeprefix(panel_of(self.name) + PANEL_MARK).replace("_", " ")


def shown_value(animation, curve, step):
    """The height of a curve's dot at a step, which is also the number written beside its name.

    Args:
        animation: An `Animation`.
        curve: One of its `Curve`s.
        step: A step number.

    Returns:
        The mean of the last span that has ended, as a float; NaN before the first, and where the
        value itself is none: a loss that became NaN has no dot.
    """
    index = np.searchsorted(curve.steps, step, side="right") - 1
    is_number = np.isfinite(animation.values_at(step).get(curve.name, np.nan))
    return float(curve.mean[index]) if index >= 0 and is_number else np.nan


def band_in_words(curves):
    """Says what line and band of some curves are.

    Args:
        curves: List of `Curve`.

    Returns:
        Tuple of strings, at length and in short; empty where each value has a point of its own.
    """
    span = max((curve.span for curve in curves), default=1)
    if span == 1:
        return ()
    return f"line: mean of {span} values, band: lowest to highest", f"mean and range of {span}"


def panel_of(name):
    """Says in which panel a curve belongs. Example: "spread: shown" -> "spread", "loss" -> ""."""
    panel, mark, _ = name.partition(PANEL_MARK)
    return panel if mark else ""


def panels_of(animation):
    """Lists the panels of an animation's history in the order in which they appear.

    Args:
        animation: An `Animation`.

    Returns:
        List of titles; the losses, which have no panel, are not among them.
    """
    return [panel for panel in dict.fromkeys(map(panel_of, animation.history)) if panel]


def curves_of(animation, points=200, panel=""):
    """Makes the curves of one panel of an animation's history.

    Args:
        animation: An `Animation`.
        points: How many points a curve has at most; longer histories are gathered in that many
            equal spans, of which mean, lowest and highest value remain.
        panel: Title of the panel; by default the losses.

    Returns:
        List of `Curve`, one per name that has a finite value.
    """
    curves = []
    for name, values in animation.history.items():
        if panel_of(name) != panel:
            continue
        summary = _summary(animation.history_steps, values, points)
        if summary is not None:
            *heights, span = summary
            curves.append(Curve(name, *heights, *STYLES[len(curves) % len(STYLES)], span))
    return curves


def value_range(curves):
    """Chooses the vertical range: all values but the outermost spikes, and a margin.

    Args:
        curves: List of `Curve`.

    Returns:
        `(low, high)`, low below high.
    """
    if not curves:
        return 0.0, 1.0
    spread = np.concatenate([part for curve in curves for part in (curve.low, curve.high)])
    low, high = np.percentile(spread, (2, 98))
    margin = 0.06 * (high - low) or 0.5 + 1e-6 * abs(high)
    return float(low - margin), float(high + margin)


def ticks(low, high, count=4):
    """Chooses round numbers between two: multiples of 1, 2 or 5 times a power of ten.

    Example: `ticks(0.13, 1.9) -> [0.5, 1.0, 1.5]`.

    Args:
        low, high: The range, low below high.
        count: About how many at most.

    Returns:
        List of floats, increasing.
    """
    rough = (high - low) / count
    power = 10.0 ** np.floor(np.log10(rough))
    width = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first, last = np.ceil(low / width), np.floor(high / width)
    # Adding 0 turns -0.0, which would be written "-0", into 0.0.
    return [float(np.round(index * width, 12)) + 0.0 for index in np.arange(first, last + 1)]


def _summary(steps, values, points):
    steps, values = np.asarray(steps, float), np.asarray(values, float)
    steps, values = steps[np.isfinite(values)], values[np.isfinite(values)]
    if not len(values):
        return None
    if len(values) <= points:
        return steps, values, values, values, 1
    starts = np.unique(np.linspace(0, len(values), points, endpoint=False).astype(int))
    counts = np.diff(np.append(starts, len(values)))
    means = np.add.reduceat(values, starts) / counts
    # subtle: a span's point lies at its last step, so that no curve runs ahead of its cursor
    ends = steps[starts + counts - 1]
    low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    return ends, low, means, high, int(counts.max())
