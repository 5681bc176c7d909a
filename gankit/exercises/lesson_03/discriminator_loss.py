"""Exercise: a discriminator that looks at codes."""

import keras
from keras import ops

from gankit.exercises.game import drawn_codes
from gankit.exercises.judging import NO_GRADIENT
from gankit.exercises.recording.network_losses import NetworkLoss, discriminator_in_the_game
from gankit.exercises.recording.tiny import loss_as_fake, loss_as_real
from gankit.exercises.replaying import replaying


def of_logits(loss):
    """Returns a loss of networks, given as one of `(real_logits, fake_logits)`."""
    return lambda encoder, discriminator, images, samples: loss(
        discriminator(samples), discriminator(encoder(images))
    )


def mean_of_halves(real_logits, fake_logits):
    """The expected loss; Goodfellow et al. 2014, equation 1, on codes."""
    return 0.5 * (loss_as_real(real_logits) + loss_as_fake(fake_logits))


def _without_from_logits(real_logits, fake_logits):
    cross_entropy = keras.losses.BinaryCrossentropy()
    real_loss = cross_entropy(ops.ones_like(real_logits), real_logits)
    return 0.5 * (real_loss + cross_entropy(ops.zeros_like(fake_logits), fake_logits))


DISCRIMINATOR_LOSS = replaying(
    "aae.discriminator_loss",
    lesson=3,
    points=2,
    title="A discriminator that looks at codes",
    hints=(
        "The codes shall become like samples of the prior: which of the two is real, which fake?",
        "`discriminator(samples)` and `discriminator(encoder(images))` are logits; "
        "`non_saturating_discriminator_loss(real_logits, fake_logits)` is the loss of lesson 05.",
        "The logits of the samples come first.",
    ),
    draw=drawn_codes,
    record=NetworkLoss(discriminator_in_the_game, learner=1),
    expected=of_logits(mean_of_halves),
    praise="Samples of the prior are real, codes are fake.",
    otherwise="It is {received}, expected {expected}: the mean of two cross-entropies, of the "
    "samples against 1 and of the codes against 0.",
    only=("its gradient", NO_GRADIENT),
    tolerance=1e-5,
    mistakes=(
        (
            of_logits(lambda real, fake: mean_of_halves(fake, real)),
            "The labels are swapped. The images are real, but their codes are the fakes here: what "
            "the codes are to become is the prior, so its samples are labelled 1.",
        ),
        (
            of_logits(lambda real, fake: 2 * mean_of_halves(real, fake)),
            "It is twice the expected number: take the mean of the two halves, not their sum.",
        ),
        (
            of_logits(lambda real, fake: loss_as_real(real)),
            "Only the samples count: a discriminator that calls everything real would be perfect.",
        ),
        (
            of_logits(lambda real, fake: loss_as_fake(fake)),
            "Only the codes count: a discriminator that calls everything fake would be perfect.",
        ),
        (
            of_logits(lambda real, fake: -mean_of_halves(real, fake)),
            "The sign is turned: a loss is minimised, so a better discriminator must score lower.",
        ),
        (
            of_logits(lambda real, fake: mean_of_halves(ops.sigmoid(real), ops.sigmoid(fake))),
            "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
        ),
        (
            of_logits(_without_from_logits),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
    ),
)
