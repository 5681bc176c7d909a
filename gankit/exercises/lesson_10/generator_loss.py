"""Exercise: the generator's loss by least squares."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_real, sigmoid


def draw(random):
    """Draws a discriminator's logits on fakes, float32 `(8, 1)`."""
    return (random.normal(-0.5, 1, (8, 1)).astype("float32"),)


def distance(fake, label=1):
    """Returns the mean squared distance of the logits from a label."""
    return np.mean((fake - label) ** 2)


GENERATOR_LOSS = comparing(
    "cyclegan.generator_loss",
    lesson=10,
    points=1,
    title="The generator's loss, by least squares",
    hints=(
        "Which number shall the discriminator say to a fake, if the generator has its way?",
        "The mean of the squared distances of the fake logits from that number.",
    ),
    draw=draw,
    expected=distance,
    slopes=lambda fake: [2 * (fake - 1) / len(fake)],
    differentiated=(0,),
    result="the loss",
    praise="Every fake is drawn to where the real ones are, from either side.",
    shape="The loss has the shape {received}: it must be one number, the mean.",
    otherwise="It is {received}, expected {expected}: the mean squared distance of the fake logits "
    "from 1.",
    mistakes=(
        (
            lambda fake: distance(fake, 0),
            "This is the discriminator's wish: the generator wants its fakes to be given 1.",
        ),
        (
            lambda fake: -distance(fake, 0),
            "This is the discriminator's loss with its sign turned: it drives the logits away from "
            "0 to either side, without an end. The generator has a goal of its own, the label 1.",
        ),
        (
            lambda fake: distance(sigmoid(fake)),
            "A sigmoid stands before the square: take the logits as they are.",
        ),
        (
            as_real,
            "This is cross-entropy, the loss of lesson 05: here the distance is squared.",
        ),
        (
            lambda fake: 0.5 * distance(fake),
            "It is half the expected number: the factor 1/2 belongs to the discriminator, whose "
            "loss has two halves.",
        ),
        (
            lambda fake: np.mean(np.abs(fake - 1)),
            "This is the absolute distance: square it.",
        ),
        (
            lambda fake: np.mean(fake - 1) ** 2,
            "The mean was taken first and squared then: square each distance, then take the mean.",
        ),
        (
            lambda fake: np.sum((fake - 1) ** 2),
            "This is a sum over the batch: take the mean.",
        ),
        (
            lambda fake: -np.mean(fake),
            "This is the mean logit, a critic's loss (lesson 09): it has no goal at which it "
            "rests.",
        ),
    ),
)
