"""Exercises of lesson 08, training animation, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_08.diagnosis import DIAGNOSIS
from gankit.exercises.lesson_08.discriminator_accuracy import DISCRIMINATOR_ACCURACY
from gankit.exercises.lesson_08.discriminator_turn import DISCRIMINATOR_TURN
from gankit.exercises.lesson_08.generator_turn import GENERATOR_TURN
from gankit.exercises.lesson_08.gradient_norm import GRADIENT_NORM
from gankit.exercises.lesson_08.labels import LABELS
from gankit.exercises.lesson_08.my_gan import MY_GAN
from gankit.exercises.lesson_08.oddities import ODDITIES
from gankit.exercises.lesson_08.pixel_spread import PIXEL_SPREAD
from gankit.exercises.lesson_08.race import RACE
from gankit.exercises.lesson_08.step_size import STEP_SIZE
from gankit.exercises.lesson_08.training_step import TRAINING_STEP
from gankit.exercises.lesson_08.true_losses import TRUE_LOSSES
from gankit.exercises.lesson_08.updates import UPDATES

EXERCISES = (
    LABELS,
    DISCRIMINATOR_TURN,
    GENERATOR_TURN,
    TRAINING_STEP,
    ODDITIES,
    GRADIENT_NORM,
    DISCRIMINATOR_ACCURACY,
    PIXEL_SPREAD,
    UPDATES,
    STEP_SIZE,
    TRUE_LOSSES,
    DIAGNOSIS,
    MY_GAN,
    RACE,
)
