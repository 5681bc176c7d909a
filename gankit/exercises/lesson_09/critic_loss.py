"""Exercise: the critic's loss."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_fake, as_real, sigmoid

CROSS_ENTROPY = (
    "This is the GAN's cross-entropy. The critic is no classifier: take the means of its outputs "
    "as they are."
)


def draw(random):
    """Draws the critic's outputs on a batch: float32 `(N, 1)` and `(N, 1)`."""
    count = int(random.integers(5, 60))
    real, fake = random.normal(1.2, 1.5, (count, 1)), random.normal(-0.7, 1.5, (count, 1))
    return real.astype("float32"), fake.astype("float32")


def gap(real_logits, fake_logits):
    """The expected loss; Arjovsky et al. 2017, equation 3, with the sign turned: we minimise."""
    return np.mean(fake_logits) - np.mean(real_logits)


CRITIC_LOSS = comparing(
    "wgan.critic_loss",
    lesson=9,
    points=1,
    title="The critic's loss",
    hints=(
        "The critic wants real samples high and fakes low, as far apart as it can get them.",
        "Two means. A loss is minimised: which of the two gets the minus?",
        "`ops.mean(fake_logits) - ops.mean(real_logits)`",
    ),
    draw=draw,
    expected=gap,
    slopes=lambda real, fake: [
        np.full_like(real, -1 / len(real)),
        np.full_like(fake, 1 / len(fake)),
    ],
    differentiated=(0, 1),
    result="the loss",
    praise="Fakes down, real samples up; no logarithm, no sigmoid, and no end to it.",
    shape="The loss has the shape {received}: it must be one number, the difference of two means.",
    otherwise="It is {received}, expected {expected}: the mean of the fakes less the mean of the "
    "real samples.",
    mistakes=(
        (
            lambda real, fake: -gap(real, fake),
            "The sign is turned: this is what the critic wants large. A loss is minimised, so the "
            "fakes' mean comes first.",
        ),
        (lambda real, fake: 0.5 * (as_real(real) + as_fake(fake)), CROSS_ENTROPY),
        (lambda real, fake: as_real(real) + as_fake(fake), CROSS_ENTROPY),
        (
            lambda real, fake: gap(sigmoid(real), sigmoid(fake)),
            "A sigmoid too many: it would flatten the critic far from the border, and with it the "
            "gradient that the generator needs.",
        ),
        (
            lambda real, fake: gap(real, fake) / 2,
            "It is half of the expected number: a difference of means, not a mean of two halves.",
        ),
        (
            lambda real, fake: gap(real, fake) * len(real),
            "These are sums: take means, or the loss grows with the batch.",
        ),
        (
            lambda real, fake: np.mean(fake) + np.mean(real),
            "The two means are added: a critic that says -1,000 to everything would be perfect. "
            "Only the difference counts.",
        ),
        (
            lambda real, fake: -np.mean(real),
            "Only the real samples count: a critic that says 1,000 to everything would be perfect.",
        ),
        (
            lambda real, fake: np.mean(fake),
            "Only the fakes count: a critic that says -1,000 to everything would be perfect.",
        ),
    ),
)
