"""Exercise: what an active code costs."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws codes `(5, 12)`, a third of them 0, some negative, and a rate."""
    codes = random.normal(0.4, 1, (5, 12)) * (random.uniform(size=(5, 12)) > 1 / 3)
    return codes.astype("float32"), float(random.uniform(0.3, 0.6))


def penalty(codes, rate):
    """The expected cost."""
    return rate * np.sum(np.abs(codes)) / len(codes)


def slopes(codes, rate):
    """The expected gradient for the codes; at 0 the absolute value has none of its own."""
    return [np.where(codes == 0, np.nan, rate * np.sign(codes) / len(codes))]


L1_PENALTY = comparing(
    "autoencoder.l1_penalty",
    lesson=1,
    points=2,
    title="What an active code costs",
    hints=(
        "Sum the absolute values of one code; that is what one image pays.",
        "Then the mean over the images of the batch, times `rate`.",
        "`rate * ops.mean(ops.sum(ops.abs(codes), axis=1))`",
    ),
    draw=draw,
    expected=penalty,
    slopes=slopes,
    differentiated=(0,),
    result="the cost",
    praise="Every unit that is on costs in proportion to its size.",
    shape="The cost has the shape {received}: one number, the mean over the batch's images.",
    otherwise="It is {received}, expected {expected}.",
    mistakes=(
        (
            lambda codes, rate: rate * np.mean(np.abs(codes)),
            "This is the mean over the units as well: the sum over a code is what an image pays, "
            "or a wide code would be cheap.",
        ),
        (
            lambda codes, rate: rate * np.sum(np.abs(codes)),
            "This is the sum over the batch: a larger batch would pay more for the same codes. "
            "Take the mean over images.",
        ),
        (
            lambda codes, rate: rate * np.sum(codes**2) / len(codes),
            "The codes are squared: that is L2, which makes units small but not 0. Take `abs`.",
        ),
        (
            lambda codes, rate: rate * np.sum(codes) / len(codes),
            "Negative numbers count as a gain here: take `ops.abs` first.",
        ),
        (lambda codes, rate: penalty(codes, 1), "`rate` is missing."),
        (
            lambda codes, rate: rate * np.sum(codes != 0) / len(codes),
            "This counts units: the count has no gradient, nothing could be learned from it. Sum "
            "their sizes.",
        ),
    ),
)
