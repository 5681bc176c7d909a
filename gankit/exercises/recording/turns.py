"""Lets an answer play a turn of the game by hand, on tiny networks."""

from dataclasses import dataclass

import keras

from gankit.exercises.recording import tiny
from gankit.exercises.recording.returned import checked_return


@dataclass(frozen=True)
class DiscriminatorTurn:
    """Lets an answer, a function of `(discriminator, real, fakes)`, play the discriminator's turn.

    Args:
        turns: How many turns are played, one after the other.
        returns_loss: Whether the answer has to return its loss, which the next cells need.
    """

    turns: int = 1
    returns_loss: bool = False

    def __call__(self, answer, real, fakes, latents, generator_weights, discriminator_weights):
        discriminator = tiny.compiled(tiny.build_discriminator(discriminator_weights))
        discriminator.trainable = False  # as the generator's turn leaves it
        for _ in range(self.turns):
            returned = answer(discriminator, real, fakes)
            if self.returns_loss:
                checked_return(returned, "the loss", shape=())
        return {"the discriminator": tiny.flat(discriminator)}


@dataclass(frozen=True)
class GeneratorTurn:
    """Lets an answer, a function of `(stacked, discriminator, latents)`, play the generator's turn.

    Args:
        returns_loss: As in `DiscriminatorTurn`.
    """

    returns_loss: bool = False

    def __call__(self, answer, real, fakes, latents, generator_weights, discriminator_weights):
        networks = stacked_networks(generator_weights, discriminator_weights)
        generator, discriminator, stacked = networks
        returned = answer(tiny.compiled(stacked), tiny.compiled(discriminator), latents)
        if self.returns_loss:
            checked_return(returned, "the loss", shape=())
        weights = {"the generator": generator, "the discriminator": discriminator}
        return {name: tiny.flat(network) for name, network in weights.items()}


def stacked_networks(generator_weights, discriminator_weights):
    """Builds `(generator, discriminator, stacked)`; the last runs latents through both."""
    generator = tiny.build_generator(generator_weights)
    discriminator = tiny.build_discriminator(discriminator_weights)
    latents = keras.Input((tiny.LATENT_DIM,))
    return generator, discriminator, keras.Model(latents, discriminator(generator(latents)))
