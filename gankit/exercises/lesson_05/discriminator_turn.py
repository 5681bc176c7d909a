"""Exercise: the discriminator's turn, by hand."""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.tiny import descend, loss_as_fake, loss_as_real
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.compiled(tiny.build_discriminator(seed))
    discriminator.trainable = False  # as the generator's turn leaves it
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
        return right("It is thawed, and learns real as 1 and fake as 0.")
    for losses, message in MISTAKES:
        if agrees(after, learned(seed, *losses)):
            return wrong(message)
    return wrong(
        "It moved, but not as one `train_on_batch` on real samples with label 1 and one on fakes "
        "with label 0 would move it. Are there as many labels as samples?"
    )


def learned(seed, *losses):
    """Returns a discriminator's weights after a step on each loss of `(real, fake logits)`."""
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.build_discriminator(seed)
    for loss in losses:
        descend(discriminator, lambda loss=loss: loss(discriminator(real), discriminator(fakes)))
    return tiny.flat(discriminator)


def _real_is_1(real_logits, fake_logits):
    return loss_as_real(real_logits)


def _real_is_0(real_logits, fake_logits):
    return loss_as_fake(real_logits)


def _fake_is_0(real_logits, fake_logits):
    return loss_as_fake(fake_logits)


def _fake_is_1(real_logits, fake_logits):
    return loss_as_real(fake_logits)


def _both(real_logits, fake_logits):
    return 0.5 * (loss_as_real(real_logits) + loss_as_fake(fake_logits))


def _both_swapped(real_logits, fake_logits):
    return 0.5 * (loss_as_fake(real_logits) + loss_as_real(fake_logits))


SWAPPED = "The labels are swapped: real samples are 1 for the discriminator, fakes are 0."

# Two calls in either order, or one call on both halves together: all are honest turns.
RIGHT_LOSSES = ((_real_is_1, _fake_is_0), (_fake_is_0, _real_is_1), (_both,))
MISTAKES = (
    ((_real_is_0, _fake_is_1), SWAPPED),
    ((_fake_is_1, _real_is_0), SWAPPED),
    ((_both_swapped,), SWAPPED),
    ((_real_is_1,), "It saw only the real samples: it must also see fakes, with label 0."),
    ((_fake_is_0,), "It saw only the fakes: it must also see real samples, with label 1."),
    (
        (_real_is_1, _fake_is_1),
        "The fakes got the label 1: that is the generator's wish, not the discriminator's lesson.",
    ),
)

DISCRIMINATOR_TURN = Exercise(
    id="gan.discriminator_turn",
    lesson=5,
    points=3,
    title="The discriminator's turn, by hand",
    hints=(
        "The generator's turn left the discriminator frozen: what must be set before it can learn?",
        "`discriminator.train_on_batch(samples, labels)`, once for the real samples, once for the "
        "fakes.",
        "Labels of the right shape: `np.ones((len(real), 1))` and `np.zeros((len(fakes), 1))`.",
    ),
    probe=probe,
    judge=judge,
)
