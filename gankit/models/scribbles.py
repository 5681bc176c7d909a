"""Strokes drawn at random: what is written like a digit and is none.

They follow no plan, and the pen is not that of `gankit.data`'s drawn letters, so that a classifier
that learned to refuse scribbles can be tested with these letters.
"""

import cv2
import numpy as np

FINE = 4  # a scribble is drawn so many times larger, for soft edges


def struck(images, random):
    """Draws one stroke through each image.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        random: A `numpy.random.Generator`.

    Returns:
        Array of the same shape.
    """
    return np.maximum(images, scribbles(len(images), images.shape[1:], random, strokes=(1, 1)))


def scribbles(n, image_shape, random, *, strokes=(2, 4)):
    """Draws strokes at random, straight or curved, many of them beginning on the one before.

    Args:
        n: How many images.
        image_shape: `(H, W, C)`.
        random: A `numpy.random.Generator`.
        strokes: The fewest and the most strokes of an image.

    Returns:
        Array `(n, H, W, C)` float32 in [-1, 1].
    """
    height, width, _ = image_shape
    drawn = np.empty((n, height, width), "float32")
    for index in range(n):
        lines = _lines(random.integers(strokes[0], strokes[1] + 1), random)
        drawn[index] = _penned(_fitted(lines, height, width, random), height, width, random)
    return np.broadcast_to(drawn[..., None], (n, *image_shape)).copy()


def _lines(count, random):
    lines = []
    for _ in range(count):
        points = random.uniform(0, 1, (random.integers(2, 5), 2))
        if lines and random.random() < 0.6:
            points[0] = random.choice(lines[-1])
        lines.append(_bezier(points))
    return lines


def _bezier(points, samples=16):
    """De Casteljau's construction: two points give a straight line, more of them a curve."""
    t = np.linspace(0, 1, samples)[:, None]
    curves = [np.repeat(point[None], samples, axis=0) for point in points]
    while len(curves) > 1:
        pairs = zip(curves[:-1], curves[1:], strict=True)
        curves = [(1 - t) * one + t * other for one, other in pairs]
    return curves[0]


def _fitted(lines, height, width, random):
    """Moves lines to the middle, 0.7 of the image high or wide, and narrower the other way."""
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    narrow = random.uniform(0.5, 1, 2)
    scale = 0.7 * min(height, width) / max(*(high - low), 0.1) * narrow / narrow.max()
    middle = np.array([width - 1, height - 1]) / 2
    return [(line - (low + high) / 2) * scale + middle for line in lines]


def _penned(lines, height, width, random):
    canvas = np.zeros((height * FINE, width * FINE), "uint8")
    pen = np.clip(random.lognormal(np.log(2.1), 0.26), 1.2, 4.2) * height / 28
    for line in lines:
        pixels = np.round((line + 0.5) * FINE * 16).astype("int32")  # sixteenths of a pixel
        cv2.polylines(canvas, [pixels], False, 255, max(1, round(pen * FINE)), cv2.LINE_AA, 4)
    soft = cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA)
    return soft.astype("float32") / 127.5 - 1
