"""A discriminator's field with points and arrows, drawn with OpenCV."""

import dataclasses
import itertools

import cv2
import numpy as np

from gankit.animation.chart import rgb
from gankit.animation.lettering import write
from gankit.images import OKABE_ITO

CELLS = 64  # the field is computed on so many places each way, and smoothed in between
DIRECTIONS = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]], "float32")  # +x, -x, +y, -y
LEGEND = 26  # height of a row of the legend
SLOTS = (0, 58, 140, 208, 302, 400)  # where its entries begin, and where the last one ends
INK, WHITE = (24, 26, 32), (255, 255, 255)
REAL, GENERATED = INK, rgb(OKABE_ITO["reddish_purple"])
FAKE_SIDE, REAL_SIDE = rgb(OKABE_ITO["blue"]), rgb(OKABE_ITO["orange"])
LONGEST_ARROW = 36  # pixels
FINE = 4  # OpenCV draws at fractions of a pixel: 4 binary digits


@dataclasses.dataclass(frozen=True)
class Axes:
    """The part of the plane that is shown.

    Raises:
        ValueError: If a side is not left or below its opposite.
    """

    left: float
    right: float
    bottom: float
    top: float

    def __post_init__(self):
        if not (self.left < self.right and self.bottom < self.top):
            raise ValueError(
                "Expected axes (left, right, bottom, top), left < right and bottom < top. "
                f"Received: {(self.left, self.right, self.bottom, self.top)}."
            )

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.top - self.bottom

    def to_pixels(self, points, size):
        """Where points lie in a picture of `size` by `size` pixels.

        Args:
            points: Float array `(N, 2)`.
            size: Width and height of the picture.

        Returns:
            Float array `(N, 2)` of pixels from the upper left corner.
        """
        x = (points[:, 0] - self.left) / self.width
        y = (self.top - points[:, 1]) / self.height
        return np.stack([x, y], axis=1) * size


def regular_points(axes):
    """The centres of `CELLS` by `CELLS` cells, from the upper left, row by row.

    Args:
        axes: `Axes`.

    Returns:
        float32 array `(CELLS * CELLS, 2)`.
    """
    centres = (np.arange(CELLS) + 0.5) / CELLS
    x, y = np.meshgrid(axes.left + centres * axes.width, axes.top - centres * axes.height)
    return np.stack([x.ravel(), y.ravel()], axis=1).astype("float32")


def draw_field(axes, size, logits, real, generated, starts, pushes, sides):
    """Draws one frame.

    Args:
        axes: `Axes`.
        size: Width and height of the field in pixels; a legend is added below, in as many rows
            as its words need.
        logits: Float array `(CELLS * CELLS,)` at `regular_points(axes)`.
        real, generated: Points, `(M, 2)` and `(N, 2)`.
        starts, pushes: Where arrows stand and the logit's gradient there, both `(K, 2)`.
        sides: What negative and positive logits mean, in words.

    Returns:
        uint8 array `(size + rows * LEGEND, size, 3)`, RGB.
    """
    slots = legend_slots(size)
    picture = np.full((size + LEGEND * (1 + slots[-1][1]), size, 3), 255, "uint8")
    field = picture[:size]
    field[:] = _coloured(logits, size)
    _mark_axes(field, axes, size)
    for place in _fixed(axes.to_pixels(real, size)):
        _draw_real(field, place)
    for place in _fixed(axes.to_pixels(generated, size)):
        _draw_generated(field, place)
    _draw_arrows(field, axes.to_pixels(starts, size), pushes)
    _draw_legend(picture[size:], slots, sides)
    return picture


def legend_slots(size):
    """Chooses where the entries of the legend stand.

    Args:
        size: How many pixels wide the picture is.

    Returns:
        List of `(left, row)`; an entry that has no room begins a row. Example: 400 -> all in row 0.
    """
    start, row, slots = 0, 0, []
    for left, right in itertools.pairwise(SLOTS):
        if right - start > size and left > start:
            start, row = left, row + 1
        slots.append((left - start, row))
    return slots


def _coloured(logits, size):
    """Blue for a sure fake, white for undecided, orange for surely real."""
    probability = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    lean = (2 * probability - 1).reshape(CELLS, CELLS, 1)
    sides = np.where(lean < 0, np.array(FAKE_SIDE), np.array(REAL_SIDE))
    colours = 255 - np.abs(lean) * 0.85 * (255 - sides)
    smooth = cv2.resize(colours.astype("float32"), (size, size), interpolation=cv2.INTER_LINEAR)
    return np.rint(smooth).astype("uint8")


def _mark_axes(field, axes, size):
    cv2.rectangle(field, (0, 0), (size - 1, size - 1), (150, 154, 164), 1)
    soft = (84, 88, 98)
    write(field, f"{axes.left:.3g}", (6, size // 2), 0.36, soft)
    write(field, f"{axes.right:.3g}", (size - 6, size // 2), 0.36, soft, align=1)
    write(field, f"{axes.top:.3g}", (size // 2, 15), 0.36, soft, align=0.5)
    write(field, f"{axes.bottom:.3g}", (size // 2, size - 7), 0.36, soft, align=0.5)


def _draw_real(picture, place):
    cv2.circle(picture, place, 3 << FINE, REAL, -1, cv2.LINE_AA, FINE)


def _draw_generated(picture, place):
    corners = np.array([[0, -5], [5, 4], [-5, 4]]) * (1 << FINE) + place
    cv2.fillPoly(picture, [corners.astype("int32")], GENERATED, cv2.LINE_AA, FINE)
    cv2.polylines(picture, [corners.astype("int32")], True, WHITE, 1, cv2.LINE_AA, FINE)


def _draw_arrows(picture, starts, pushes):
    """Draws pushes in proportion; the strongest of a frame has the full length."""
    strengths = np.hypot(pushes[:, 0], pushes[:, 1])
    if not len(strengths) or strengths.max() < 1e-12:
        return
    # subtle: the square root keeps weak pushes visible beside strong ones
    lengths = LONGEST_ARROW * np.sqrt(strengths / strengths.max())
    directions = pushes * [1, -1] / np.maximum(strengths, 1e-12)[:, None]
    for start, end, length in zip(
        starts, starts + directions * lengths[:, None], lengths, strict=True
    ):
        if length >= 3:
            _draw_arrow(picture, start, end, length)


def _draw_arrow(picture, start, end, length):
    ends = [tuple(place) for place in _fixed(np.stack([start, end]))]
    for colour, thickness in ((WHITE, 3), (INK, 1)):
        cv2.arrowedLine(picture, *ends, colour, thickness, cv2.LINE_AA, FINE, 5 / length)


def _draw_legend(strip, slots, sides):
    places = [np.array([left + 10, row * LEGEND + LEGEND // 2 + 1]) for left, row in slots]
    real, generated, push = places[:3]
    _draw_real(strip, real * (1 << FINE))
    _draw_generated(strip, generated * (1 << FINE))
    _draw_arrow(strip, push.astype(float), push + np.array([20.0, 0.0]), 20)
    words = zip(places, (10, 10, 26, 16, 16), ("real", "generated", "push", *sides), strict=True)
    for (x, y), room, word in words:
        write(strip, word, (x + room, y + 4), 0.38, INK)
    for (x, y), colour in zip(places[3:], (FAKE_SIDE, REAL_SIDE), strict=True):
        pale = [round(255 - 0.85 * (255 - channel)) for channel in colour]
        cv2.rectangle(strip, (int(x), int(y) - 6), (int(x) + 11, int(y) + 5), pale, -1)


def _fixed(places):
    """Pixels as the whole numbers that OpenCV takes; far ones are kept within its reach."""
    return np.rint(np.clip(places, -2000, 4000) * (1 << FINE)).astype(int)
