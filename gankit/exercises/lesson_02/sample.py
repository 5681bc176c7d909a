"""Exercise: a draw that gradients can pass, the reparameterisation."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_02.clouds import drawn_clouds
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

COUNT = 4_000


def probe(answer, seed):
    inputs = drawn_inputs(seed)
    first, gradients = value_and_gradients(answer, inputs)
    return {
        "the latents": as_numbers(first, "the result"),
        "a second draw": as_numbers(answer(*inputs), "the result"),
        "the mean's gradient": gradients[0],
        "the log-variance's gradient": gradients[1],
    }


def judge(evidence, seed):
    mean, log_variance = drawn_inputs(seed)
    latents, second = evidence["the latents"], evidence["a second draw"]
    if latents.shape != mean.shape or second.shape != mean.shape:
        return wrong(f"The shape is {latents.shape}, expected that of the mean: {mean.shape}.")
    if np.array_equal(latents, second):
        return wrong(
            "Two calls gave the same numbers: the noise must be drawn anew in every call, without "
            "a seed set inside."
        )
    deviation = np.exp(log_variance[0].astype("float64") / 2)
    for draw in (latents, second):
        if problem := _problem_with(draw - mean.astype("float64"), deviation, mean[0]):
            return wrong(problem)
    return _judge_gradients(evidence, deviation)


def drawn_inputs(seed):
    """Draws one mean and one log-variance of three dimensions and repeats them 4,000 times."""
    return [np.repeat(array, COUNT, axis=0) for array in drawn_clouds(seed, 1, 3)]


def _problem_with(shift, deviation, mean):
    """Names what is wrong with the distribution of the shifts, or returns None."""
    if np.allclose(shift, shift[:1], atol=1e-4) or np.allclose(shift, shift[:, :1], atol=1e-4):
        return "One noise was used for all: every number of the result needs its own draw."
    found, centre = shift.std(axis=0), shift.mean(axis=0)
    margin = 6 * deviation.max() / np.sqrt(COUNT)
    is_centred = np.allclose(centre, 0, atol=margin)
    if not is_centred and np.allclose(centre, -mean, atol=margin):
        return "The draws lie around 0: add the mean."
    if np.allclose(found, deviation, rtol=0.1):
        if np.abs(shift / deviation).max() < 2:
            return UNIFORM
        return None if is_centred else "The draws' mean is not the one asked for: add it once."
    for mistake, message in MISTAKES:
        if np.allclose(found, mistake(deviation), rtol=0.1):
            return message
    return (
        f"The draws deviate by {np.round(found, 2).tolist()} in the three dimensions, expected "
        f"{np.round(deviation, 2).tolist()}."
    )


def _judge_gradients(evidence, deviation):
    if not agrees(evidence["the mean's gradient"], np.ones((COUNT, len(deviation)))):
        return wrong(
            "The draws are right, but no gradient flows back, or not all of it: make them of "
            "`mean` and `log_variance` with `keras.ops`, without a detour through NumPy."
        )
    # The gradient is half the scaled noise, of a draw of its own.
    gradient = evidence["the log-variance's gradient"]
    refuse_another_shape(gradient, evidence["the latents"])
    gradient = gradient.std(axis=0)
    if not np.allclose(gradient, deviation / 2, rtol=0.1):
        return wrong(
            "The draws are right, but no gradient reaches the log-variance: scale the noise with "
            "`ops.exp(log_variance / 2)`."
        )
    return right("Noise from outside, scaled and shifted: gradients pass the draw.")


UNIFORM = "The noise is `uniform`, which stops sharply at the sides: draw `normal` noise."

MISTAKES = (
    (lambda deviation: deviation / np.sqrt(3), UNIFORM),
    (lambda deviation: deviation / np.sqrt(12), UNIFORM),
    (
        lambda deviation: deviation**2,
        "The noise is scaled by the variance: the deviation is its root, "
        "`ops.exp(log_variance / 2)`.",
    ),
    (
        lambda deviation: np.abs(2 * np.log(deviation)),
        "The noise is scaled by the log-variance itself: take `ops.exp` of its half.",
    ),
    (
        lambda deviation: np.abs(np.log(deviation)),
        "The noise is scaled by half the log-variance: take `ops.exp` of it.",
    ),
    (
        np.ones_like,
        "The noise is not scaled: the log-variance says how far the draws spread.",
    ),
    (
        lambda deviation: 1 / deviation,
        "The noise is divided by the deviation: multiply.",
    ),
)

SAMPLE = Exercise(
    id="vae.sample",
    lesson=2,
    points=2,
    title="A draw that gradients can pass",
    hints=(
        "Draw unit normal noise in the shape of the mean, then move it: scale, and shift.",
        "The deviation is the root of the variance: `ops.exp(log_variance / 2)`.",
        "`mean + ops.exp(log_variance / 2) * keras.random.normal(ops.shape(mean))`",
    ),
    record=probe,
    judge=judge,
)
