"""Exercise: the discriminator's turn, one call on real samples and fakes together."""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_08.networks import compiled_networks
from gankit.exercises.tiny import descend, loss_as_fake, loss_as_real
from gankit.exercises.verdict import right, wrong

CALLS = 2  # turns that are tried one after the other


def probe(answer, seed):
    real, fakes, _ = tiny.drawn_batch(seed)
    _, discriminator, _ = compiled_networks(seed)
    discriminator.trainable = False  # as the generator's turn leaves it
    for _ in range(CALLS):
        answer(discriminator, real, fakes)
    return {"the discriminator": tiny.flat(discriminator)}


def judge(evidence, seed):
    after = evidence["the discriminator"]
    if np.array_equal(after, tiny.flat(tiny.build_discriminator(seed))):
        return wrong(
            "The discriminator did not move: it is still frozen from the generator's turn. Set "
            "`discriminator.trainable = True` first."
        )
    if any(agrees(after, learned(seed, *losses)) for losses in RIGHT_LOSSES):
        return right("Thawed, and taught real as 1 and fake as 0.")
    for losses, message in MISTAKES:
        if agrees(after, learned(seed, *losses)):
            return wrong(message)
    return wrong(
        "It moved, but not as one `train_on_batch` on real samples with label 1 and fakes with "
        "label 0 would move it. Do samples and labels stand in the same order?"
    )


def learned(seed, *losses):
    """Returns a discriminator's weights after its turns, each a step on every loss in order."""
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.build_discriminator(seed)
    for loss in losses * CALLS:
        descend(discriminator, lambda loss=loss: loss(discriminator(real), discriminator(fakes)))
    return tiny.flat(discriminator)


def mixed(real_label, fake_label):
    """Returns the loss of one mixed batch with these labels; None leaves a half out."""

    def loss(real_logits, fake_logits):
        halves = ((real_label, real_logits), (fake_label, fake_logits))
        taken = [(label, logits) for label, logits in halves if label is not None]
        parts = [loss_as_real(x) if label else loss_as_fake(x) for label, x in taken]
        return sum(parts) / len(parts)

    return loss


# One call on both halves, or one on each: all are honest turns.
RIGHT_LOSSES = (
    (mixed(1, 0),),
    (mixed(1, None), mixed(None, 0)),
    (mixed(None, 0), mixed(1, None)),
)
MISTAKES = (
    ((mixed(0, 1),), "The labels are swapped, or the halves stand in another order than theirs."),
    ((mixed(1, None),), "It saw only the real samples: it must also see fakes, with label 0."),
    ((mixed(None, 0),), "It saw only the fakes: it must also see real samples, with label 1."),
    (
        (mixed(1, 1),),
        "The fakes got the label 1: that is the generator's wish, not the discriminator's lesson.",
    ),
)

DISCRIMINATOR_TURN = Exercise(
    id="animation.discriminator_turn",
    lesson=8,
    points=2,
    title="The discriminator's turn",
    hints=(
        "The generator's turn left the discriminator frozen: what must be set before it can learn?",
        "`np.concatenate([real, fakes])` makes one batch; `labels(len(real), len(fakes))` its "
        "labels, in the same order.",
        "End with `return discriminator.train_on_batch(samples, labels(...))`.",
    ),
    probe=probe,
    judge=judge,
)
