"""The generative adversarial network of Goodfellow et al. 2014, on points or on images."""

import math

import keras
import numpy as np
from keras import layers

from gankit.adversarial import AdversarialModel, Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.prediction import predict_arrays


@keras.saving.register_keras_serializable(package="gankit")
class GAN(AdversarialModel):
    """A generator learns to fool a discriminator that learns to tell its samples from real ones.

    Args:
        generator: Model from latent vectors `(N, latent_dim)` to samples, `(N, H, W, C)` images in
            [-1, 1] or `(N, D)` points.
        discriminator: Model from samples to logits `(N, 1)`, above 0 for "real".
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        label_smoothing: Float in [0, 1); the discriminator's target for real samples is
            `1 - label_smoothing`.
        seed: Whole number for the latent vectors; None draws one from the global seed.

    Raises:
        ValueError: If `latent_dim` is not what the generator takes, or the generator's samples are
            not what the discriminator takes.

    Example:

    >>> gan = GAN(build_generator(64, (28, 28, 1)), build_discriminator((28, 28, 1)), 64)
    >>> gan.compile()
    >>> gan.train_on_batch(real, return_dict=True)
    {'discriminator_loss': 0.71, 'generator_loss': 0.68}
    """

    def __init__(self, generator, discriminator, latent_dim, *, label_smoothing=0.0, seed=None):
        super().__init__(seed=seed)
        _refuse_misfits(generator, discriminator, latent_dim)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.label_smoothing = label_smoothing

    def phases(self):
        return [
            Phase("discriminator", [self.discriminator], self.discriminator_loss),
            Phase("generator", [self.generator], self.generator_loss),
        ]

    def discriminator_loss(self, real):
        """Loss of the discriminator on a batch of real samples and as many fresh fakes."""
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(self.fakes_like(real), training=True)
        return non_saturating_discriminator_loss(real_logits, fake_logits, self.label_smoothing)

    def generator_loss(self, real):
        """Loss of the generator on fresh fakes, as many as there are real samples."""
        return non_saturating_generator_loss(
            self.discriminator(self.fakes_like(real), training=True)
        )

    def fakes_like(self, real):
        """Draws as many generated samples as there are real ones, in training mode."""
        shape = (keras.ops.shape(real)[0], self.latent_dim)
        latents = keras.random.normal(shape, seed=self.seed_generator)
        return self.generator(latents, training=True)

    def call(self, latents, training=False):
        return self.acting("generator", training)(latents, training=training)

    def generate(self, n, *, seed=None):
        """Generates samples from fresh latent vectors.

        Args:
            n: How many.
            seed: Whole number; the same seed gives the same latent vectors. None draws fresh ones.

        Returns:
            Array `(n, H, W, C)` float32 in [-1, 1], or `(n, D)` for points.
        """
        latents = np.random.default_rng(seed).standard_normal((n, self.latent_dim), np.float32)
        return predict_arrays(self, latents)


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


def _refuse_misfits(generator, discriminator, latent_dim):
    if generator.input_shape[-1] != latent_dim:
        raise ValueError(
            f"The generator takes latent vectors of length {generator.input_shape[-1]}. "
            f"Received: latent_dim={latent_dim}. Build both with the same `latent_dim`."
        )
    if generator.output_shape[1:] != discriminator.input_shape[1:]:
        raise ValueError(
            f"The generator makes samples of shape {generator.output_shape[1:]}, the discriminator "
            f"takes {discriminator.input_shape[1:]}. Build both with the same `image_shape`."
        )
