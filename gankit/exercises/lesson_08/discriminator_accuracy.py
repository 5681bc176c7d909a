"""Exercise: how much of real and of fake the discriminator recognises."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.logits import drawn_logits
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the shares": as_numbers(answer(*drawn_logits(seed)), "the pair of shares")}


def judge(evidence, seed):
    shares = evidence["the shares"]
    if shares.shape != (2,):
        return wrong(
            "Expected two shares, of the real samples and of the fakes: one number for both would "
            "hide a discriminator that calls everything fake."
        )
    real_logits, fake_logits = drawn_logits(seed)
    expected = recognised(real_logits, fake_logits)
    if agrees(shares, expected):
        return right("Real above 0, fake below, each as a share of its own samples.")
    if message := named_mistake(shares, MISTAKES, real_logits, fake_logits):
        return wrong(message)
    return wrong(f"Expected {np.round(expected, 3).tolist()}, received {shares.round(3).tolist()}.")


def recognised(real_logits, fake_logits, threshold=0.0):
    """Returns the shares of real logits above a threshold and of fake ones not above it."""
    return np.array([np.mean(real_logits > threshold), np.mean(fake_logits <= threshold)])


MISTAKES = (
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
    (
        lambda real, fake: recognised(real, fake) * [len(real), len(fake)],
        "These are counts: divide by the number of samples of that kind.",
    ),
    (
        lambda real, fake: (
            recognised(real, fake) * np.array([len(real), len(fake)]) / (len(real) + len(fake))
        ),
        "These are shares of all samples: divide by the number of samples of that kind.",
    ),
)

DISCRIMINATOR_ACCURACY = Exercise(
    id="animation.discriminator_accuracy",
    lesson=8,
    points=1,
    title="The discriminator's accuracy, on real and on fake",
    hints=(
        "A logit above 0 says real; the mean of an array of booleans is the share of True.",
        "`np.mean(real_logits > 0)` is the first; for a fake it is right where the logit is not "
        "above 0.",
    ),
    record=probe,
    judge=judge,
)
