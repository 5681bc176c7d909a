"""Which learning rate suits a short run of the DCGAN on MNIST?

`python -m benchmarks.figures learning_rate`
"""

import time
from functools import partial

import keras

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.data import shuffled_batches
from gankit.models import dcgan
from gankit.models.gan import GAN

SHAPE, LATENT_DIM, BATCH_SIZE, STEPS = (28, 28, 1), 16, 32, 2_000


def measure_all():
    """Measures every rate with three seeds and returns the rows."""
    for seed in (0, 1, 2):
        for rate in (2e-4, 5e-4, 1e-3, 2e-3):
            settings = {"learning rate": rate, "seed": seed, "steps": STEPS}
            measured_once("learning_rate", settings, partial(_measure, rate, seed))
    return stored_rows("learning_rate")


def _measure(rate, seed):
    reader = mnist_reader()
    keras.utils.set_random_seed(seed)
    networks = dcgan.build_generator(LATENT_DIM, SHAPE), dcgan.build_discriminator(SHAPE)
    gan = GAN(*networks, LATENT_DIM, seed=seed)
    phases = ("discriminator", "generator")
    gan.compile({name: keras.optimizers.Adam(rate, beta_1=0.5) for name in phases})
    start = time.perf_counter()
    gan.fit(
        shuffled_batches(data.load("mnist"), BATCH_SIZE, seed), steps_per_epoch=STEPS, verbose=0
    )
    seconds = time.perf_counter() - start
    return {**reader.read(gan.generate(2_000, seed=0)), "seconds": round(seconds)}
