"""Exercise: the discriminator's loss."""

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_fake, as_real, sigmoid, taken_for_probabilities


def draw(random):
    """Draws the discriminator's outputs on a batch: float32 `(8, 1)` and `(8, 1)`."""
    real, fake = random.normal(0.7, 1.5, (8, 1)), random.normal(-0.4, 1.5, (8, 1))
    return real.astype("float32"), fake.astype("float32")


def mean_of_halves(real_logits, fake_logits):
    """The expected loss; Goodfellow et al. 2014, equation 1, as a mean to be minimised."""
    return 0.5 * (as_real(real_logits) + as_fake(fake_logits))


def slopes(real_logits, fake_logits):
    """The expected gradients for both halves."""
    halves = (real_logits, 1), (fake_logits, 0)
    return [0.5 * (sigmoid(logits) - label) / len(logits) for logits, label in halves]


DISCRIMINATOR_LOSS = comparing(
    "gan.discriminator_loss",
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
    draw=draw,
    expected=mean_of_halves,
    slopes=slopes,
    differentiated=(0, 1),
    result="the loss",
    praise="Real is 1, fake is 0; a discriminator that only guesses would score ln 2.",
    shape="The loss has the shape {received}: it must be one number, the mean over all samples, "
    "whatever axis they lie on.",
    otherwise="It is {received}, expected {expected}: the mean of the two halves' cross-entropies.",
    mistakes=(
        (
            lambda real, fake: 0.5 * (as_fake(real) + as_real(fake)),
            "The labels are swapped: the discriminator should say 1 to real samples and 0 to "
            "fakes.",
        ),
        (
            lambda real, fake: mean_of_halves(sigmoid(real), sigmoid(fake)),
            "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
        ),
        (
            lambda real, fake: as_real(real),
            "Only the real half counts: a discriminator that calls everything real would be "
            "perfect.",
        ),
        (
            lambda real, fake: as_fake(fake),
            "Only the fake half counts: a discriminator that calls everything fake would be "
            "perfect.",
        ),
        (
            lambda real, fake: 2 * mean_of_halves(real, fake),
            "It is twice the expected number: take the mean of the two halves, not their sum.",
        ),
        (
            lambda real, fake: -mean_of_halves(real, fake),
            "The sign is turned: a loss is minimised, so a better discriminator must score lower.",
        ),
        (
            lambda real, fake: (
                0.5 * (taken_for_probabilities(real, 1) + taken_for_probabilities(fake, 0))
            ),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
    ),
)
