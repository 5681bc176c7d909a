"""Exercise: the condition put into the generator."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind

STACKED = (
    "`stack` makes a new axis, with the two on top of each other: `concatenate` makes one longer "
    "vector."
)


def draw(random):
    """Draws latent vectors and label vectors, float32 `(N, K)` both.

    They are equally long, so that also what is mistaken runs through.
    """
    count, length = int(random.integers(5, 12)), int(random.integers(3, 8))
    vectors = np.eye(length)[random.permutation(np.arange(count) % length)]
    return random.normal(size=(count, length)).astype("float32"), vectors.astype("float32")


def beside(one, other):
    """Joins the rows of two arrays."""
    return np.concatenate([one, other], axis=1)


GENERATOR_INPUT = comparing(
    "cgan.generator_input",
    lesson=7,
    points=1,
    title="The condition in the generator",
    hints=(
        "Each sample has a row in both arrays; make one longer row of the two.",
        "`np.concatenate` or `ops.concatenate`, along the last axis.",
        "`ops.concatenate([latents, vectors], axis=1)`",
    ),
    draw=draw,
    expected=beside,
    kind=Kind.BATCH,
    tensors=2,
    praise="The style first, then what to draw: one longer vector for each sample.",
    shape="You made {received}, expected {expected}: as many rows, and the lengths of latent "
    "vectors and labels added up.",
    otherwise="The shape is right; each row must be the latent vector, then the label's.",
    mistakes=(
        (
            lambda latents, vectors: beside(vectors, latents),
            "The label comes first here: the latent vector does, as in `[latents, labels]`.",
        ),
        (
            lambda latents, vectors: np.concatenate([latents, vectors]),
            "The labels stand below the latent vectors, as if they were further samples: join "
            "along the last axis, so that each sample has both.",
        ),
        (
            lambda latents, vectors: latents + vectors,
            "The label is added to the latent vector: the generator could not tell it from a "
            "random number that happens to be larger by 1. Put them side by side.",
        ),
        (
            lambda latents, vectors: latents * vectors,
            "The product keeps one random number of each latent vector and deletes the others: put "
            "the two side by side.",
        ),
        (
            lambda latents, vectors: beside(latents, vectors.argmax(axis=1)[:, None]),
            "The label became one number again: a 9 would be three times a 3. Keep the whole "
            "vector.",
        ),
        (lambda latents, vectors: np.stack([latents, vectors], axis=1), STACKED),
        (lambda latents, vectors: np.stack([latents, vectors]), STACKED),
    ),
)
