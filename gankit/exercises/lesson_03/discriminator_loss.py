"""Exercise: a discriminator that looks at codes."""

from keras import ops

from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT
from gankit.exercises.lesson_03 import networks
from gankit.exercises.lesson_03.loss_judge import Messages, descended, judge_loss
from gankit.exercises.tiny import loss_as_fake, loss_as_real


def probe(answer, seed):
    return played(answer, seed)


def judge(evidence, seed):
    return judge_loss(
        evidence, lambda answer: played(answer, seed), half_and_half, MISTAKES, MESSAGES
    )


def played(answer, seed):
    """Computes a loss, and what one step of descent on it makes of the discriminator."""
    encoder, discriminator = networks.build_encoder(seed), tiny.build_discriminator(seed)
    images = ops.convert_to_tensor(networks.drawn_images(seed))
    samples = ops.convert_to_tensor(networks.drawn_samples(seed))
    return descended(lambda: answer(encoder, discriminator, images, samples), discriminator)


def half_and_half(encoder, discriminator, images, samples):
    """The expected loss; Goodfellow et al. 2014, equation 1, on codes."""
    real, fake = discriminator(samples), discriminator(encoder(images))
    return 0.5 * (loss_as_real(real) + loss_as_fake(fake))


MESSAGES = Messages(
    right="Samples of the prior are real, codes are fake.",
    learns_nothing=NO_GRADIENT,
    expected="the mean of two cross-entropies, of the samples against 1 and of the codes against "
    "0.",
)

MISTAKES = (
    (
        lambda e, d, images, samples: 0.5 * (loss_as_fake(d(samples)) + loss_as_real(d(e(images)))),
        "The labels are swapped. The images are real, but their codes are the fakes here: what the "
        "codes are to become is the prior, so its samples are labelled 1.",
    ),
    (
        lambda e, d, images, samples: 2 * half_and_half(e, d, images, samples),
        "It is twice the expected number: take the mean of the two halves, not their sum.",
    ),
    (
        lambda e, d, images, samples: loss_as_real(d(samples)),
        "Only the samples count: a discriminator that calls everything real would be perfect.",
    ),
    (
        lambda e, d, images, samples: loss_as_fake(d(e(images))),
        "Only the codes count: a discriminator that calls everything fake would be perfect.",
    ),
    (
        lambda e, d, images, samples: -half_and_half(e, d, images, samples),
        "The sign is turned: a loss is minimised, so a better discriminator must score lower.",
    ),
    (
        lambda e, d, images, samples: (
            0.5 * (loss_as_real(ops.sigmoid(d(samples))) + loss_as_fake(ops.sigmoid(d(e(images)))))
        ),
        "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
    ),
)

DISCRIMINATOR_LOSS = Exercise(
    id="aae.discriminator_loss",
    lesson=3,
    points=2,
    title="A discriminator that looks at codes",
    hints=(
        "The codes shall become like samples of the prior: which of the two is real, which fake?",
        "`discriminator(samples)` and `discriminator(encoder(images))` are logits; "
        "`non_saturating_discriminator_loss(real_logits, fake_logits)` is the loss of lesson 05.",
        "The logits of the samples come first.",
    ),
    record=probe,
    judge=judge,
)
