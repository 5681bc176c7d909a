"""Exercises of lesson 04, forgetting and domains, in order of the notebook; one file for each."""

from gankit.exercises.lesson_04.domain_gain import DOMAIN_GAIN
from gankit.exercises.lesson_04.domain_losses import DOMAIN_LOSSES
from gankit.exercises.lesson_04.domain_reversal import DOMAIN_REVERSAL
from gankit.exercises.lesson_04.domain_schedule import DOMAIN_SCHEDULE

EXERCISES = (
    DOMAIN_REVERSAL,
    DOMAIN_LOSSES,
    DOMAIN_SCHEDULE,
    DOMAIN_GAIN,
)
