"""What GANs have in common that draw a sample from a latent vector and from nothing else."""

import keras
import numpy as np

from gankit.prediction import predict_arrays


class DrawsFromLatents:
    """How an `AdversarialModel` with a `generator` and a `latent_dim` draws its samples."""

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


def refuse_misfits(generator, discriminator, latent_dim):
    """Refuses networks that don't fit each other.

    Args:
        generator: Model from latent vectors to samples.
        discriminator: Model from samples, a critic too.
        latent_dim: Length of the latent vector.

    Raises:
        ValueError: If `latent_dim` is not what the generator takes, or the generator's samples are
            not what the discriminator takes.
    """
    if generator.input_shape[-1] != latent_dim:
        raise ValueError(
            f"The {generator.name} takes latent vectors of length {generator.input_shape[-1]}. "
            f"Received: latent_dim={latent_dim}. Build both with the same `latent_dim`."
        )
    if generator.output_shape[1:] != discriminator.input_shape[1:]:
        raise ValueError(
            f"The {generator.name} makes samples of shape {generator.output_shape[1:]}, the "
            f"{discriminator.name} takes {discriminator.input_shape[1:]}. Build both with the same "
            "`image_shape`."
        )
