"""Exercises of lesson 01, autoencoders, in the order of the notebook; one file for each."""

from gankit.exercises.lesson_01.add_noise import ADD_NOISE
from gankit.exercises.lesson_01.binary_cross_entropy import BINARY_CROSS_ENTROPY
from gankit.exercises.lesson_01.encoder_and_decoder import ENCODER_AND_DECODER
from gankit.exercises.lesson_01.fit_denoiser import FIT_DENOISER
from gankit.exercises.lesson_01.join import JOIN
from gankit.exercises.lesson_01.l1_penalty import L1_PENALTY
from gankit.exercises.lesson_01.project import PROJECT
from gankit.exercises.lesson_01.psnr import PSNR
from gankit.exercises.lesson_01.raise_each_dimension import RAISE_EACH_DIMENSION
from gankit.exercises.lesson_01.receptive_field import RECEPTIVE_FIELD
from gankit.exercises.lesson_01.share_active import SHARE_ACTIVE

EXERCISES = (
    ENCODER_AND_DECODER,
    JOIN,
    BINARY_CROSS_ENTROPY,
    RECEPTIVE_FIELD,
    ADD_NOISE,
    FIT_DENOISER,
    PSNR,
    L1_PENALTY,
    SHARE_ACTIVE,
    RAISE_EACH_DIMENSION,
    PROJECT,
)
