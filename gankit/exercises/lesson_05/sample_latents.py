"""Exercise: fresh latent vectors."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.recording.twice import Twice
from gankit.exercises.verdict import right, wrong


def draw(seed):
    """Draws how many vectors to ask for, and how long: from 3,000 to about 15,000 numbers."""
    random = np.random.default_rng(seed)
    latent_dim = int(random.integers(3, 13))
    return int(random.integers(1_000, 1_250)), latent_dim


def judge(evidence, *shape):
    first, second = evidence["the latents"], evidence["a second draw"]
    if first.shape == shape[::-1]:
        return wrong(f"The shape is {first.shape}, the axes are swapped: one row per vector.")
    if first.shape != shape or second.shape != shape:
        return wrong(f"The shape is {first.shape}, expected {shape}.")
    if np.array_equal(first, second):
        return wrong(
            "Two calls gave the same vectors: a seed set inside, or noise drawn once. The "
            "generator would only ever see these."
        )
    if np.ptp(first, axis=0).max() == 0 or np.ptp(first, axis=1).max() == 0:
        return wrong("One draw was repeated along an axis: every number needs its own draw.")
    return judge_distribution(np.concatenate([first, second]).ravel().astype("float64"))


def judge_distribution(numbers):
    """Judges some thousand numbers, with margins that chance crosses about once in a million."""
    mean, deviation = numbers.mean(), numbers.std()
    if numbers.min() >= 0 and numbers.max() <= 1:
        return wrong("All numbers lie from 0 to 1: `uniform` was drawn where `normal` was asked.")
    if abs(numbers).max() <= 1.75:
        return wrong(
            "The numbers stop sharply at the sides: a uniform draw, expected a normal one."
        )
    if abs(mean) > 5 / np.sqrt(len(numbers)) or abs(deviation - 1) > 0.1:
        return wrong(
            f"Mean {mean:.2f} and deviation {deviation:.2f}, expected about 0 and 1: a unit normal."
        )
    return right("A fresh unit normal vector for every sample.")


SAMPLE_LATENTS = Exercise(
    id="gan.sample_latents",
    lesson=5,
    points=1,
    title="Fresh latent vectors",
    hints=(
        "A unit normal distribution: mean 0, deviation 1, one row for each sample.",
        "`np.random.default_rng()` without a seed starts somewhere new each time; "
        "`keras.random.normal` does too.",
        "`np.random.default_rng().normal(size=(count, latent_dim))`",
    ),
    draw=draw,
    record=Twice(Call("the latents", kind=Kind.BATCH)),
    judge=judge,
)
