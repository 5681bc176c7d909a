"""Exercise: the encoder's second role."""

from keras import ops

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_03 import networks
from gankit.exercises.lesson_03.loss_judge import Messages, descended, judge_loss
from gankit.exercises.tiny import loss_as_fake, loss_as_real


def probe(answer, seed):
    return played(answer, seed)


def judge(evidence, seed):
    return judge_loss(
        evidence, lambda answer: played(answer, seed), called_real, MISTAKES, MESSAGES
    )


def played(answer, seed):
    """Computes a loss, and what one step of descent on it makes of the encoder."""
    encoder, discriminator = networks.build_encoder(seed), tiny.build_discriminator(seed)
    images = ops.convert_to_tensor(networks.drawn_images(seed))
    return descended(lambda: answer(encoder, discriminator, images), encoder)


def called_real(encoder, discriminator, images):
    """The expected loss: cross-entropy of the codes against the label of the samples."""
    return loss_as_real(discriminator(encoder(images)))


MESSAGES = Messages(
    right="The encoder plays the generator: its codes want to pass for samples.",
    learns_nothing="The value is right, but the encoder learns nothing from it, or something else: "
    "no `stop_gradient`, no `predict` and no NumPy on the way from the encoder.",
    expected="the mean cross-entropy of the codes' logits against the label 1.",
)

MISTAKES = (
    (
        lambda e, d, images: loss_as_fake(d(e(images))),
        "The label is 0, the discriminator's: the encoder learns to be caught. In its own turn the "
        "codes are labelled 1.",
    ),
    (
        lambda e, d, images: -loss_as_fake(d(e(images))),
        "This is the discriminator's loss with its sign turned. It wants the same, but has hardly "
        "a gradient where the codes are caught: take the cross-entropy against the label 1.",
    ),
    (
        lambda e, d, images: -ops.mean(d(e(images))),
        "This is the mean logit: it lacks the cross-entropy, and would push codes that pass "
        "already as hard as those that are caught.",
    ),
    (
        lambda e, d, images: loss_as_real(ops.sigmoid(d(e(images)))),
        "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
    ),
    (
        lambda e, d, images: 0.5 * (loss_as_real(d(e(images))) + loss_as_fake(d(e(images)))),
        "Half of it is the discriminator's wish: all codes want the label 1.",
    ),
)

ENCODER_LOSS = Exercise(
    id="aae.encoder_loss",
    lesson=3,
    points=2,
    title="The encoder's second role",
    hints=(
        "In this turn the encoder is what the generator of a GAN is: what does it want to be said "
        "of its codes?",
        "`non_saturating_generator_loss(fake_logits)` takes the discriminator's logits.",
        "The logits are `discriminator(encoder(images))`.",
    ),
    record=probe,
    judge=judge,
)
