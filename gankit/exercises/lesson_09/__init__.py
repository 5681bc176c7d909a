"""Exercises of lesson 09, Wasserstein, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_09.clip import CLIP
from gankit.exercises.lesson_09.critic_loss import CRITIC_LOSS
from gankit.exercises.lesson_09.dirac_step import DIRAC_STEP
from gankit.exercises.lesson_09.earth_movers_distance import EARTH_MOVERS_DISTANCE
from gankit.exercises.lesson_09.generator_loss import GENERATOR_LOSS
from gankit.exercises.lesson_09.gradient_penalty import GRADIENT_PENALTY
from gankit.exercises.lesson_09.interpolates import INTERPOLATES
from gankit.exercises.lesson_09.phases import PHASES
from gankit.exercises.lesson_09.read_table import READ_TABLE
from gankit.exercises.lesson_09.steepest_slope import STEEPEST_SLOPE

EXERCISES = (
    CRITIC_LOSS,
    GENERATOR_LOSS,
    DIRAC_STEP,
    EARTH_MOVERS_DISTANCE,
    STEEPEST_SLOPE,
    CLIP,
    INTERPOLATES,
    GRADIENT_PENALTY,
    PHASES,
    READ_TABLE,
)
