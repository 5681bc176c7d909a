"""Exercise: the discriminator's loss."""

import numpy as np

from gankit.exercises.differentiation import value_and_gradients
from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    loss, gradients = value_and_gradients(answer, drawn_logits(seed))
    return {
        "the loss": as_numbers(loss, "the loss"),
        "its real gradient": gradients[0],
        "its fake gradient": gradients[1],
    }


def judge(evidence, seed):
    real_logits, fake_logits = drawn_logits(seed)
    loss, expected = evidence["the loss"], mean_of_halves(real_logits, fake_logits)
    if loss.shape != ():
        return wrong(
            f"The loss has the shape {loss.shape}: it must be one number, the mean over all "
            "samples, whatever axis they lie on."
        )
    if not agrees(loss, expected):  # first: by chance a mistake may give the right number
        if message := named_mistake(loss, MISTAKES, real_logits, fake_logits):
            return wrong(message)
        return wrong(
            f"On {len(real_logits)} real and {len(fake_logits)} fake logits it is {loss:.4f}, "
            f"expected {expected:.4f}: the mean of the two halves' cross-entropies."
        )
    halves = ("its real gradient", real_logits, 1), ("its fake gradient", fake_logits, 0)
    for name, logits, label in halves:
        if not agrees(evidence[name], 0.5 * (sigmoid(logits) - label) / len(logits)):
            return wrong(NO_GRADIENT)
    return right("Real is 1, fake is 0; a discriminator that only guesses would score ln 2.")


def drawn_logits(seed):
    """Draws the discriminator's outputs on a batch: float32 `(8, 1)` and `(8, 1)`."""
    random = np.random.default_rng(seed)
    real, fake = random.normal(0.7, 1.5, (8, 1)), random.normal(-0.4, 1.5, (8, 1))
    return [real.astype("float32"), fake.astype("float32")]


def as_real(logits):
    """Mean cross-entropy against the label 1, from logits."""
    return np.mean(np.logaddexp(0, -logits))


def as_fake(logits):
    """Mean cross-entropy against the label 0, from logits."""
    return np.mean(np.logaddexp(0, logits))


def sigmoid(logits):
    """The probability of "real"."""
    return 1 / (1 + np.exp(-logits))


def mean_of_halves(real_logits, fake_logits):
    """The expected loss; Goodfellow et al. 2014, equation 1, as a mean to be minimised."""
    return 0.5 * (as_real(real_logits) + as_fake(fake_logits))


MISTAKES = (
    (
        lambda real, fake: 0.5 * (as_fake(real) + as_real(fake)),
        "The labels are swapped: the discriminator should say 1 to real samples and 0 to fakes.",
    ),
    (
        lambda real, fake: mean_of_halves(sigmoid(real), sigmoid(fake)),
        "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
    ),
    (
        lambda real, fake: as_real(real),
        "Only the real half counts: a discriminator that calls everything real would be perfect.",
    ),
    (
        lambda real, fake: as_fake(fake),
        "Only the fake half counts: a discriminator that calls everything fake would be perfect.",
    ),
    (
        lambda real, fake: 2 * mean_of_halves(real, fake),
        "It is twice the expected number: take the mean of the two halves, not their sum.",
    ),
    (
        lambda real, fake: -mean_of_halves(real, fake),
        "The sign is turned: a loss is minimised, so a better discriminator must score lower.",
    ),
)

DISCRIMINATOR_LOSS = Exercise(
    id="gan.discriminator_loss",
    lesson=5,
    points=2,
    title="The discriminator's loss",
    hints=(
        "The discriminator is a classifier with two classes: which label has a real sample, which "
        "a fake?",
        "`keras.losses.BinaryCrossentropy(from_logits=True)` takes labels and logits; "
        "`ops.ones_like(real_logits)` makes labels of the right shape.",
        "Compute one loss for the real half, one for the fake half, and return half their sum.",
    ),
    probe=probe,
    judge=judge,
)
