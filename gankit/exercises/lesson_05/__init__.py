"""Exercises of lesson 05, GAN basics, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_05.confusion_matrix import CONFUSION_MATRIX
from gankit.exercises.lesson_05.discriminator_loss import DISCRIMINATOR_LOSS
from gankit.exercises.lesson_05.discriminator_turn import DISCRIMINATOR_TURN
from gankit.exercises.lesson_05.generator_loss import GENERATOR_LOSS
from gankit.exercises.lesson_05.generator_turn import GENERATOR_TURN
from gankit.exercises.lesson_05.has_moved import HAS_MOVED
from gankit.exercises.lesson_05.mix_with_old_fakes import MIX_WITH_OLD_FAKES
from gankit.exercises.lesson_05.phases import PHASES
from gankit.exercises.lesson_05.sample_latents import SAMPLE_LATENTS
from gankit.exercises.lesson_05.who_learns import WHO_LEARNS

EXERCISES = (
    DISCRIMINATOR_LOSS,
    GENERATOR_LOSS,
    SAMPLE_LATENTS,
    HAS_MOVED,
    DISCRIMINATOR_TURN,
    GENERATOR_TURN,
    PHASES,
    CONFUSION_MATRIX,
    WHO_LEARNS,
    MIX_WITH_OLD_FAKES,
)
