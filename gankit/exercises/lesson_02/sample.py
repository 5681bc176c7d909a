"""Exercise: a draw that gradients can pass, the reparameterisation."""

import keras
import numpy as np
from keras import ops

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_02.clouds import drawn_clouds
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.twice import Twice
from gankit.exercises.verdict import right, wrong

COUNT = 4_000
MARGIN = 0.1  # of the noise's mean and deviation; chance moves them by about 0.016 and 0.011


def draw(seed):
    """Draws one mean and one log-variance of three dimensions and repeats them 4,000 times."""
    cloud = drawn_clouds(np.random.default_rng(seed), 1, 3)
    return tuple(np.repeat(array, COUNT, axis=0) for array in cloud)


def judge(evidence, mean, log_variance):
    """Judges two draws by their noise, then the gradients."""
    latents, second = evidence["the latents"], evidence["a second draw"]
    if latents.shape != mean.shape or second.shape != mean.shape:
        return wrong(f"The shape is {latents.shape}, expected that of the mean: {mean.shape}.")
    if np.array_equal(latents, second):
        return wrong(
            "Two calls gave the same numbers: the noise must be drawn anew in every call, without "
            "a seed set inside."
        )
    for drawn in (latents, second):
        if problem := _problem_with(drawn, mean, log_variance):
            return wrong(problem)
    return _judge_gradients(evidence, np.exp(log_variance / 2))


def _problem_with(latents, mean, log_variance):
    noise = noise_in(latents, mean, log_variance)
    if min(np.ptp(noise, axis=0).max(), np.ptp(noise, axis=1).max()) < 1e-3:
        return "One noise was used for all: every number of the result needs its own draw."
    found = described(noise)
    if np.allclose(found[:2].T, [0, 1], atol=MARGIN):
        return None if found[2].all() else UNIFORM
    tensors = [ops.convert_to_tensor(array) for array in (mean, log_variance)]
    for mistake in MISTAKES:
        mistaken = ops.convert_to_numpy(mistake.answer(*tensors))
        other = described(noise_in(mistaken, mean, log_variance))
        if np.all(np.abs(found - other) < MARGIN * np.maximum(1, other[1])):  # wide ones vary more
            return mistake.message
    if np.allclose(found[1], 1, atol=MARGIN):
        return "The draws' mean is not the one asked for: add it once."
    deviation = np.exp(log_variance[0].astype("float64") / 2)
    return (
        f"The draws deviate by {np.round(found[1] * deviation, 2).tolist()} in the three "
        f"dimensions, expected {np.round(deviation, 2).tolist()}."
    )


def noise_in(latents, mean, log_variance):
    """Returns what the noise of some draws must have been; it should be unit normal."""
    return (latents.astype("float64") - mean) / np.exp(log_variance / 2)


def described(noise):
    """Returns `(3, 3)`: means, deviations, and for each dimension 1 if it has tails, else 0."""
    centre, spread = noise.mean(axis=0), noise.std(axis=0)
    reach = np.abs(noise - centre).max(axis=0)
    return np.stack([centre, spread, reach > 2 * spread])  # uniform noise ends at 1.7


def _judge_gradients(evidence, deviation):
    if not agrees(evidence["its gradient 0"], np.ones(deviation.shape)):
        return wrong(
            "The draws are right, but no gradient flows back, or not all of it: make them of "
            "`mean` and `log_variance` with `keras.ops`, without a detour through NumPy."
        )
    # The gradient is half the scaled noise, of a draw of its own.
    gradient = evidence["its gradient 1"]
    refuse_another_shape(gradient, deviation)
    if not np.allclose((gradient / deviation).std(axis=0), 0.5, atol=MARGIN / 2):
        return wrong(
            "The draws are right, but no gradient reaches the log-variance: scale the noise with "
            "`ops.exp(log_variance / 2)`."
        )
    return right("Noise from outside, scaled and shifted: gradients pass the draw.")


def noise_like(mean):
    """Draws unit normal noise."""
    return keras.random.normal(ops.shape(mean))


UNIFORM = "The noise is `uniform`, which stops sharply at the sides: draw `normal` noise."

MISTAKES = (
    Mistake(
        lambda mean, log_variance: ops.exp(log_variance / 2) * noise_like(mean),
        "The draws lie around 0: add the mean.",
    ),
    Mistake(
        lambda mean, log_variance: (
            mean + ops.exp(log_variance / 2) * keras.random.uniform(ops.shape(mean), -1, 1)
        ),
        UNIFORM,
    ),
    Mistake(
        lambda mean, log_variance: (
            mean + ops.exp(log_variance / 2) * keras.random.uniform(ops.shape(mean))
        ),
        UNIFORM,
    ),
    Mistake(
        lambda mean, log_variance: mean + ops.exp(log_variance) * noise_like(mean),
        "The noise is scaled by the variance: the deviation is its root, "
        "`ops.exp(log_variance / 2)`.",
    ),
    Mistake(
        lambda mean, log_variance: mean + log_variance * noise_like(mean),
        "The noise is scaled by the log-variance itself: take `ops.exp` of its half.",
    ),
    Mistake(
        lambda mean, log_variance: mean + log_variance / 2 * noise_like(mean),
        "The noise is scaled by half the log-variance: take `ops.exp` of it.",
    ),
    Mistake(
        lambda mean, log_variance: mean + noise_like(mean),
        "The noise is not scaled: the log-variance says how far the draws spread.",
    ),
    Mistake(
        lambda mean, log_variance: mean + noise_like(mean) / ops.exp(log_variance / 2),
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
    draw=draw,
    record=Twice(Call("the latents", differentiated=(0, 1))),
    judge=judge,
    mistakes=MISTAKES,
)
