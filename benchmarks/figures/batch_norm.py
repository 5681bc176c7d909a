"""Which statistics should a frozen discriminator use? Four answers on MNIST, measured.

`python -m benchmarks.figures batch_norm`
"""

import time
from functools import partial

import keras
from keras import ops

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.data import shuffled_batches
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.models import dcgan
from gankit.models.gan import GAN

SHAPE, LATENT_DIM, BATCH_SIZE, STEPS = (28, 28, 1), 16, 32, 2_000


class MovingStatistics(GAN):
    """Keras' own idea of frozen: the discriminator runs on its moving statistics."""

    def generator_loss(self, real):
        fakes = self.fakes_like(real)
        return non_saturating_generator_loss(self.discriminator(fakes, training=False))


class OneMixedBatch(GAN):
    """Real and fake go through the discriminator together, in both phases."""

    def discriminator_loss(self, real):
        return non_saturating_discriminator_loss(*self._logits(real))

    def generator_loss(self, real):
        return non_saturating_generator_loss(self._logits(real)[1])

    def _logits(self, real):
        together = ops.concatenate([real, self.fakes_like(real)])
        return ops.split(self.discriminator(together, training=True), 2)


VARIANTS = {
    "none": (GAN, partial(dcgan.build_discriminator, batch_normalisation=False)),
    "batch statistics": (GAN, dcgan.build_discriminator),
    "moving statistics": (MovingStatistics, dcgan.build_discriminator),
    "one mixed batch": (OneMixedBatch, dcgan.build_discriminator),
}


def measure_all():
    """Measures every variant with three seeds and returns the rows."""
    for seed in (0, 1, 2):
        for variant in VARIANTS:
            settings = {"batch normalisation": variant, "seed": seed, "steps": STEPS}
            measured_once("batch_norm", settings, partial(_measure, variant, seed))
    return stored_rows("batch_norm")


def _measure(variant, seed):
    reader = mnist_reader()
    model_class, build_discriminator = VARIANTS[variant]
    keras.utils.set_random_seed(seed)
    generator = dcgan.build_generator(LATENT_DIM, SHAPE)
    gan = model_class(generator, build_discriminator(SHAPE), LATENT_DIM, seed=seed)
    gan.compile()
    batches = shuffled_batches(data.load("mnist"), BATCH_SIZE, seed)
    start = time.perf_counter()
    history = gan.fit(batches, steps_per_epoch=STEPS, verbose=0).history
    seconds = time.perf_counter() - start
    losses = {name: values[-1] for name, values in history.items()}
    return {**reader.read(gan.generate(2_000, seed=0)), **losses, "seconds": round(seconds)}
