"""Lets an answer play a turn of the game by hand, on tiny networks."""

from dataclasses import dataclass

import keras

from gankit.exercises.recording import tiny


@dataclass(frozen=True)
class DiscriminatorTurn:
    """Lets an answer, a function of `(discriminator, real, fakes)`, play the discriminator's turn.

    Args:
        turns: How many turns are played, one after the other.
    """

    turns: int = 1

    def __call__(self, answer, real, fakes, latents, generator_weights, discriminator_weights):
        discriminator = tiny.compiled(tiny.build_discriminator(discriminator_weights))
        discriminator.trainable = False  # as the generator's turn leaves it
        for _ in range(self.turns):
            answer(discriminator, real, fakes)
        return {"the discriminator": tiny.flat(discriminator)}


def generator_turn(answer, real, fakes, latents, generator_weights, discriminator_weights):
    """Lets an answer play the generator's turn.

    Args:
        answer: Function of `(stacked, discriminator, latents)`.
        real: As the other arguments, from `drawn_round`.

    Returns:
        Evidence: both networks' weights.
    """
    networks = stacked_networks(generator_weights, discriminator_weights)
    generator, discriminator, stacked = networks
    answer(tiny.compiled(stacked), tiny.compiled(discriminator), latents)
    return {"the generator": tiny.flat(generator), "the discriminator": tiny.flat(discriminator)}


def stacked_networks(generator_weights, discriminator_weights):
    """Builds `(generator, discriminator, stacked)`; the last runs latents through both."""
    generator = tiny.build_generator(generator_weights)
    discriminator = tiny.build_discriminator(discriminator_weights)
    latents = keras.Input((tiny.LATENT_DIM,))
    return generator, discriminator, keras.Model(latents, discriminator(generator(latents)))
