"""What the weights say about a turn that was played by hand.

A turn is judged by the weights alone, so that every honest way to write it is right: one call on
both halves of the batch, or one on each half in either order.
"""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.tiny import loss_as_fake, loss_as_real
from gankit.exercises.turns import fooled, half_and_half, mixed, taught
from gankit.exercises.verdict import right, wrong


def judge_discriminator(evidence, seed, turns=1):
    """Judges what turns of the discriminator made of its weights.

    Args:
        evidence: Dict as `turns.probe_discriminator` gives it.
        seed: The seed of networks and batch.
        turns: How many turns were played.

    Returns:
        A `Verdict`.
    """
    after, before = evidence["the discriminator"], tiny.flat(tiny.build_discriminator(seed))
    refuse_another_shape(after, before)
    if np.array_equal(after, before):
        return wrong(
            "The discriminator did not move: it is still frozen from the generator's turn. Set "
            "`discriminator.trainable = True` first."
        )
    if any(agrees(after, taught(seed, losses * turns)) for losses in HONEST_TURNS):
        return right("Thawed, and taught real as 1 and fake as 0.")
    for losses, message in DISCRIMINATOR_MISTAKES:
        if agrees(after, taught(seed, losses * turns)):
            return wrong(message)
    return wrong(
        "It moved, but not as `train_on_batch` on real samples with label 1 and on fakes with "
        "label 0 would move it. Are there as many labels as samples, in the same order?"
    )


def judge_generator(evidence, seed):
    """Judges what the generator's turn made of both networks.

    Args:
        evidence: Dict as `turns.probe_generator` gives it.
        seed: The seed of networks and batch.

    Returns:
        A `Verdict`.
    """
    after, before = evidence["the generator"], tiny.flat(tiny.build_generator(seed))
    refuse_another_shape(after, before)
    if not np.array_equal(evidence["the discriminator"], tiny.flat(tiny.build_discriminator(seed))):
        return wrong(
            "The discriminator moved in the generator's turn: it learns to call fakes real. "
            "Set `discriminator.trainable = False` before the call."
        )
    if np.array_equal(after, before):
        return wrong(
            "The generator did not move: call `stacked.train_on_batch`, and freeze the "
            "discriminator only, not the whole stack."
        )
    if agrees(after, fooled(seed, loss_as_real)):
        return right("The generator moved, the discriminator did not, to the bit.")
    for loss, message in GENERATOR_MISTAKES:
        if agrees(after, fooled(seed, loss)):
            return wrong(message)
    return wrong(
        "The generator moved, but not as one `train_on_batch` on all latent vectors with the label "
        "1 would move it. Are there as many labels as latent vectors, and only one call?"
    )


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
