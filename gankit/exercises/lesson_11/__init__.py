"""Exercises of lesson 11, progressive growing, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_11.cross_faded import CROSS_FADED
from gankit.exercises.lesson_11.doubled import DOUBLED
from gankit.exercises.lesson_11.equalised_scale import EQUALISED_SCALE
from gankit.exercises.lesson_11.faded_in import FADED_IN
from gankit.exercises.lesson_11.growth_at import GROWTH_AT
from gankit.exercises.lesson_11.halved import HALVED
from gankit.exercises.lesson_11.minibatch_deviation import MINIBATCH_DEVIATION
from gankit.exercises.lesson_11.multiplications import MULTIPLICATIONS
from gankit.exercises.lesson_11.pixel_normalised import PIXEL_NORMALISED

EXERCISES = (
    HALVED,
    DOUBLED,
    MULTIPLICATIONS,
    FADED_IN,
    CROSS_FADED,
    GROWTH_AT,
    EQUALISED_SCALE,
    PIXEL_NORMALISED,
    MINIBATCH_DEVIATION,
)
