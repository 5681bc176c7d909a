"""Exercise: the generator's loss against a critic."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_fake, as_real, sigmoid


def draw(random):
    """Draws the critic's outputs on fakes: float32 `(N, 1)`."""
    return (random.normal(-1.2, 1.5, (int(random.integers(5, 60)), 1)).astype("float32"),)


GENERATOR_LOSS = comparing(
    "wgan.generator_loss",
    lesson=9,
    points=1,
    title="The generator's loss",
    hints=(
        "The generator wants what the critic fights: high outputs for its fakes.",
        "A loss is minimised, so what is to become large gets a minus.",
        "`-ops.mean(fake_logits)`",
    ),
    draw=draw,
    expected=lambda fake: -np.mean(fake),
    slopes=lambda fake: [np.full_like(fake, -1 / len(fake))],
    differentiated=(0,),
    result="the loss",
    praise="Every fake is pushed uphill, equally hard wherever it lies.",
    shape="The loss has the shape {received}: it must be one number, a mean.",
    otherwise="It is {received}, expected {expected}: the mean of the fakes' outputs with a minus.",
    mistakes=(
        (
            np.mean,
            "The sign is missing: this pushes the fakes down, which is what the critic wants.",
        ),
        (
            as_real,
            "This is the GAN's cross-entropy against the label 1. There are no labels here: take "
            "the mean of the outputs as they are.",
        ),
        (
            lambda fake: -as_fake(fake),
            "This is the saturating loss of a GAN, whose gradient fades where a fake is seen "
            "through: the very thing that we want to be rid of.",
        ),
        (
            lambda fake: -np.mean(sigmoid(fake)),
            "A sigmoid too many: far below 0 it is flat, and a bad fake would get no push.",
        ),
        (
            lambda fake: -np.sum(fake),
            "This is a sum: take the mean, or the loss grows with the batch.",
        ),
        (
            lambda fake: np.mean(np.abs(fake)),
            "This is the mean distance from 0, but 0 means nothing to a critic: high is good, "
            "without an end.",
        ),
    ),
)
