"""How much faster than the slow GAN is the master's own of lesson 08, to the same quality?

`python -m benchmarks.figures speedup`
"""

from functools import cache, partial

import keras

from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.models import dcgan
from gankit.models.gan import GAN
from gankit.runs import Contender, FrechetQuality, speedup
from gankit.runs.slow_baseline import BATCH_SIZE, FILTERS, LATENT_DIM, slow_baseline

SHAPE, STEPS, EVERY = (28, 28, 1), 4_500, 100


def measure_all():
    """Races on recorded and on generated digits with three seeds and returns the rows."""
    for seed in (0, 1, 2):
        for name in ("mnist", "digits"):
            measured_once("speedup", {"data": name, "seed": seed}, partial(_measure, name, seed))
    return stored_rows("speedup")


def build_masters_gan():
    """Builds the GAN with which the master of lesson 08 answers `animation.my_gan`."""
    generator = dcgan.build_generator(LATENT_DIM, SHAPE, FILTERS)
    discriminator = dcgan.build_discriminator(SHAPE, FILTERS)
    gan = GAN(generator, discriminator, LATENT_DIM, seed=0)
    names = ("discriminator", "generator")
    gan.compile({name: keras.optimizers.Adam(2e-3, beta_1=0.5) for name in names})
    return gan


@cache
def _quality(name):
    return FrechetQuality(_digits(name))


@cache
def _digits(name):
    digits = data.load(name)
    if name == "mnist" and digits.is_generated:
        raise ValueError("Expected real MNIST. Point GANKIT_DATA at a folder with mnist.npz.")
    return digits


def _measure(name, seed):
    pair = slow_baseline(SHAPE), Contender("mine", build_masters_gan, BATCH_SIZE)
    course = {"steps": STEPS, "every": EVERY, "seed": seed}
    result = speedup(*pair, _digits(name), _quality(name), **course)
    (_, slow_steps, slow_seconds), (_, steps, seconds) = result.arrivals()
    return {
        "mark (Frechet)": result.mark,
        "slow: steps": slow_steps,
        "mine: steps": steps,
        "times fewer steps": result.steps_ratio,
        "times fewer seconds": result.seconds_ratio,
        "slow: seconds": slow_seconds,
        "mine: seconds": seconds,
        "slow: Frechet at its end": result.baseline.values[-1],
        "noise band": _quality(name).noise_band,
    }
