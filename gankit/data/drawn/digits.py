"""Generated digits: drawn strokes that vary in slant, width, wobble and size.

Their look comes from the plans of strokes in `digit_plans.py` alone; no recorded digit is
copied or measured while they are drawn.
"""

import numpy as np

from gankit.data.content import prepared
from gankit.data.drawn.digit_plans import PLANS
from gankit.data.drawn.strokes import bend, draw, rebalance, spline
from gankit.data.entry import DIGIT_CLASSES, DrawnSet

COUNTS = {"train": 20_000, "test": 4_000}
SEEDS = {"train": 28_001, "test": 28_002}
BLOCK = 1_000


def generate(split="train", *, size=None, limit=None):
    """Draws the first `limit` digits of a split, the same ones every time.

    Args:
        split: `"train"` or `"test"`.
        size: Side to resize to; 28 by default.
        limit: How many; `None` for all of the split.

    Returns:
        A `Content`: images uint8 `(N, 28, 28, 1)`, white on black, labels int64 `(N,)` in
        random order, each digit about equally often.
    """
    count = min(COUNTS[split], limit or COUNTS[split])
    blocks = [
        _block(np.random.default_rng((SEEDS[split], start)), min(BLOCK, count - start))
        for start in range(0, count, BLOCK)
    ]
    images = np.concatenate([images for images, _ in blocks])
    labels = np.concatenate([labels for _, labels in blocks])
    return prepared(images, labels, size=size)


DIGITS = DrawnSet(
    name="digits",
    summary="drawn digits, 28x28 grey, 20,000 + 4,000",
    generate=generate,
    classes=DIGIT_CLASSES,
)


def _block(random, count):
    """Draws the first `count` of a block of 1,000; the random numbers are drawn for all."""
    labels = random.integers(0, 10, BLOCK)
    images = np.zeros((BLOCK, 28, 28), "uint8")
    for digit, plans in PLANS.items():
        weights = np.array([plan.weight for plan in plans])
        chosen = random.choice(len(plans), BLOCK, p=weights / weights.sum())
        for index, plan in enumerate(plans):
            rows = np.flatnonzero((labels == digit) & (chosen == index))
            curves, widths = _written(plan, len(rows), random)
            for row, *strokes, width in zip(rows, *curves, widths, strict=True):
                if row < count:
                    images[row] = draw(strokes, width)
    return images[:count], labels[:count]


def _written(plan, count, random):
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
