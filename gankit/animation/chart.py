"""Curves as a picture, drawn with OpenCV: drawn once, then only a cursor moves."""

import cv2
import numpy as np

from gankit.animation import curves as curve_tools
from gankit.animation.lettering import shortened, width_of, write
from gankit.animation.value_axis import value_axis

PAPER, INK, SOFT_INK, RULE = (255, 255, 255), (32, 34, 40), (104, 108, 118), (226, 228, 233)
LINE_HEIGHT = 20
LEAST_PLOT = 80  # pixels of height that many curves with their names leave to the plot
SMALL, NAMES = 0.38, 0.42  # sizes of letters


class Chart:
    """The curves of one animation on a panel of fixed size.

    Args:
        animation: An `Animation`.
        width, height: The panel's size in pixels; it becomes higher where many curves need it.
        panel: Title of the panel whose curves are drawn; by default the losses.
    """

    def __init__(self, animation, width, height, panel=""):
        self.animation = animation
        self.panel = panel
        self.curves = curve_tools.curves_of(animation, panel=panel)
        self.axis = value_axis(self.curves)
        self.last_step = max(1, animation.steps[-1], *(animation.history_steps[-1:] or [0]))
        self.tick_texts = {value: f"{value:.12g}" for value in self.axis.ticks()}
        widest = max((width_of(text, SMALL) for text in self.tick_texts.values()), default=0)
        self.left, self.right = max(40, widest + 8), width - 14
        self.legend = 10 + LINE_HEIGHT * bool(panel)
        self.top = self.legend + LINE_HEIGHT * len(self.curves)
        self.width, self.height = width, max(height, self.top + LEAST_PLOT + 24)
        self.bottom = self.height - 24
        empty = self._axes()
        self._full, self._faint = self._drawn(empty, 1.0), self._drawn(empty, 0.25)

    def at(self, step):
        """The panel with its cursor at a step: bright before it, faint behind it.

        Args:
            step: A step number.

        Returns:
            uint8 array `(height, width, 3)`, RGB.
        """
        panel = self._faint.copy()
        x = int(self._x(step))
        panel[:, : x + 1] = self._full[:, : x + 1]
        panel[: self.top - 4] = self._full[: self.top - 4]
        cv2.line(panel, (x, self.top), (x, self.bottom), SOFT_INK, 1)
        for index, curve in enumerate(self.curves):
            value = curve_tools.shown_value(self.animation, curve, step)
            text = f"{value:.{curve.decimals}f}" if np.isfinite(value) else "-"
            write(panel, text, (self.right, self.legend + 4 + LINE_HEIGHT * index), NAMES, INK, 1)
            if np.isfinite(value):
                y = int(self._y(value))
                cv2.circle(panel, (x, y), 4, rgb(curve.light), -1, cv2.LINE_AA)
        return panel

    def _axes(self):
        panel = np.full((self.height, self.width, 3), PAPER, "uint8")
        for value, text in self.tick_texts.items():
            y = int(self._y(value))
            cv2.line(panel, (self.left, y), (self.right, y), RULE, 1)
            write(panel, text, (self.left - 6, y + 4), SMALL, SOFT_INK, align=1)
        cv2.line(panel, (self.left, self.bottom), (self.right, self.bottom), SOFT_INK, 1)
        for step in (0, self.last_step):
            x, align = int(self._x(step)), int(step > 0)
            write(panel, f"{step:,}", (x, self.bottom + 17), SMALL, SOFT_INK, align)
        middle = (self.left + self.right) // 2
        write(panel, self._foot(), (middle, self.bottom + 17), SMALL, SOFT_INK, align=0.5)
        title = shortened(self.panel, 0.46, self.right - self.left)
        write(panel, title, (self.left, 14), 0.46, SOFT_INK)
        # In the middle, which is empty where curves are far apart.
        height = (self.top + self.bottom) // 2
        write(panel, self.axis.words, (self.left + 6, height), SMALL, SOFT_INK)
        for index, curve in enumerate(self.curves):
            y = self.legend + LINE_HEIGHT * index
            line = np.array([[self.left, y], [self.left + 34, y]], float)
            dashed_line(panel, line, rgb(curve.light), curve.dashes)
            label = shortened(curve.label, NAMES, self._room_for_name(curve))
            write(panel, label, (self.left + 42, y + 4), NAMES, INK)
        return panel

    def _room_for_name(self, curve):
        """Returns the pixels between a curve's line in the legend and its longest number."""
        largest = max(map(abs, (curve.low.min(), curve.high.max())))
        number = width_of(f"-{largest:.{curve.decimals}f}", NAMES)
        return self.right - number - 8 - (self.left + 42)

    def _foot(self):
        """Names the axis, and what line and band are, in as many words as there is room for."""
        room = self.right - self.left - 2 * width_of(f"{self.last_step:,}", SMALL) - 16
        said = (f"step · {words}" for words in curve_tools.band_in_words(self.curves))
        return next((words for words in said if width_of(words, SMALL) <= room), "step")

    def _drawn(self, empty, strength):
        panel = empty.copy()
        for curve in self.curves:
            self._fill_spread(panel, curve)
        for curve in self.curves:
            points = np.stack([self._x(curve.steps), self._y(curve.mean)], axis=1)
            dashed_line(panel, points, rgb(curve.light), curve.dashes)
        return cv2.addWeighted(panel, strength, empty, 1 - strength, 0)

    def _fill_spread(self, panel, curve):
        upper = np.stack([self._x(curve.steps), self._y(curve.high)], axis=1)
        lower = np.stack([self._x(curve.steps), self._y(curve.low)], axis=1)
        layer = panel.copy()
        outline = np.rint(np.concatenate([upper, lower[::-1]])).astype("int32")
        cv2.fillPoly(layer, [outline], rgb(curve.light), cv2.LINE_AA)
        cv2.addWeighted(layer, 0.18, panel, 0.82, 0, dst=panel)

    def _x(self, step):
        return self.left + np.asarray(step) / self.last_step * (self.right - self.left)

    def _y(self, value):
        return self.bottom - self.axis.share(value) * (self.bottom - self.top)


def dashed_line(picture, points, colour, dashes, thickness=2):
    """Draws a line through points, in dashes that run on from point to point.

    Args:
        picture: uint8 array `(H, W, 3)`, changed in place.
        points: Float array `(N, 2)` of x and y.
        colour: `(red, green, blue)`.
        dashes: Lengths of dashes and gaps in pixels; empty for a solid line.
        thickness: In pixels.
    """
    pieces = [points] if not dashes else _dashes(points, dashes)
    fixed = [np.rint(piece * 16).astype("int32") for piece in pieces]
    cv2.polylines(picture, fixed, False, colour, thickness, cv2.LINE_AA, shift=4)


def rgb(colour):
    """Splits a colour. Example: `"#0072B2" -> (0, 114, 178)`.

    Args:
        colour: `"#RRGGBB"`.

    Returns:
        `(red, green, blue)`, 0 to 255.
    """
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _dashes(points, dashes):
    lengths = np.hypot(*np.diff(points, axis=0).T)
    places = np.concatenate([[0.0], np.cumsum(lengths)])
    pattern = np.tile(dashes, int(places[-1] / sum(dashes)) + 1)
    ends = np.cumsum(pattern)
    pieces = []
    for start, end in zip((ends - pattern)[::2], ends[::2], strict=False):
        start, end = start + 1, end - 1  # subtle: OpenCV's line ends are round and add a pixel
        within = places[(places > start) & (places < end)]
        cuts = np.clip(np.concatenate([[start], within, [end]]), 0, places[-1])
        pieces.append(np.stack([np.interp(cuts, places, axis) for axis in points.T], axis=1))
    return pieces
