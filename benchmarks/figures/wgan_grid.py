"""How well GANs and Wasserstein GANs cover 25 modes, in as many processor seconds.

`python -m benchmarks.figures wgan_grid`

The grid of `gankit.data`, counted as VEEGAN and PacGAN count it (`gankit.metrics.mode_coverage`):
PacGAN's best reports 24.8 modes, 93.6 % and a reverse KL of .04. All rows have the same networks
and at most some `SECONDS` on one core.

Where the rates settle, the modes of a Wasserstein GAN become too narrow. So the `weighed` rows stop
a short run while its modes are still too wide, and spend the rest of the time on a discriminator
that accepts a share of the samples, `accepted` (`weighing`). Its settings were chosen with seed 0.
"""

import time
from dataclasses import dataclass
from functools import partial

import keras

from benchmarks.figures.results import measured_once, stored_rows
from benchmarks.figures.weighing import Weighing
from gankit import data
from gankit.data import grid, shuffled_batches
from gankit.metrics import mode_coverage
from gankit.models import gan, wgan
from gankit.models.gan import GAN
from gankit.models.wgan import WassersteinGAN
from gankit.regularisers import R1
from gankit.schedules import settling_optimizers

UNITS, LATENT_DIM, SAMPLES = (128, 128, 128), 2, 10_000
SECONDS, SEEDS = 240, (0, 1, 2)


@dataclass(frozen=True)
class Contender:
    """What differs between the rows.

    Args:
        build: Function of the seed that builds the uncompiled model.
        steps: As many as take some `SECONDS`.
        batch_size: Samples in a turn.
        averaging: Share of its average that the generator keeps in a step; None for no average.
        rate: Adam's learning rate, which is held for two thirds of the run.
        beta_2: Adam's memory of squared gradients.
        weighed: Steps of the discriminator that accepts samples, for which the run stops while the
            rate is still held; 0 for samples as they are drawn.
        seeds: Of the runs.
    """

    build: object
    steps: int
    batch_size: int = 128
    averaging: float | None = None
    rate: float = 1e-3
    beta_2: float = 0.9
    weighed: int = 0
    seeds: tuple = SEEDS


def _gan(seed):
    return GAN(_generator(), gan.build_discriminator((2,), UNITS), LATENT_DIM, seed=seed)


def _gan_with_r1(seed):
    discriminator = gan.build_discriminator((2,), UNITS)
    return GAN(_generator(), discriminator, LATENT_DIM, regulariser=R1(1e-3), seed=seed)


def _wgan(seed, **settings):
    networks = _generator(), wgan.build_critic((2,), UNITS)
    return WassersteinGAN(*networks, LATENT_DIM, seed=seed, **settings)


def _generator():
    return gan.build_generator(LATENT_DIM, (2,), UNITS)


CONTENDERS = {
    "GAN": Contender(_gan, 60_000, batch_size=256),
    "WGAN, clipped at 0.01": Contender(
        partial(_wgan, gradient_penalty=None, clip=0.01, critic_turns=3), 60_000
    ),
    "WGAN, gradient penalty, averaged": Contender(
        partial(_wgan, gradient_penalty=0.1, critic_turns=3), 30_000, averaging=0.99
    ),
    "WGAN, gradient penalty, weighed": Contender(
        partial(_wgan, gradient_penalty=0.1, critic_turns=3),
        3_000,
        averaging=0.99,
        weighed=4_000,
        seeds=(1, 2, 3),
    ),
    "WGAN, gradient penalty, weighed for longer": Contender(
        partial(_wgan, gradient_penalty=0.1, critic_turns=3),
        3_000,
        averaging=0.99,
        weighed=30_000,
        seeds=(1, 2, 3),
    ),
    "GAN, R1, averaged": Contender(_gan_with_r1, 40_000, batch_size=256, averaging=0.99),
}


def measure_all():
    """Trains every contender with three seeds and returns the rows."""
    for name, contender in CONTENDERS.items():
        for seed in contender.seeds:
            measure(name, seed)
    return stored_rows("wgan_grid")


def measure(name, seed):
    """Measures one row, or returns it as it is stored."""
    contender = CONTENDERS[name]
    settings = {"contender": name, "seed": seed, "steps": contender.steps}
    return measured_once("wgan_grid", settings, partial(_measure, contender, seed))


def _measure(contender, seed):
    start = time.process_time()
    model, accepted = _trained(contender, seed), 1.0
    if contender.weighed:
        points = data.load("grid").images
        weighing = Weighing(model, points, UNITS, contender.weighed, seed)
    seconds = time.process_time() - start
    if contender.weighed:
        drawn, accepted = weighing.draw(SAMPLES, seed=1)
    else:
        drawn = model.generate(SAMPLES, seed=1)
    found = mode_coverage(drawn, grid.centres(), grid.DEVIATION)
    return {
        "processor seconds": round(seconds),
        "modes reached": found.modes_reached,
        "with 2 %": found.modes_with_share,
        "high quality": round(found.high_quality, 3),
        "reverse KL": round(found.reverse_kl, 3),
        "spread ratio": round(found.spread_ratio, 2),
        "accepted": round(accepted, 3),
    }


def _trained(contender, seed):
    keras.utils.set_random_seed(seed)
    model = contender.build(seed)
    run = contender.steps * (2 if contender.weighed else 1)  # in the first half the rate is held
    optimizers = settling_optimizers(model, run, contender.rate, beta_2=contender.beta_2)
    averages = contender.averaging and {"generator": contender.averaging}
    model.compile(optimizers, averages=averages, jit_compile=True, steps_per_execution=20)
    turns = max(phase.turns for phase in model.phases())
    batches = shuffled_batches(data.load("grid"), turns * contender.batch_size, seed)
    model.fit(batches, steps_per_epoch=contender.steps, verbose=0, shuffle=False)
    return model
