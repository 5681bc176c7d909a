"""A pen: smooth curves through points, bent like handwriting, drawn with soft edges."""

from functools import cache

import numpy as np

SAMPLES = 8
FRAME = 28
BOX = 20
DETAIL = 4
SUBPIXEL_BITS = 4


@cache
def spline(count):
    """Returns the matrix of a Catmull-Rom spline through `count` points.

    Args:
        count: How many points the curve runs through, at least 2.

    Returns:
        float64 `(SAMPLES * (count - 1) + 1, count)`; times the points `(count, 2)` it gives
        points along the curve. Row 0 picks the first point, the last row the last.
    """
    padded = np.zeros((count + 2, count))
    padded[1:-1] = np.eye(count)
    # The curve starts and ends as if the neighbouring points were mirrored.
    padded[0] = 2 * padded[1] - padded[2]
    padded[-1] = 2 * padded[-2] - padded[-3]
    t = np.linspace(0, 1, SAMPLES, endpoint=False)[:, np.newaxis]
    powers = np.hstack([t**0, t, t**2, t**3])
    weights = powers @ CATMULL_ROM
    pieces = [weights @ padded[start : start + 4] for start in range(count - 1)]
    return np.vstack([*pieces, padded[-2]])


CATMULL_ROM = 0.5 * np.array([[0, 2, 0, 0], [-1, 0, 1, 0], [2, -5, 4, -1], [-1, 3, -3, 1]])


def bend(points, random, strength):
    """Bends curves by slow waves, so that neighbouring strokes stay neighbours.

    Args:
        points: float64 `(N, P, 2)` in about [0, 1].
        random: A `numpy.random.Generator`.
        strength: Standard deviation of a wave's height, in box heights.

    Returns:
        float64 `(N, P, 2)`.
    """
    bent = points.copy()
    for _ in range(2):
        frequency = random.uniform(-1.0, 1.0, (len(points), 2, 2))
        phase = random.uniform(0, 2 * np.pi, (len(points), 1, 2))
        height = random.normal(0, strength, (len(points), 1, 2))
        bent += height * np.sin(2 * np.pi * (points @ frequency) + phase)
    return bent


def rebalance(points, random):
    """Shifts the weight between the top and the bottom of what is written.

    Moves the middle up or down, and widens one end at the cost of the other.

    Args:
        points: float64 `(N, P, 2)` in about [0, 1].
        random: A `numpy.random.Generator`.

    Returns:
        float64 `(N, P, 2)`.
    """
    lift = random.normal(0, 0.22, (len(points), 1)).clip(-0.6, 0.6)
    taper = random.normal(0, 0.45, (len(points), 1)).clip(-1.0, 1.0)
    x, y = points[..., 0], points[..., 1]
    moved = y + lift * y * (1 - y)
    return np.stack([0.5 + (x - 0.5) * (1 + taper * (y - 0.5)), moved], axis=-1)


def draw(strokes, widths):
    """Draws one set of curves in the manner of MNIST.

    The ink's box is scaled to 20 pixels on its longer side, and the ink's centre of mass lies
    at the middle of the 28x28 frame.

    Args:
        strokes: List of float64 `(P, 2)` curves, x and y in any unit.
        widths: Width of each stroke in pixels of the 28x28 frame.

    Returns:
        uint8 `(28, 28)`, white (255) on black.
    """
    import cv2

    pen = max(widths)
    corner = np.min([stroke.min(0) for stroke in strokes], axis=0)
    extent = np.max([stroke.max(0) for stroke in strokes], axis=0) - corner
    scale = (BOX - pen) / extent.max()
    canvas = np.zeros((FRAME * DETAIL, FRAME * DETAIL), "uint8")
    middle = FRAME / 2 - extent * scale / 2
    for stroke, width in zip(strokes, widths, strict=True):
        pixels = ((stroke - corner) * scale + middle) * DETAIL * 2**SUBPIXEL_BITS
        line = np.round(pixels).astype("int32")
        thickness = max(1, round(width * DETAIL))
        cv2.polylines(canvas, [line], False, 255, thickness, cv2.LINE_AA, SUBPIXEL_BITS)
    return cv2.resize(_centred(canvas), (FRAME, FRAME), interpolation=cv2.INTER_AREA)


def _centred(canvas):
    import cv2

    moments = cv2.moments(canvas)
    mass = np.array([moments["m10"], moments["m01"]]) / moments["m00"]
    shift = np.round((len(canvas) - 1) / 2 - mass).astype(int)
    return np.roll(canvas, shift[::-1], axis=(0, 1))
