"""One finished picture per frame: title and step, the model's images, the curves."""

import cv2
import numpy as np

from gankit.animation.chart import INK, PAPER, RULE, SOFT_INK, Chart, rgb
from gankit.animation.curves import panel_of, panels_of
from gankit.animation.lettering import shortened, width_of, write
from gankit.images import OKABE_ITO

MARGIN, HEADER, CAPTION = 16, 40, 26
PANEL = 400  # the images' panel is about this high: large enough to read digits
LARGEST = 960  # and never wider or higher than this
CHART_WIDTH, CHART_HEIGHT = 360, 200
COLUMNS = 2  # of the panels below
LARGE, WORD = 0.62, 0.5  # sizes of letters in the header


class Composer:
    """Composes the pictures of an animation; they are all of one, even size.

    The losses stand beside the images, or below wide ones; further panels follow underneath.

    Args:
        animation: An `Animation` with at least one frame.
        panel_height: About how many pixels high the images are shown; they are enlarged by a
            whole number.
        chart_width: Width of the loss curves beside the images, in pixels.
    """

    def __init__(self, animation, panel_height=PANEL, chart_width=CHART_WIDTH):
        self.animation = animation
        self.panel_width, self.panel_height = enlarged_size(animation.frames[0], panel_height)
        has_losses = any(panel_of(name) == "" for name in animation.history)
        self.is_wide = self.panel_width > 1.5 * self.panel_height  # then the curves go below
        self._header = HEADER + CAPTION * any(animation.captions)
        width, height = self.panel_width, self.panel_height
        self._charts = []  # (chart, its place)
        if has_losses and self.is_wide:
            chart = Chart(animation, width, CHART_HEIGHT)
            self._charts.append((chart, (MARGIN + self._header + height + MARGIN, MARGIN)))
            height += MARGIN + chart.height
        elif has_losses:
            chart = Chart(animation, chart_width, height)
            self._charts.append((chart, (MARGIN + self._header, 2 * MARGIN + width)))
            width, height = width + MARGIN + chart_width, chart.height
        height += self._add_panels(width, MARGIN + self._header + height)
        self.width = _even(max(width, 260) + 2 * MARGIN)
        self.height = _even(self._header + height + 2 * MARGIN)
        self._base = self._empty()

    def __len__(self):
        return len(self.animation)

    def picture(self, index):
        """Composes one frame.

        Args:
            index: The frame's index.

        Returns:
            uint8 array `(height, width, 3)`, RGB.
        """
        picture = self._base.copy()
        self._write_step(picture, self.animation.steps[index])
        self._draw_progress(picture, index)
        frame = _resized(self.animation.frames[index], self.panel_width, self.panel_height)
        _paste(picture, frame, (MARGIN + self._header, MARGIN))
        caption = shortened(self.animation.captions[index], 0.56, self.width - 2 * MARGIN)
        write(picture, caption, (MARGIN, MARGIN + HEADER + 12), 0.56, INK)
        for chart, place in self._charts:
            _paste(picture, chart.at(self.animation.steps[index]), place)
        return picture

    def _add_panels(self, width, top):
        """Adds the further panels in rows below `top`; returns the height that they take."""
        panels, bottom = panels_of(self.animation), top
        columns = max(1, min(COLUMNS, len(panels)))
        width = (width + MARGIN) // columns - MARGIN
        for first in range(0, len(panels), columns):
            named = panels[first : first + columns]
            row = [Chart(self.animation, width, CHART_HEIGHT, panel) for panel in named]
            for column, chart in enumerate(row):
                self._charts.append((chart, (bottom + MARGIN, MARGIN + column * (width + MARGIN))))
            bottom += MARGIN + max(chart.height for chart in row)
        return bottom - top

    def _empty(self):
        base = np.full((self.height, self.width, 3), PAPER, "uint8")
        last = width_of(f"{self.animation.steps[-1]:,}", LARGE) + width_of("step", WORD) + 8
        title = shortened(self.animation.title, LARGE, self.width - 3 * MARGIN - last)
        write(base, title, (MARGIN, MARGIN + 16), LARGE, INK)
        return base

    def _write_step(self, picture, step):
        right = self.width - MARGIN
        number = f"{step:,}"
        write(picture, number, (right, MARGIN + 16), LARGE, INK, align=1)
        room = width_of(number, LARGE)
        write(picture, "step", (right - room - 8, MARGIN + 16), WORD, SOFT_INK, align=1)

    def _draw_progress(self, picture, index):
        y, right = MARGIN + 26, self.width - MARGIN
        share = (index + 1) / len(self)
        picture[y : y + 3, MARGIN:right] = RULE
        picture[y : y + 3, MARGIN : MARGIN + round(share * (right - MARGIN))] = rgb(
            OKABE_ITO["blue"]
        )


def enlarged_size(frame, target_height):
    """Chooses the size at which a frame is shown: a whole multiple, about so high.

    Example: a frame 122 wide and 122 high, target 400 -> `(366, 366)`.

    Args:
        frame: uint8 array `(H, W, 3)`.
        target_height: Wanted height in pixels.

    Returns:
        `(width, height)`; a frame that is too large for a screen is made smaller.
    """
    height, width = frame.shape[:2]
    scale = max(1, round(target_height / max(height, width / 1.5)))
    if max(height, width) > LARGEST:
        scale = LARGEST / max(height, width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _resized(frame, width, height):
    if width >= frame.shape[1]:
        return cv2.resize(frame, (width, height), interpolation=cv2.INTER_NEAREST)
    return cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)


def _paste(picture, part, place):
    top, left = place
    picture[top : top + part.shape[0], left : left + part.shape[1]] = part


def _even(number):
    return number + number % 2
