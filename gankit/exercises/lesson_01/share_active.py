"""Exercise: how sparse is a code?"""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws codes `(N, D)` as a ReLU gives them: zeros, and some above; one unit is dead.

    N and D are drawn, and how active the units are: the share is anything from 0.15 to 0.6.
    """
    count, length = int(random.integers(40, 80)), int(random.integers(16, 33))
    codes = np.maximum(random.normal(random.uniform(-1.2, 0.4), 1.2, (count, length)), 0)
    codes[:, int(random.integers(length))] = 0
    return (codes.astype("float32"),)


SHARE_ACTIVE = comparing(
    "autoencoder.share_active",
    lesson=1,
    points=1,
    title="The share of active units",
    hints=("Active means above 0.", "`codes > 0` is an array of True and False; its mean is?"),
    draw=draw,
    expected=lambda codes: np.mean(codes > 0),
    result="the share",
    praise="The average over images: others may be on for the next image.",
    shape="The share has the shape {received}, expected one number for all codes.",
    otherwise="It is {received}, expected {expected}: numbers above 0, as a share of all.",
    mistakes=(
        (
            lambda codes: np.mean(codes == 0),
            "This is the share of zeros: those above 0 are asked for.",
        ),
        (
            lambda codes: np.mean(np.any(codes > 0, axis=0)),
            "This is the share of units that are on for any image at all: count each image's own.",
        ),
        (
            lambda codes: np.sum(codes > 0),
            "This is a count: divide by how many numbers there are.",
        ),
        (
            lambda codes: np.mean(np.sum(codes > 0, axis=1)),
            "This is a count per image: divide by the length of the code.",
        ),
        (np.mean, "This is the mean activity: a unit counts as one, however strong it is."),
        (
            lambda codes: np.mean(codes >= 0),
            "A ReLU is never below 0: `>= 0` holds for all. Ask for `> 0`.",
        ),
        (
            lambda codes: np.mean(codes > 0.5),
            "Weak units count too: everything above 0 is active.",
        ),
        (
            lambda codes: 100 * np.mean(codes > 0),
            "This is a percentage: a share lies between 0 and 1.",
        ),
    ),
)
