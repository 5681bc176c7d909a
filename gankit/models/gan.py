"""The generative adversarial network of Goodfellow et al. 2014, on points or on images."""

import math
from functools import partial

import keras
from keras import layers

from gankit.adversarial import AdversarialModel, Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.models.latents import DrawsFromLatents, refuse_misfits
from gankit.refusals import refuse_no_share
from gankit.regularisers import regularised, regularised_parts


@keras.saving.register_keras_serializable(package="gankit")
class GAN(DrawsFromLatents, AdversarialModel):
    """A generator learns to fool a discriminator that learns to tell its samples from real ones.

    Args:
        generator: Model from latent vectors `(N, latent_dim)` to samples, `(N, H, W, C)` images in
            [-1, 1] or `(N, D)` points.
        discriminator: Model from samples to logits `(N, 1)`, above 0 for "real".
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        label_smoothing: Float in [0, 1); the discriminator's target for real samples is
            `1 - label_smoothing`.
        regulariser: `R1` or `FirstOrderR1` of `gankit.regularisers`, which hold the discriminator's
            slope at real samples, or None. Its value is logged as `discriminator_r1`.
        seed: Whole number for the latent vectors; None draws one from the global seed.

    Raises:
        ValueError: If `latent_dim` is not what the generator takes, the generator's samples are not
            what the discriminator takes, or `label_smoothing` is out of range.

    Example:

    >>> gan = GAN(build_generator(64, (28, 28, 1)), build_discriminator((28, 28, 1)), 64)
    >>> gan.compile()
    >>> gan.train_on_batch(real, return_dict=True)
    {'discriminator_loss': 0.71, 'generator_loss': 0.68}
    """

    def __init__(
        self,
        generator,
        discriminator,
        latent_dim,
        *,
        label_smoothing=0.0,
        regulariser=None,
        seed=None,
    ):
        super().__init__(seed=seed)
        refuse_misfits(generator, discriminator, latent_dim)
        refuse_no_share(label_smoothing=label_smoothing)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.label_smoothing = label_smoothing
        self.regulariser = regulariser

    def phases(self):
        parts = regularised_parts(self.regulariser)
        return [
            Phase("discriminator", [self.discriminator], self.discriminator_loss, parts=parts),
            Phase("generator", [self.generator], self.generator_loss),
        ]

    def discriminator_loss(self, real):
        """Loss of the discriminator on a batch of real samples and as many fresh fakes."""
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(self.fakes_like(real), training=True)
        loss = non_saturating_discriminator_loss(real_logits, fake_logits, self.label_smoothing)
        told = partial(self.discriminator, training=True)
        return regularised(loss, self.regulariser, told, real, self.seed_generator)

    def generator_loss(self, real):
        """Loss of the generator on fresh fakes, as many as there are real samples."""
        return non_saturating_generator_loss(
            self.discriminator(self.fakes_like(real), training=True)
        )


def build_generator(latent_dim, image_shape, units=(128, 256, 512)):
    """Builds a dense generator.

    Args:
        latent_dim: Length of the latent vector.
        image_shape: `(H, W, C)` for images, which end in tanh, or `(D,)` for points, which are
            unbounded.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, latent_dim)` to `(N, *image_shape)`.
    """
    x = latents = keras.Input((latent_dim,), name="latents")
    for width in units:
        x = layers.Dense(width)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    is_image = len(image_shape) == 3
    x = layers.Dense(math.prod(image_shape), activation="tanh" if is_image else None)(x)
    x = layers.Reshape(image_shape)(x)
    return keras.Model(latents, x, name="generator")


def build_discriminator(image_shape, units=(512, 256)):
    """Builds a dense discriminator.

    Args:
        image_shape: `(H, W, C)` for images or `(D,)` for points.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, *image_shape)` to logits `(N, 1)`.
    """
    x = images = keras.Input(image_shape, name="images")
    x = layers.Flatten()(x)
    for width in units:
        x = layers.Dense(width)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    return keras.Model(images, layers.Dense(1)(x), name="discriminator")
