"""What a trained generator is worth: its samples scored, used, and compared with the real ones.

In reading order: `synthetic` (train on synthetic, test on real, and the reverse), `other_kinds`
(what a classifier ought to refuse).
"""

from gankit.evaluation.other_kinds import other_kinds
from gankit.evaluation.synthetic import (
    drawn_from,
    drawn_from_real,
    train_on_drawn,
    train_on_real_test_on_synthetic,
    train_on_synthetic_test_on_real,
)

__all__ = [
    "drawn_from",
    "drawn_from_real",
    "other_kinds",
    "train_on_drawn",
    "train_on_real_test_on_synthetic",
    "train_on_synthetic_test_on_real",
]


def __dir__():
    return __all__
