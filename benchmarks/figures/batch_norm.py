"""Which statistics should a frozen discriminator use? Four answers on MNIST, measured.

`python -m benchmarks.figures batch_norm`
"""

import time
from functools import partial

import keras
from keras import layers, ops

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.models import dcgan
from gankit.models.gan import GAN

LATENT_DIM, FILTERS, BATCH_SIZE, STEPS = 64, 16, 64, 1_500


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


def build_normalised_discriminator(image_shape, filters):
    """A small discriminator with batch normalisation behind its second convolution."""
    x = images = keras.Input(image_shape)
    x = layers.LeakyReLU(negative_slope=0.2)(layers.Conv2D(filters, 4, 2, "same")(x))
    x = layers.Conv2D(filters * 2, 4, 2, "same", use_bias=False)(x)
    x = layers.LeakyReLU(negative_slope=0.2)(layers.BatchNormalization(momentum=0.9)(x))
    return keras.Model(images, layers.Dense(1)(layers.Flatten()(x)), name="discriminator")


VARIANTS = {
    "none": (GAN, dcgan.build_discriminator),
    "batch statistics": (GAN, build_normalised_discriminator),
    "moving statistics": (MovingStatistics, build_normalised_discriminator),
    "one mixed batch": (OneMixedBatch, build_normalised_discriminator),
}


def measure_all():
    """Measures every variant with two seeds and returns the rows."""
    for seed in (0, 1):
        for variant in VARIANTS:
            settings = {"batch normalisation": variant, "seed": seed, "steps": STEPS}
            measured_once("batch_norm", settings, partial(_measure, variant, seed))
    return stored_rows("batch_norm")


def _measure(variant, seed):
    reader = mnist_reader()
    model_class, build_discriminator = VARIANTS[variant]
    keras.utils.set_random_seed(seed)
    shape = (28, 28, 1)
    generator = dcgan.build_generator(LATENT_DIM, shape, FILTERS)
    gan = model_class(generator, build_discriminator(shape, FILTERS), LATENT_DIM)
    gan.compile()
    images = data.load("mnist").signed()[: BATCH_SIZE * STEPS]
    start = time.perf_counter()
    epochs = STEPS * BATCH_SIZE // len(images) + 1
    history = gan.fit(
        images[: len(images) // BATCH_SIZE * BATCH_SIZE],
        batch_size=BATCH_SIZE,
        epochs=epochs,
        verbose=0,
        callbacks=[_StopAfter(STEPS)],
    )
    seconds = time.perf_counter() - start
    last = {name: values[-1] for name, values in history.history.items()}
    return {**reader.read(gan.generate(2_000, seed=0)), **last, "seconds": seconds}


class _StopAfter(keras.callbacks.Callback):
    def __init__(self, steps):
        super().__init__()
        self.steps_left = steps

    def on_train_batch_end(self, batch, logs=None):
        self.steps_left -= 1
        if self.steps_left <= 0:
            self.model.stop_training = True
