"""Exercise: the logit of a projection discriminator."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    logits, gradients = value_and_gradients(answer, drawn_parts(seed))
    return {
        "the logits": as_numbers(logits, "the result"),
        "the features' gradient": gradients[1],
        "the embedding's gradient": gradients[3],
    }


def judge(evidence, seed):
    parts = drawn_parts(seed)
    logits, expected = evidence["the logits"], projected(*parts)
    if not agrees(logits, expected):
        if message := named_mistake(logits, MISTAKES, *parts):
            return wrong(message)
        if logits.shape != expected.shape:
            return wrong(f"The shape is {logits.shape}, expected {expected.shape}: one each.")
        return wrong(
            "The shape is right, the numbers are not: the plain logit, plus the inner product of "
            "the features with the row of the embedding that the label picks."
        )
    _, features, vectors, embedding = parts
    if not agrees(evidence["the features' gradient"], vectors @ embedding):
        return wrong(NO_GRADIENT)
    if not agrees(evidence["the embedding's gradient"], vectors.T @ features):
        return wrong(NO_GRADIENT)
    return right("How real it looks, plus how well it fits the label.")


def drawn_parts(seed):
    """Draws plain logits `(N, 1)`, features `(N, F)`, labels `(N, K)`, embedding `(K, F)`."""
    random = np.random.default_rng(seed)
    count, width, classes = 7, 5, 3
    labels = random.permutation(np.arange(count) % classes)
    parts = (
        random.normal(size=(count, 1)),
        random.normal(size=(count, width)),
        np.eye(classes)[labels],
        random.normal(size=(classes, width)),
    )
    return [part.astype("float32") for part in parts]


def projected(plain_logits, features, vectors, embedding):
    """The expected logits; Miyato and Koyama 2018, equation 4."""
    return plain_logits + agreement(features, vectors, embedding)


def agreement(features, vectors, embedding):
    """The inner product of the features with the row that the label picks, `(N, 1)`."""
    return np.sum(features * (vectors @ embedding), axis=1, keepdims=True)


MISTAKES = (
    (
        lambda plain, features, vectors, embedding: agreement(features, vectors, embedding),
        "The plain logit is missing: a picture that fits its label must also look real.",
    ),
    (
        lambda plain, features, vectors, embedding: (
            plain + agreement(features, vectors, embedding)[:, 0]
        ),
        "Each plain logit was added to the agreement of every sample: `(N, 1)` and `(N,)` "
        "broadcast to `(N, N)`. Keep the axis, `keepdims=True`.",
    ),
    (
        lambda plain, features, vectors, embedding: plain + features @ (vectors @ embedding).T,
        "The matrix product compares every sample's features with every sample's label: multiply "
        "number by number, then sum along the features.",
    ),
    (
        lambda plain, features, vectors, embedding: plain + features @ embedding.T,
        "These are the agreements with all classes, a column each: the label must pick its own.",
    ),
    (
        lambda plain, features, vectors, embedding: (
            plain + np.sum(features @ embedding.T, axis=1, keepdims=True)
        ),
        "The agreements with all classes are summed up: so the label plays no part at all.",
    ),
    (
        lambda plain, features, vectors, embedding: (
            plain + agreement(features, vectors, embedding) / features.shape[1]
        ),
        "This is a mean over the features; an inner product is their sum.",
    ),
    (
        lambda plain, features, vectors, embedding: plain * agreement(features, vectors, embedding),
        'The two are multiplied: twice "no" would make a "yes". Add them.',
    ),
    (
        lambda plain, features, vectors, embedding: (
            plain + np.sum(features * (vectors @ embedding), axis=0, keepdims=True)
        ),
        "The sum runs over the samples: sum along the features, `axis=1`.",
    ),
)

PROJECTION_LOGITS = Exercise(
    id="cgan.projection_logits",
    lesson=7,
    points=2,
    title="The condition by projection",
    hints=(
        "`ops.matmul(vectors, embedding)` picks one row of the embedding for each sample.",
        "An inner product, sample by sample: multiply number by number, then sum along axis 1.",
        "`plain_logits + ops.sum(features * picked, axis=1, keepdims=True)`",
    ),
    record=probe,
    judge=judge,
)
