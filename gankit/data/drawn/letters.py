"""Generated letters that resemble no digit, written by the same hand: what is no digit, and close.

Left out are those that somebody might read as one: B, D, G, I, O, Q, S, T, Y, Z and their like.
"""

from gankit.data.drawn.handwriting import written
from gankit.data.drawn.letter_plans import PLANS
from gankit.data.entry import DrawnSet

COUNTS = {"train": 4_000, "test": 2_000}
SEEDS = {"train": 28_004, "test": 28_005}


def generate(split="train", *, size=None, limit=None):
    """Draws the first `limit` letters of a split, the same ones every time.

    Args:
        split: `"train"` or `"test"`.
        size: Side to resize to; 28 by default.
        limit: How many; `None` for all of the split.

    Returns:
        A `Content`: images uint8 `(N, 28, 28, 1)`, white on black, labels int64 `(N,)` in
        random order, each letter about equally often.
    """
    count = min(COUNTS[split], limit or COUNTS[split])
    return written(PLANS, SEEDS[split], count, size)


LETTERS = DrawnSet(
    name="letters",
    summary="drawn letters, 28x28 grey, 4,000 + 2,000",
    generate=generate,
    counts=COUNTS,
    sample_shape=(28, 28, 1),
    classes=tuple(PLANS),
)
