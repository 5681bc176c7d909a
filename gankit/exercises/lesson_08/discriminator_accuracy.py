"""Exercise: how much of real and of fake the discriminator recognises."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.logits import drawn_logits
from gankit.exercises.recording.returned import Kind


def recognised(real_logits, fake_logits, threshold=0.0):
    """Returns the shares of real logits above a threshold and of fake ones not above it."""
    return np.array([np.mean(real_logits > threshold), np.mean(fake_logits <= threshold)])


def counts(real_logits, fake_logits):
    """Returns how many of each are recognised."""
    return recognised(real_logits, fake_logits) * [len(real_logits), len(fake_logits)]


DISCRIMINATOR_ACCURACY = comparing(
    "animation.discriminator_accuracy",
    lesson=8,
    points=1,
    title="The discriminator's accuracy, on real and on fake",
    hints=(
        "A logit above 0 says real; the mean of an array of booleans is the share of True.",
        "`np.mean(real_logits > 0)` is the first; for a fake it is right where the logit is not "
        "above 0.",
    ),
    draw=drawn_logits,
    expected=recognised,
    kind=Kind.TUPLE,
    result="the pair of shares",
    praise="Real above 0, fake below, each as a share of its own samples.",
    shape="Expected two shares, of the real samples and of the fakes: one number for both would "
    "hide a discriminator that calls everything fake.",
    otherwise="Expected {expected}, received {received}.",
    mistakes=(
        (
            lambda real, fake: recognised(real, fake, 0.5),
            "The threshold is 0.5, which belongs to probabilities: a logit says real above 0.",
        ),
        (
            lambda real, fake: recognised(real, fake) * [1, -1] + [0, 1],
            "The second is the share of fakes called real: the discriminator is right about a fake "
            "when it calls it fake.",
        ),
        (
            lambda real, fake: recognised(real, fake)[::-1],
            "The two are swapped: the share of the real samples comes first.",
        ),
        (counts, "These are counts: divide by the number of samples of that kind."),
        (
            lambda real, fake: counts(real, fake) / (len(real) + len(fake)),
            "These are shares of all samples: divide by the number of samples of that kind.",
        ),
        (
            lambda real, fake: 100 * recognised(real, fake),
            "These are percentages: return shares, from 0 to 1.",
        ),
    ),
)
