"""Exercise: what an active code costs."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    codes, rate = drawn_codes(seed)
    cost, (gradient,) = value_and_gradients(lambda value: answer(value, rate), [codes])
    return {"the cost": as_numbers(cost, "the cost"), "its gradient": gradient}


def judge(evidence, seed):
    codes, rate = drawn_codes(seed)
    cost, sizes = evidence["the cost"], np.abs(codes.astype("float64"))
    expected = rate * sizes.sum() / len(codes)
    if cost.shape != ():
        return wrong(
            f"The cost has the shape {cost.shape}: one number, the mean over the batch's images."
        )
    for value, message in (
        (
            rate * np.mean(sizes),
            "This is the mean over the units as well: the sum over a code is what an image pays, "
            "or a wide code would be cheap.",
        ),
        (
            rate * np.sum(sizes),
            "This is the sum over the batch: a larger batch would pay more for the same codes. "
            "Take the mean over images.",
        ),
        (
            rate * np.sum(sizes**2) / len(codes),
            "The codes are squared: that is L2, which makes units small but not 0. Take `abs`.",
        ),
        (
            rate * codes.sum() / len(codes),
            "Negative numbers count as a gain here: take `ops.abs` first.",
        ),
        (expected / rate, "`rate` is missing."),
        (
            rate * np.sum(sizes > 0) / len(codes),
            "This counts units: the count has no gradient, nothing could be learned from it. Sum "
            "their sizes.",
        ),
    ):
        if agrees(cost, value, tolerance=1e-5):
            return wrong(message)
    if not agrees(cost, expected, tolerance=1e-5):
        return wrong(f"On {len(codes)} codes it is {cost:.5f}, expected {expected:.5f}.")
    on = codes != 0  # at 0 the absolute value has no slope of its own
    if not agrees(evidence["its gradient"][on], rate * np.sign(codes[on]) / len(codes)):
        return wrong(NO_GRADIENT)
    return right("Every unit that is on costs in proportion to its size.")


def drawn_codes(seed):
    """Draws codes `(5, 12)`, a third of them 0, some negative, and a rate."""
    random = np.random.default_rng(seed)
    codes = random.normal(0.4, 1, (5, 12)) * (random.uniform(size=(5, 12)) > 1 / 3)
    return codes.astype("float32"), float(random.uniform(0.3, 0.6))


L1_PENALTY = Exercise(
    id="autoencoder.l1_penalty",
    lesson=1,
    points=2,
    title="What an active code costs",
    hints=(
        "Sum the absolute values of one code; that is what one image pays.",
        "Then the mean over the images of the batch, times `rate`.",
        "`rate * ops.mean(ops.sum(ops.abs(codes), axis=1))`",
    ),
    record=probe,
    judge=judge,
)
