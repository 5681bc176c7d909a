"""Exercises of lesson 03, adversarial autoencoders, in the order of the notebook."""

from gankit.exercises.lesson_03.coverage import COVERAGE
from gankit.exercises.lesson_03.discriminator_loss import DISCRIMINATOR_LOSS
from gankit.exercises.lesson_03.encoder_loss import ENCODER_LOSS
from gankit.exercises.lesson_03.even_grid import EVEN_GRID
from gankit.exercises.lesson_03.few_labels import FEW_LABELS
from gankit.exercises.lesson_03.one_hot_samples import ONE_HOT_SAMPLES
from gankit.exercises.lesson_03.phases import PHASES
from gankit.exercises.lesson_03.pseudo_labels import PSEUDO_LABELS
from gankit.exercises.lesson_03.swiss_roll import SWISS_ROLL

EXERCISES = (
    SWISS_ROLL,
    DISCRIMINATOR_LOSS,
    ENCODER_LOSS,
    PHASES,
    COVERAGE,
    EVEN_GRID,
    FEW_LABELS,
    ONE_HOT_SAMPLES,
    PSEUDO_LABELS,
)
