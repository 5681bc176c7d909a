"""Fakes of another GAN than the one that a classifier learned to refuse."""

from functools import cache

import keras

from gankit import data
from gankit.data import shuffled_batches
from gankit.losses import least_squares_discriminator_loss, least_squares_generator_loss
from gankit.models import dcgan
from gankit.models.gan import GAN

STEPS = 300  # of thousands: strokes already, hardly a digit yet


class LeastSquaresGAN(GAN):
    """A GAN by the distance of its logits from 0 and 1. Mao et al. 2017, equation 9."""

    def discriminator_loss(self, real):
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(self.fakes_like(real), training=True)
        return least_squares_discriminator_loss(real_logits, fake_logits)

    def generator_loss(self, real):
        logits = self.discriminator(self.fakes_like(real), training=True)
        return least_squares_generator_loss(logits)


@cache
def half_trained_fakes(n, seed):
    """Trains the GAN for a moment on MNIST and draws from it.

    Args:
        n: How many images.
        seed: Whole number for weights and latent vectors.

    Returns:
        Array `(n, 28, 28, 1)` float32 in [-1, 1].
    """
    keras.utils.set_random_seed(seed)
    shape = (28, 28, 1)
    model = LeastSquaresGAN(
        dcgan.build_generator(32, shape), dcgan.build_discriminator(shape), 32, seed=seed
    )
    model.compile()
    batches = shuffled_batches(data.load("mnist"), 32, seed)
    model.fit(batches, epochs=1, steps_per_epoch=STEPS, shuffle=False, verbose=0)
    return model.generate(n, seed=seed)
