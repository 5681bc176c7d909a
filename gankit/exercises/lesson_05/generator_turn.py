"""Exercise: the generator's turn, by hand, with the discriminator frozen."""

import keras
import numpy as np

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.tiny import descend, loss_as_fake, loss_as_real
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    generator, discriminator, stacked = stacked_networks(seed)
    answer(tiny.compiled(stacked), discriminator, tiny.drawn_batch(seed)[2])
    return {"the generator": tiny.flat(generator), "the discriminator": tiny.flat(discriminator)}


def judge(evidence, seed):
    generator, discriminator = evidence["the generator"], evidence["the discriminator"]
    generator_moved = not np.array_equal(generator, tiny.flat(tiny.build_generator(seed)))
    if not np.array_equal(discriminator, tiny.flat(tiny.build_discriminator(seed))):
        return wrong(
            "The discriminator moved in the generator's turn: it learns to call fakes real. "
            "Set `discriminator.trainable = False` before the call."
        )
    if not generator_moved:
        return wrong(
            "The generator did not move: call `stacked.train_on_batch`, and freeze the "
            "discriminator only."
        )
    if agrees(generator, learned(seed, loss_as_real)):
        return right("The generator moved, the discriminator did not, to the bit.")
    if agrees(generator, learned(seed, loss_as_fake)):
        return wrong(
            "The label is 0: the generator learns to be caught. In its turn fakes are labelled 1."
        )
    return wrong(
        "The generator moved, but not as one `train_on_batch` on all latent vectors with the label "
        "1 would move it. Are there as many labels as latent vectors, and only one call?"
    )


def learned(seed, loss):
    """Returns the generator's weights after one step on a loss of the fake logits."""
    generator, _, stacked = stacked_networks(seed)
    latents = tiny.drawn_batch(seed)[2]
    return tiny.flat(descend(generator, lambda: loss(stacked(latents))))


def stacked_networks(seed):
    """Builds `(generator, discriminator, stacked)`; the last runs latents through both."""
    generator, discriminator = tiny.build_generator(seed), tiny.build_discriminator(seed)
    latents = keras.Input((tiny.LATENT_DIM,))
    return generator, discriminator, keras.Model(latents, discriminator(generator(latents)))


GENERATOR_TURN = Exercise(
    id="gan.generator_turn",
    lesson=5,
    points=3,
    title="The generator's turn, by hand",
    hints=(
        "Whose weights may move in this turn, and whose may not?",
        "`discriminator.trainable = False`, then one `stacked.train_on_batch(latents, labels)`.",
        "The generator wants its fakes called real: the labels are `np.ones((len(latents), 1))`.",
    ),
    probe=probe,
    judge=judge,
)
