"""Exercises of lesson 07, the conditional GAN, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_07.add_planes import ADD_PLANES
from gankit.exercises.lesson_07.balanced_set import BALANCED_SET
from gankit.exercises.lesson_07.generator_input import GENERATOR_INPUT
from gankit.exercises.lesson_07.latent_label_grid import LATENT_LABEL_GRID
from gankit.exercises.lesson_07.one_hot import ONE_HOT
from gankit.exercises.lesson_07.other_labels import OTHER_LABELS
from gankit.exercises.lesson_07.projection_logits import PROJECTION_LOGITS
from gankit.exercises.lesson_07.shares_as_asked import SHARES_AS_ASKED
from gankit.exercises.lesson_07.told_logits import TOLD_LOGITS
from gankit.exercises.lesson_07.usefulness import USEFULNESS

EXERCISES = (
    ONE_HOT,
    GENERATOR_INPUT,
    ADD_PLANES,
    PROJECTION_LOGITS,
    TOLD_LOGITS,
    OTHER_LABELS,
    LATENT_LABEL_GRID,
    SHARES_AS_ASKED,
    BALANCED_SET,
    USEFULNESS,
)
