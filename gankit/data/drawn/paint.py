"""A small canvas in unit coordinates, drawn large and scaled down for soft edges."""

import numpy as np

CANVAS = 160
SHIFT = 4
ANGLES = np.linspace(0, 2 * np.pi, 36)
CIRCLE = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
T = np.linspace(0, 1, 12)[:, np.newaxis]
# Weights of start, control point and end along a parabola.
PARABOLA = np.hstack([(1 - T) ** 2, 2 * T * (1 - T), T**2])
GROUND_SHADE = np.linspace(1.06, 0.86, CANVAS)[:, np.newaxis, np.newaxis]


def jittered(colour, random, spread):
    """Returns a colour near the given one; `spread` is the standard deviation per channel."""
    return tuple(np.clip(np.array(colour) + random.normal(0, spread, 3), 0, 255))


class Paint:
    """Shapes on a square canvas: x to the right, y down, both from 0 to 1.

    Args:
        ground: Colour of the empty canvas, red, green and blue from 0 to 255.
    """

    def __init__(self, ground):
        self.canvas = np.empty((CANVAS, CANVAS, 3), "uint8")
        self.canvas[:] = np.clip(np.array(ground) * GROUND_SHADE, 0, 255)

    def polygon(self, points, colour):
        """Fills the outline that runs through `points`."""
        import cv2

        cv2.fillPoly(self.canvas, [_fixed(points)], colour, cv2.LINE_AA, SHIFT)

    def curve(self, points, colour, width):
        """Draws a line of a width through `points`; three points are bent into an arc."""
        import cv2

        if len(points) == 3:
            points = self.arc(*points)
        thickness = max(1, round(width * CANVAS))
        cv2.polylines(self.canvas, [_fixed(points)], False, colour, thickness, cv2.LINE_AA, SHIFT)

    def ellipse(self, centre, radii, colour):
        """Fills an ellipse."""
        self.polygon(_ellipse(centre, radii), colour)

    def ring(self, centre, radii, colour, width):
        """Draws the outline of an ellipse."""
        self.curve(_ellipse(centre, radii), colour, width)

    @staticmethod
    def arc(start, middle, end):
        """Returns 12 points of the parabola through three points."""
        control = [2 * m - (s + e) / 2 for s, m, e in zip(start, middle, end, strict=True)]
        return list(PARABOLA @ np.array([start, control, end]))

    def finished(self, size, pose, light):
        """Returns the picture: turned and moved, scaled down, lit from one side.

        Args:
            size: Side of the image.
            pose: Angle in degrees, scale, and shift to the right and down.
            light: -1 to 1: how much brighter the right side is than the left.

        Returns:
            uint8 `(size, size, 3)`.
        """
        import cv2

        angle, scale, right, down = pose
        matrix = cv2.getRotationMatrix2D((CANVAS / 2, CANVAS / 2), angle, scale)
        matrix[:, 2] += np.array([right, down]) * CANVAS
        turned = cv2.warpAffine(
            self.canvas, matrix, (CANVAS, CANVAS), borderMode=cv2.BORDER_REPLICATE
        )
        interpolation = cv2.INTER_AREA if size <= CANVAS else cv2.INTER_LINEAR
        small = cv2.resize(turned, (size, size), interpolation=interpolation)
        lit = small * (1 + light * np.linspace(-1, 1, size, dtype="float32"))[:, np.newaxis]
        return np.clip(lit, 0, 255).astype("uint8")


def _fixed(points):
    return np.round(np.asarray(points) * CANVAS * 2**SHIFT).astype("int32")


def _ellipse(centre, radii):
    return np.array(centre) + np.array(radii) * CIRCLE
