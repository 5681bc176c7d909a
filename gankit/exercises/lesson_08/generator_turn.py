"""Exercise: the generator's turn, with the discriminator frozen."""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_08.networks import compiled_networks, weights_after
from gankit.exercises.tiny import descend, loss_as_fake, loss_as_real
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    generator, discriminator, stacked = compiled_networks(seed)
    discriminator.trainable = True  # as the discriminator's turn leaves it
    answer(stacked, discriminator, tiny.drawn_batch(seed)[2])
    return weights_after(generator, discriminator)


def judge(evidence, seed):
    after = evidence["the generator"]
    if not np.array_equal(evidence["the discriminator"], tiny.flat(tiny.build_discriminator(seed))):
        return wrong(
            "The discriminator moved in the generator's turn: it learns to call fakes real. "
            "Set `discriminator.trainable = False` before the call."
        )
    if np.array_equal(after, tiny.flat(tiny.build_generator(seed))):
        return wrong(
            "The generator did not move: call `stacked.train_on_batch`, and freeze the "
            "discriminator only, not the whole stack."
        )
    if agrees(after, learned(seed, loss_as_real)):
        return right("The generator moved, the discriminator did not, to the bit.")
    if agrees(after, learned(seed, loss_as_fake)):
        return wrong(
            "The label is 0: the generator learns to be caught. In its turn fakes are labelled 1."
        )
    if agrees(after, learned(seed, half_and_half)):
        return wrong(
            "Half of the latent vectors got the label 0: there are no real samples in this turn, "
            "and every fake wants to be called real."
        )
    return wrong(
        "The generator moved, but not as one `train_on_batch` on all latent vectors with the label "
        "1 would move it. Are there as many labels as latent vectors, and only one call?"
    )


def half_and_half(logits):
    """The loss of labels that are 1 for the first half of the latent vectors and 0 after it."""
    half = tiny.BATCH // 2
    return 0.5 * (loss_as_real(logits[:half]) + loss_as_fake(logits[half:]))


def learned(seed, loss):
    """Returns the generator's weights after one step on a loss of the fake logits."""
    generator, _, stacked = compiled_networks(seed)
    latents = tiny.drawn_batch(seed)[2]
    return tiny.flat(descend(generator, lambda: loss(stacked(latents))))


GENERATOR_TURN = Exercise(
    id="animation.generator_turn",
    lesson=8,
    points=2,
    title="The generator's turn",
    hints=(
        "Whose weights may move in this turn, and whose may not?",
        "`stacked` runs latent vectors through both networks; freeze the discriminator first.",
        "`stacked.train_on_batch(latents, labels(len(latents), 0))`: all of them labelled real.",
    ),
    probe=probe,
    judge=judge,
)
