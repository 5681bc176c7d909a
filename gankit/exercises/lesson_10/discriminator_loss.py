"""Exercise: the discriminator's loss by least squares."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import as_fake, as_real, sigmoid


def draw(random):
    """Draws logits on real samples `(8, 1)` and on fakes `(6, 1)`, float32."""
    return tuple(random.normal(mean, 1, (n, 1)).astype("float32") for mean, n in ((1, 8), (-1, 6)))


def halves(real, fake, real_label=1, fake_label=0):
    """Returns half the sum of the mean squared distances of the logits from these labels."""
    return 0.5 * (np.mean((real - real_label) ** 2) + np.mean((fake - fake_label) ** 2))


DISCRIMINATOR_LOSS = comparing(
    "cyclegan.discriminator_loss",
    lesson=10,
    points=2,
    title="The discriminator's loss, by least squares",
    hints=(
        "How far is a logit on a real sample from 1, and one on a fake from 0? Square that.",
        "`ops.mean(ops.square(real_logits - 1.0))` is the real half.",
        "Half of the sum of both means; no sigmoid, no logarithm.",
    ),
    draw=draw,
    expected=halves,
    slopes=lambda real, fake: [(real - 1) / len(real), fake / len(fake)],
    differentiated=(0, 1),
    result="the loss",
    praise="Targets for a regression: 1 for real, 0 for fake, and too sure costs as well.",
    shape="The loss has the shape {received}: it must be one number, of two means.",
    otherwise="It is {received}, expected {expected}: half of (the mean squared distance of the "
    "real logits from 1, plus that of the fake logits from 0).",
    mistakes=(
        (
            lambda real, fake: halves(real, fake, 0, 1),
            "The labels are swapped: real samples are to get 1, fakes 0.",
        ),
        (
            lambda real, fake: halves(sigmoid(real), sigmoid(fake)),
            "A sigmoid stands before the squares: least squares take the logits as they are, or a "
            "fake that is seen through has no slope again.",
        ),
        (
            lambda real, fake: 2 * halves(real, fake),
            "It is twice the expected number: take half of the sum.",
        ),
        (
            lambda real, fake: 0.5 * (as_real(real) + as_fake(fake)),
            "This is cross-entropy, the loss of lesson 05: here the distances are squared.",
        ),
        (
            lambda real, fake: halves(real, fake, 1, -1),
            "The fakes are compared with -1: here their label is 0.",
        ),
        (
            lambda real, fake: halves(real, np.zeros_like(fake)),
            "Only the real half counts: whoever calls everything real would be perfect.",
        ),
        (
            lambda real, fake: halves(np.ones_like(real), fake),
            "Only the fake half counts: whoever calls everything fake would be perfect.",
        ),
        (
            lambda real, fake: 0.5 * (np.mean(np.abs(real - 1)) + np.mean(np.abs(fake))),
            "These are absolute distances: square them, so that the far ones count most.",
        ),
        (
            lambda real, fake: 0.5 * (np.mean(real - 1) ** 2 + np.mean(fake) ** 2),
            "The mean was taken first and squared then, so that errors on either side make up for "
            "each other: square each, then take the mean.",
        ),
        (
            lambda real, fake: 0.5 * (np.sum((real - 1) ** 2) + np.sum(fake**2)),
            "These are sums over the batch: take means, or the loss grows with the batch.",
        ),
    ),
)
