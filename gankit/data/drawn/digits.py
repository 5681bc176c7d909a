"""Generated digits: drawn strokes that vary in slant, width, wobble and size.

Their look comes from the plans of strokes in `digit_plans.py` alone; no recorded digit is
copied or measured while they are drawn.
"""

from gankit.data.drawn.digit_plans import PLANS
from gankit.data.drawn.handwriting import written
from gankit.data.entry import DIGIT_CLASSES, DrawnSet

COUNTS = {"train": 20_000, "test": 4_000}
SEEDS = {"train": 28_001, "test": 28_002}


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
    return written(PLANS, SEEDS[split], count, size)


DIGITS = DrawnSet(
    name="digits",
    summary="drawn digits, 28x28 grey, 20,000 + 4,000",
    generate=generate,
    counts=COUNTS,
    sample_shape=(28, 28, 1),
    classes=DIGIT_CLASSES,
)
