"""Exercise: how sparse is a code?"""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the share": as_numbers(answer(drawn_codes(seed)), "the share")}


def judge(evidence, seed):
    share, codes = evidence["the share"], drawn_codes(seed)
    if share.shape != ():
        return wrong(f"The share has the shape {share.shape}, expected one number for all codes.")
    expected = np.mean(codes > 0)
    if agrees(share, expected):
        return right("The average over images: others may be on for the next image.")
    for value, message in (
        (1 - expected, "This is the share of zeros: those above 0 are asked for."),
        (
            np.mean(np.any(codes > 0, axis=0)),
            "This is the share of units that are on for any image at all: count each image's own.",
        ),
        (np.sum(codes > 0), "This is a count: divide by how many numbers there are."),
        (
            np.mean(np.sum(codes > 0, axis=1)),
            "This is a count per image: divide by the length of the code.",
        ),
        (np.mean(codes), "This is the mean activity: a unit counts as one, however strong it is."),
        (np.mean(codes >= 0), "A ReLU is never below 0: `>= 0` holds for all. Ask for `> 0`."),
        (
            np.mean(codes > 0.5),
            "Weak units count too: everything above 0 is active.",
        ),
    ):
        if agrees(share, value):
            return wrong(message)
    return wrong(f"It is {share:.3f}, expected {expected:.3f}: numbers above 0, as a share of all.")


def drawn_codes(seed):
    """Draws codes `(N, D)` as a ReLU gives them: zeros, and some above; one unit is dead.

    N and D are drawn, and how active the units are: the share is anything from 0.15 to 0.6.
    """
    random = np.random.default_rng(seed)
    count, length = int(random.integers(40, 80)), int(random.integers(16, 33))
    codes = np.maximum(random.normal(random.uniform(-1.2, 0.4), 1.2, (count, length)), 0)
    codes[:, int(random.integers(length))] = 0
    return codes.astype("float32")


SHARE_ACTIVE = Exercise(
    id="autoencoder.share_active",
    lesson=1,
    points=1,
    title="The share of active units",
    hints=("Active means above 0.", "`codes > 0` is an array of True and False; its mean is?"),
    record=probe,
    judge=judge,
)
