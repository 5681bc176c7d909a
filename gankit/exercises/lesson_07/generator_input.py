"""Exercise: the condition put into the generator."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.lesson_07.one_hot import one_hot
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the input": as_numbers(answer(*drawn_inputs(seed)), "the result")}


def judge(evidence, seed):
    received, (latents, vectors) = evidence["the input"], drawn_inputs(seed)
    expected = beside(latents, vectors)
    if agrees(received, expected):
        return right("The style first, then what to draw: one longer vector for each sample.")
    if message := named_mistake(received, MISTAKES, latents, vectors):
        return wrong(message)
    if received.shape != expected.shape:
        return wrong(
            f"Of latents {latents.shape} and labels {vectors.shape} you made {received.shape}, "
            f"expected {expected.shape}: as many rows, and the lengths added up."
        )
    return wrong("The shape is right; each row must be the latent vector, then the label's.")


def drawn_inputs(seed):
    """Draws latent vectors and label vectors, float32 `(N, K)` both.

    They are equally long, so that also what is mistaken runs through.
    """
    random = np.random.default_rng(seed)
    count, length = int(random.integers(5, 12)), int(random.integers(3, 8))
    labels = np.arange(count) % length
    vectors = one_hot(random.permutation(labels), length)
    latents = random.normal(size=(count, length))
    return latents.astype("float32"), vectors.astype("float32")


def beside(one, other):
    """Joins the rows of two arrays."""
    return np.concatenate([one, other], axis=1)


MISTAKES = (
    (
        lambda latents, vectors: beside(vectors, latents),
        "The label comes first here: the latent vector does, as in `[latents, labels]`.",
    ),
    (
        lambda latents, vectors: np.concatenate([latents, vectors]),
        "The labels stand below the latent vectors, as if they were further samples: join along "
        "the last axis, so that each sample has both.",
    ),
    (
        lambda latents, vectors: latents + vectors,
        "The label is added to the latent vector: the generator could not tell it from a random "
        "number that happens to be larger by 1. Put them side by side.",
    ),
    (
        lambda latents, vectors: latents * vectors,
        "The product keeps one random number of each latent vector and deletes the others: put the "
        "two side by side.",
    ),
    (
        lambda latents, vectors: beside(latents, vectors.argmax(axis=1)[:, None]),
        "The label became one number again: a 9 would be three times a 3. Keep the whole vector.",
    ),
    (
        lambda latents, vectors: np.stack([latents, vectors], axis=1),
        "`stack` makes a new axis, with the two on top of each other: `concatenate` makes one "
        "longer vector.",
    ),
    (
        lambda latents, vectors: np.stack([latents, vectors]),
        "`stack` makes a new axis, with the two on top of each other: `concatenate` makes one "
        "longer vector.",
    ),
)

GENERATOR_INPUT = Exercise(
    id="cgan.generator_input",
    lesson=7,
    points=1,
    title="The condition in the generator",
    hints=(
        "Each sample has a row in both arrays; make one longer row of the two.",
        "`np.concatenate` or `ops.concatenate`, along the last axis.",
        "`ops.concatenate([latents, vectors], axis=1)`",
    ),
    record=probe,
    judge=judge,
)
