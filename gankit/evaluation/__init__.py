"""What a trained generator is worth: its samples scored, used, and compared with the real ones.

In reading order: `synthetic` (train on synthetic, test on real, and the reverse), `other_kinds`
(what a classifier ought to refuse). For `gankit evaluate`: `evaluating` (who is judged by whom),
`subject` (a model's samples, or its translations), `image_judge` and `point_judge`, which share
`cloud_scores`; `reader` (the classifier whose features are compared), `score` and `judgement` (what
was found), `table`, `page` and `distance_chart` (how it is told).
"""

from gankit.evaluation.evaluating import evaluate
from gankit.evaluation.judgement import ClassCount, Judgement
from gankit.evaluation.other_kinds import other_kinds
from gankit.evaluation.page import write_page
from gankit.evaluation.score import Score
from gankit.evaluation.subject import Subject, refuse_undrawing, subject_of, translations_of
from gankit.evaluation.synthetic import (
    drawn_from,
    drawn_from_real,
    train_on_drawn,
    train_on_real_test_on_synthetic,
    train_on_synthetic_test_on_real,
)
from gankit.evaluation.table import as_text

__all__ = [
    "ClassCount",
    "Judgement",
    "Score",
    "Subject",
    "as_text",
    "drawn_from",
    "drawn_from_real",
    "evaluate",
    "other_kinds",
    "refuse_undrawing",
    "subject_of",
    "train_on_drawn",
    "train_on_real_test_on_synthetic",
    "train_on_synthetic_test_on_real",
    "translations_of",
    "write_page",
]


def __dir__():
    return __all__
