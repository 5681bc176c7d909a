"""Exercises of lesson 02, variational autoencoders, in the order of the notebook; one file each."""

from gankit.exercises.lesson_02.active_units import ACTIVE_UNITS
from gankit.exercises.lesson_02.interpolate import INTERPOLATE
from gankit.exercises.lesson_02.kl_divergence import KL_DIVERGENCE
from gankit.exercises.lesson_02.latent_grid import LATENT_GRID
from gankit.exercises.lesson_02.monte_carlo_kl import MONTE_CARLO_KL
from gankit.exercises.lesson_02.sample import SAMPLE
from gankit.exercises.lesson_02.total_loss import TOTAL_LOSS

EXERCISES = (
    SAMPLE,
    KL_DIVERGENCE,
    MONTE_CARLO_KL,
    TOTAL_LOSS,
    LATENT_GRID,
    INTERPOLATE,
    ACTIVE_UNITS,
)
