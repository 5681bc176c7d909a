"""Of 1,000 modes, how many does a Wasserstein GAN reach, and a DCGAN in the same processor time?

`python -m benchmarks.figures stacked_mnist`

Three digits of MNIST are the colours of one image (Metz et al. 2017, section 3.3.1); a reader of
digits reads every colour of 26,000 samples, as VEEGAN and PacGAN count. A perfect sampler has a KL
of .02. Published: DCGAN 99 modes, VEEGAN 150, PacDCGAN2 1,000 and a KL of .06.

Generator and latent vectors are the same in both rows, and so are the convolutions of discriminator
and critic, but for the batch normalisation, which a critic may not have. Turns, penalty, rates and
averaging are those of `gankit train wgan`; none was chosen by these numbers.
"""

import time
from dataclasses import dataclass
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.equal_time import steps_that_take
from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit import data
from gankit.data import shuffled_batches
from gankit.images import image_grid, signed_to_bytes
from gankit.layers import SubPixel
from gankit.metrics import label_coverage
from gankit.models import dcgan, wgan
from gankit.models.gan import GAN
from gankit.models.wgan import WassersteinGAN
from gankit.prediction import predict_arrays
from gankit.schedules import settling_optimizers

SHAPE, LATENT_DIM, FILTERS, BATCH_SIZE = (28, 28, 3), 64, 16, 32
SECONDS, SEEDS, SAMPLES = 600, (0,), 26_000


@dataclass(frozen=True)
class Contender:
    """What differs between the rows.

    Args:
        build: Function of the seed that builds the uncompiled model.
        averaging: Share of its average that the generator keeps in a step; None for no average.
        rate: Adam's learning rate, which is held for two thirds of the run.
        beta_2: Adam's memory of squared gradients.
    """

    build: object
    averaging: float | None = None
    rate: float = 1e-3
    beta_2: float = 0.999


def _dcgan(seed):
    return GAN(_generator(), dcgan.build_discriminator(SHAPE, FILTERS), LATENT_DIM, seed=seed)


def _wgan(seed, critic_turns=3):
    critic = wgan.build_convolutional_critic(SHAPE, FILTERS)
    return WassersteinGAN(_generator(), critic, LATENT_DIM, critic_turns=critic_turns, seed=seed)


def _generator():
    return dcgan.build_generator(LATENT_DIM, SHAPE, FILTERS, end=SubPixel)


CONTENDERS = {
    "WGAN, gradient penalty": Contender(_wgan, averaging=0.99, beta_2=0.9),
    "DCGAN": Contender(_dcgan),
}


def measure_all():
    """Trains both contenders and returns the rows."""
    for seed in SEEDS:
        for name, contender in CONTENDERS.items():
            settings = {"contender": name, "seed": seed, "for seconds": SECONDS}
            measured_once("stacked_mnist", settings, partial(measure, name, contender, seed))
    return stored_rows("stacked_mnist")


def measure(name, contender, seed, seconds=SECONDS):
    """Trains one contender and counts its modes."""
    batches = _batches(contender, seed)
    steps = steps_that_take(seconds, _compiled(contender, seed, 1_000), batches)
    model = _compiled(contender, seed, steps)
    start = time.process_time()
    model.fit(batches, steps_per_epoch=steps, verbose=0, shuffle=False)
    seconds = time.process_time() - start
    images = model.generate(SAMPLES, seed=1)
    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(images[:100]), columns=20)
    imageio.imwrite(RESULTS / "cache" / f"stacked_mnist_{name.split(',')[0]}_{seed}.png", sheet)
    found = label_coverage(labels_read(images), 1_000)
    return {
        "steps": steps,
        "processor seconds": round(seconds),
        "modes": found.modes_reached,
        "KL": round(found.reverse_kl, 3),
    }


def labels_read(images):
    """Reads every colour of stacked digits: `(N, 28, 28, 3)` to whole numbers from 0 to 999."""
    classifier = mnist_reader().classifier
    digits = [predict_arrays(classifier, images[..., c : c + 1]).argmax(axis=1) for c in range(3)]
    return 100 * digits[0] + 10 * digits[1] + digits[2]


def _compiled(contender, seed, steps):
    keras.utils.set_random_seed(seed)
    model = contender.build(seed)
    optimizers = settling_optimizers(model, steps, contender.rate, beta_2=contender.beta_2)
    averages = contender.averaging and {"generator": contender.averaging}
    model.compile(optimizers, averages=averages)
    return model


def _batches(contender, seed):
    turns = max(phase.turns for phase in contender.build(seed).phases())
    return shuffled_batches(data.load("stacked_mnist"), turns * BATCH_SIZE, seed)
