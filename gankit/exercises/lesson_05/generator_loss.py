"""Exercise: the generator's loss."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_fake, as_real, sigmoid, taken_for_probabilities


def draw(random):
    """Draws the discriminator's outputs on fakes that it mostly sees through: float32 `(8, 1)`."""
    return (random.normal(-1.5, 1, (8, 1)).astype("float32"),)


GENERATOR_LOSS = comparing(
    "gan.generator_loss",
    lesson=5,
    points=2,
    title="The generator's loss",
    hints=(
        "The generator wins when the discriminator takes a fake for a real sample.",
        "It is the same cross-entropy as before, of the fake logits, with another label.",
        "Label the fakes 1: `ops.ones_like(fake_logits)`.",
    ),
    draw=draw,
    expected=as_real,
    slopes=lambda fake: [(sigmoid(fake) - 1) / len(fake)],
    differentiated=(0,),
    result="the loss",
    praise="The fakes are scored as if they were real: large where the bluff is seen.",
    shape="The loss has the shape {received}: it must be one number, the mean.",
    otherwise="It is {received}, expected {expected}: the mean cross-entropy of the fakes against "
    "the label that the generator wishes for.",
    mistakes=(
        (
            as_fake,
            "This is the discriminator's wish: the generator wants its fakes to be labelled 1, "
            "real.",
        ),
        (
            lambda fake: -as_fake(fake),
            "This is the saturating loss, the discriminator's with its sign turned: its gradient "
            "fades where the discriminator is sure of a fake. Use cross-entropy against the label "
            "1.",
        ),
        (
            lambda fake: as_real(sigmoid(fake)),
            "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
        ),
        (
            lambda fake: taken_for_probabilities(fake, 1),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
        (
            lambda fake: -np.mean(fake),
            "This is the mean logit, a critic's loss (lesson 09); here it is a cross-entropy.",
        ),
    ),
)
