"""The game is won where the answer is known: on points in the plane."""

import keras
import numpy as np
import pytest

from gankit import data
from gankit.data import ring
from gankit.metrics import modes_covered
from gankit.models.gan import GAN, build_discriminator, build_generator

LATENT_DIM, BATCH_SIZE = 2, 256


def trained_gan(points, steps, units, learning_rate, averaging):
    keras.utils.set_random_seed(0)
    gan = GAN(
        build_generator(LATENT_DIM, (2,), units), build_discriminator((2,), units), LATENT_DIM
    )
    generator_optimizer = keras.optimizers.Adam(
        learning_rate, beta_1=0.5, use_ema=averaging > 0, ema_momentum=averaging
    )
    discriminator_optimizer = keras.optimizers.Adam(learning_rate, beta_1=0.5)
    gan.compile({"discriminator": discriminator_optimizer, "generator": generator_optimizer})
    rows = np.random.default_rng(0).integers(0, len(points), steps * BATCH_SIZE)
    gan.fit(points[rows], batch_size=BATCH_SIZE, verbose=0)
    return gan


def test_the_generator_finds_the_mean_and_the_spread_of_a_gaussian():
    random = np.random.default_rng(0)
    points = random.normal([0.4, -0.3], 0.25, (4_096, 2)).astype("float32")
    gan = trained_gan(points, 1_500, (64, 64), 1e-3, averaging=0.99)
    generated = gan.generate(4_000, seed=1)
    assert generated.mean(axis=0) == pytest.approx([0.4, -0.3], abs=0.08)
    assert generated.std(axis=0) == pytest.approx([0.25, 0.25], rel=0.3)


def test_the_generator_covers_all_eight_modes_of_the_ring():
    points = data.load("ring").signed()
    gan = trained_gan(points, 2_000, (128, 128), 1e-3, averaging=0.99)
    generated = gan.generate(2_000, seed=1)
    assert modes_covered(generated, ring.centres(), radius=0.1) == 8
