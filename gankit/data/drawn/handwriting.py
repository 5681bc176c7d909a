"""A hand: characters written by their plans, with random slant, width, wobble and size."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.drawn.strokes import FRAME, bend, draw, rebalance, spline

BLOCK = 1_000


def written(plans, seed, count, size=None):
    """Writes characters, the same first ones whatever the count.

    Args:
        plans: Dict from each character to its `Plan`s.
        seed: Whole number.
        count: How many.
        size: Side to resize to; 28 by default.

    Returns:
        A `Content`: images uint8 `(N, 28, 28, 1)`, white on black; labels int64 `(N,)`, places in
        the dict, in random order, each about equally often.
    """
    blocks = [
        _block(plans, np.random.default_rng((seed, start)), min(BLOCK, count - start))
        for start in range(0, count, BLOCK)
    ]
    images = np.concatenate([images for images, _ in blocks])
    labels = np.concatenate([labels for _, labels in blocks])
    return prepared(images, labels, size=size)


def _block(plans, random, count):
    """Writes the first `count` of a block of 1,000; the random numbers are drawn for all."""
    labels = random.integers(0, len(plans), BLOCK)
    images = np.zeros((BLOCK, FRAME, FRAME), "uint8")
    for label, ways in enumerate(plans.values()):
        weights = np.array([plan.weight for plan in ways])
        chosen = random.choice(len(ways), BLOCK, p=weights / weights.sum())
        for index, plan in enumerate(ways):
            rows = np.flatnonzero((labels == label) & (chosen == index))
            curves, widths = _varied(plan, len(rows), random)
            for row, *strokes, width in zip(rows, *curves, widths, strict=True):
                if row < count:
                    images[row] = draw(strokes, width)
    return images[:count], labels[:count]


def _varied(plan, count, random):
    """Returns `count` variations of a plan: a list of `(count, P, 2)` curves, and widths."""
    points = np.array(plan.points) + random.normal(0, 0.034, (count, len(plan.points), 2))
    points = bend(rebalance(points, random), random, 0.05)
    points = (points - 0.5) @ _stretches(plan, count, random)
    curves = [spline(len(stroke)) @ points[:, list(stroke)] for stroke in plan.strokes]
    pen = np.clip(random.lognormal(np.log(2.1), 0.26, (count, 1)), 1.2, 4.2)
    widths = pen * np.clip(random.normal(1, 0.08, (count, len(curves))), 0.8, 1.2)
    return curves, widths


def _stretches(plan, count, random):
    """Returns `(count, 2, 2)` matrices for rows (x, y): width, then slant, then rotation."""
    width = plan.width * random.lognormal(0, 0.2, count).clip(0.65, 1.5)
    slant = random.normal(0.20, 0.26, count).clip(-0.45, 0.75)
    angle = random.normal(0, 0.12, count)
    zero, one = np.zeros(count), np.ones(count)
    cosine, sine = np.cos(angle), np.sin(angle)
    stretch = np.array([[width, zero], [zero, one]])
    shear = np.array([[one, zero], [-slant, one]])
    turn = np.array([[cosine, sine], [-sine, cosine]])
    matrices = [np.moveaxis(matrix, 2, 0) for matrix in (stretch, shear, turn)]
    return matrices[0] @ matrices[1] @ matrices[2]
