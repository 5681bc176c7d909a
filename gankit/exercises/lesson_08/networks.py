"""The networks on which the training code is tried: those of lesson 05, stacked and compiled."""

import keras

from gankit.exercises import tiny


def compiled_networks(seed):
    """Builds `(generator, discriminator, stacked)`, the last two compiled with plain descent."""
    generator, discriminator = tiny.build_generator(seed), tiny.build_discriminator(seed)
    latents = keras.Input((tiny.LATENT_DIM,))
    stacked = keras.Model(latents, discriminator(generator(latents)))
    return generator, tiny.compiled(discriminator), tiny.compiled(stacked)


def weights_after(generator, discriminator):
    """Returns the evidence of a turn: both networks' weights."""
    return {"the generator": tiny.flat(generator), "the discriminator": tiny.flat(discriminator)}
