"""Exercises of lesson 10, CycleGAN and CoGAN, in order of the notebook; one file for each."""

from gankit.exercises.lesson_10.coupled_generators import COUPLED_GENERATORS
from gankit.exercises.lesson_10.cycle_loss import CYCLE_LOSS
from gankit.exercises.lesson_10.discriminator_loss import DISCRIMINATOR_LOSS
from gankit.exercises.lesson_10.exchange import EXCHANGE
from gankit.exercises.lesson_10.generator_loss import GENERATOR_LOSS
from gankit.exercises.lesson_10.identity_loss import IDENTITY_LOSS
from gankit.exercises.lesson_10.pairing_score import PAIRING_SCORE
from gankit.exercises.lesson_10.phases import PHASES
from gankit.exercises.lesson_10.semantic_loss import SEMANTIC_LOSS
from gankit.exercises.lesson_10.three_numbers import THREE_NUMBERS
from gankit.exercises.lesson_10.way_back_errors import WAY_BACK_ERRORS

EXERCISES = (
    DISCRIMINATOR_LOSS,
    GENERATOR_LOSS,
    CYCLE_LOSS,
    EXCHANGE,
    PHASES,
    THREE_NUMBERS,
    SEMANTIC_LOSS,
    WAY_BACK_ERRORS,
    IDENTITY_LOSS,
    COUPLED_GENERATORS,
    PAIRING_SCORE,
)
