"""Tiny GANs that take a drawn number of turns, to be examined by an answer."""

import keras

from gankit.adversarial import Phase
from gankit.models.gan import GAN, build_discriminator, build_generator


class TurnTaking(GAN):
    """A GAN whose networks take so many turns in a step.

    Args:
        turns: Pair, the discriminator's and the generator's.
    """

    def __init__(self, turns):
        super().__init__(build_generator(2, (2,), (3,)), build_discriminator((2,), (3,)), 2, seed=0)
        self.turns = turns

    def phases(self):
        first, second = super().phases()
        return [
            Phase(first.name, first.learners, first.loss, self.turns[0]),
            Phase(second.name, second.learners, second.loss, self.turns[1]),
        ]


def patient(turns, before, real):
    """Builds such a GAN, which has learned a little before.

    Args:
        turns: As in `TurnTaking`.
        before: How many steps it has learned.
        real: Array `(N, 2)`, a batch of as many rows as the turns can be made of.

    Returns:
        Tuple `(model, real)`.
    """
    model = TurnTaking(turns)
    names = ("discriminator", "generator")
    # Eager, because tracing a graph would take longer than the few steps.
    model.compile({name: keras.optimizers.SGD(0.01) for name in names}, run_eagerly=True)
    for _ in range(before):
        model.train_on_batch(real)
    return model, real
