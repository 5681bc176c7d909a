"""Exercises of lesson 12, evaluation and robustness, in the order of the notebook."""

from gankit.exercises.lesson_12.accepted_shares import ACCEPTED_SHARES
from gankit.exercises.lesson_12.coverage import COVERAGE
from gankit.exercises.lesson_12.digit_scores import DIGIT_SCORES
from gankit.exercises.lesson_12.distances_by_size import DISTANCES_BY_SIZE
from gankit.exercises.lesson_12.extended_labels import EXTENDED_LABELS
from gankit.exercises.lesson_12.extrapolated import EXTRAPOLATED
from gankit.exercises.lesson_12.frechet_distance import FRECHET_DISTANCE
from gankit.exercises.lesson_12.half_and_half import HALF_AND_HALF
from gankit.exercises.lesson_12.inception_style_score import INCEPTION_STYLE_SCORE
from gankit.exercises.lesson_12.kernel_distance import KERNEL_DISTANCE
from gankit.exercises.lesson_12.memorised_share import MEMORISED_SHARE
from gankit.exercises.lesson_12.neighbour_radii import NEIGHBOUR_RADII
from gankit.exercises.lesson_12.precision import PRECISION
from gankit.exercises.lesson_12.tstr import TSTR

EXERCISES = (
    INCEPTION_STYLE_SCORE,
    FRECHET_DISTANCE,
    DISTANCES_BY_SIZE,
    EXTRAPOLATED,
    KERNEL_DISTANCE,
    NEIGHBOUR_RADII,
    PRECISION,
    COVERAGE,
    MEMORISED_SHARE,
    TSTR,
    HALF_AND_HALF,
    EXTENDED_LABELS,
    DIGIT_SCORES,
    ACCEPTED_SHARES,
)
