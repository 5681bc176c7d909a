"""Small models of drawn weights, for the exercises that play a step with them."""

from gankit.exercises.recording import tiny
from gankit.models.gan import GAN


def build_gan(real, fakes, latents, generator_weights, discriminator_weights, model_seed):
    """Builds a GAN on points.

    Args:
        real: As the other arguments, from `drawn_round`; `model_seed` is the model's own.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further arguments, none.
    """
    generator = tiny.build_generator(generator_weights)
    discriminator = tiny.build_discriminator(discriminator_weights)
    return GAN(generator, discriminator, tiny.LATENT_DIM, seed=model_seed), (real,), ()
