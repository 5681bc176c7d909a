"""What the weights say about a turn that was played by hand.

A turn is judged by the weights alone, so that every honest way to write it is right: one call on
both halves of the batch, or one on each half in either order.
"""

from dataclasses import dataclass

import numpy as np

from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.recording import tiny
from gankit.exercises.recording.tiny import descend, loss_as_fake, loss_as_real
from gankit.exercises.recording.turns import stacked_networks
from gankit.exercises.verdict import right, wrong


@dataclass(frozen=True)
class DiscriminatorTurnJudge:
    """Judges what turns of the discriminator made of its weights.

    Args:
        turns: How many turns were played.
    """

    turns: int = 1

    def __call__(self, evidence, real, fakes, latents, generator_weights, weights):
        after, before = evidence["the discriminator"], _flat(weights)
        refuse_another_shape(after, before)
        if np.array_equal(after, before):
            return wrong(
                "The discriminator did not move: it is still frozen from the generator's turn. Set "
                "`discriminator.trainable = True` first."
            )

        def is_like(losses):
            return agrees(after, taught(real, fakes, weights, losses * self.turns))

        if any(map(is_like, HONEST_TURNS)):
            return right("Thawed, and taught real as 1 and fake as 0.")
        for losses, message in DISCRIMINATOR_MISTAKES:
            if is_like(losses):
                return wrong(message)
        return wrong(
            "It moved, but not as `train_on_batch` on real samples with label 1 and on fakes with "
            "label 0 would move it. Are there as many labels as samples, in the same order?"
        )


def judge_generator_turn(evidence, real, fakes, latents, generator_weights, discriminator_weights):
    """Judges what the generator's turn made of both networks.

    Args:
        evidence: Dict as `recording.turns.GeneratorTurn` gives it.
        real: As the other arguments, from `drawn_round`.

    Returns:
        A `Verdict`.
    """
    after, before = evidence["the generator"], _flat(generator_weights)
    refuse_another_shape(after, before)
    if not np.array_equal(evidence["the discriminator"], _flat(discriminator_weights)):
        return wrong(
            "The discriminator moved in the generator's turn: it learns to call fakes real. "
            "Set `discriminator.trainable = False` before the call."
        )
    if np.array_equal(after, before):
        return wrong(
            "The generator did not move: call `stacked.train_on_batch`, and freeze the "
            "discriminator only, not the whole stack."
        )

    def is_like(loss):
        return agrees(after, fooled(latents, generator_weights, discriminator_weights, loss))

    if is_like(loss_as_real):
        return right("The generator moved, the discriminator did not, to the bit.")
    for loss, message in GENERATOR_MISTAKES:
        if is_like(loss):
            return wrong(message)
    return wrong(
        "The generator moved, but not as one `train_on_batch` on all latent vectors with the label "
        "1 would move it. Are there as many labels as latent vectors, and only one call?"
    )


def taught(real, fakes, weights, losses):
    """Returns a discriminator's weights after a step on each loss of `(real, fake logits)`."""
    discriminator = tiny.build_discriminator(weights)
    for loss in losses:
        descend(discriminator, lambda loss=loss: loss(discriminator(real), discriminator(fakes)))
    return tiny.flat(discriminator)


def fooled(latents, generator_weights, discriminator_weights, loss):
    """Returns a generator's weights after one step on a loss of the fake logits."""
    generator, _, stacked = stacked_networks(generator_weights, discriminator_weights)
    return tiny.flat(descend(generator, lambda: loss(stacked(latents))))


def mixed(real_label, fake_label):
    """Returns the loss of one mixed batch with these labels; None leaves a half out."""

    def loss(real_logits, fake_logits):
        halves = ((real_label, real_logits), (fake_label, fake_logits))
        taken = [(label, logits) for label, logits in halves if label is not None]
        parts = [loss_as_real(x) if label else loss_as_fake(x) for label, x in taken]
        return sum(parts) / len(parts)

    return loss


def half_and_half(logits):
    """The loss of labels that are 1 for the first half of the latent vectors and 0 after it."""
    half = tiny.BATCH // 2
    return 0.5 * (loss_as_real(logits[:half]) + loss_as_fake(logits[half:]))


def _flat(weights):
    return np.concatenate([weight.ravel() for weight in weights])


SWAPPED = (
    "The labels are swapped, or the halves stand in another order than theirs: real samples are 1 "
    "for the discriminator, fakes are 0."
)
WISH = "The fakes got the label 1: that is the generator's wish, not the discriminator's lesson."

HONEST_TURNS = (
    (mixed(1, None), mixed(None, 0)),
    (mixed(None, 0), mixed(1, None)),
    (mixed(1, 0),),
)
DISCRIMINATOR_MISTAKES = (
    ((mixed(0, None), mixed(None, 1)), SWAPPED),
    ((mixed(None, 1), mixed(0, None)), SWAPPED),
    ((mixed(0, 1),), SWAPPED),
    (
        (mixed(1, None),),
        "It saw only the real samples: it must also see fakes, with label 0.",
    ),
    (
        (mixed(None, 0),),
        "It saw only the fakes: it must also see real samples, with label 1.",
    ),
    ((mixed(1, None), mixed(None, 1)), WISH),
    ((mixed(1, 1),), WISH),
)
GENERATOR_MISTAKES = (
    (
        loss_as_fake,
        "The label is 0: the generator learns to be caught. In its turn fakes are labelled 1.",
    ),
    (
        half_and_half,
        "Half of the latent vectors got the label 0: there are no real samples in this turn, and "
        "every fake wants to be called real.",
    ),
)
