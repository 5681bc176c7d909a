"""Exercise: the logit of a projection discriminator."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws plain logits `(N, 1)`, features `(N, F)`, labels `(N, K)`, embedding `(K, F)`."""
    count, width, classes = 7, 5, 3
    labels = random.permutation(np.arange(count) % classes)
    parts = (
        random.normal(size=(count, 1)),
        random.normal(size=(count, width)),
        np.eye(classes)[labels],
        random.normal(size=(classes, width)),
    )
    return tuple(part.astype("float32") for part in parts)


def projected(plain, features, vectors, embedding):
    """The expected logits; Miyato and Koyama 2018, equation 4."""
    return plain + agreement(features, vectors, embedding)


def agreement(features, vectors, embedding):
    """The inner product of the features with the row that the label picks, `(N, 1)`."""
    return np.sum(features * (vectors @ embedding), axis=1, keepdims=True)


PROJECTION_LOGITS = comparing(
    "cgan.projection_logits",
    lesson=7,
    points=2,
    title="The condition by projection",
    hints=(
        "A one-hot vector times a matrix is one row of the matrix: the row of the sample's class.",
        "`picked = ops.matmul(vectors, embedding)`, then an inner product, sample by sample: "
        "multiply number by number and sum along axis 1.",
        "`plain_logits + ops.sum(features * picked, axis=1, keepdims=True)`",
    ),
    draw=draw,
    expected=projected,
    slopes=lambda plain, features, vectors, embedding: [vectors @ embedding, vectors.T @ features],
    differentiated=(1, 3),
    tensors=4,
    result="the logits",
    praise="How real it looks, plus how well it fits the label.",
    shape="The shape is {received}, expected {expected}: one each.",
    otherwise="The shape is right, the numbers are not: the plain logit, plus the inner product of "
    "the features with the row of the embedding that the label picks.",
    mistakes=(
        (
            lambda plain, *parts: agreement(*parts),
            "The plain logit is missing: a picture that fits its label must also look real.",
        ),
        (
            lambda plain, *parts: plain + agreement(*parts)[:, 0],
            "Each plain logit was added to the agreement of every sample: `(N, 1)` and `(N,)` "
            "broadcast to `(N, N)`. Keep the axis, `keepdims=True`.",
        ),
        (
            lambda plain, features, vectors, embedding: plain + features @ (vectors @ embedding).T,
            "The matrix product compares every sample's features with every sample's label: "
            "multiply number by number, then sum along the features.",
        ),
        (
            lambda plain, features, vectors, embedding: plain + features @ embedding.T,
            "These are the agreements with all classes, a column each: the label must pick its "
            "own.",
        ),
        (
            lambda plain, features, vectors, embedding: (
                plain + np.sum(features @ embedding.T, axis=1, keepdims=True)
            ),
            "The agreements with all classes are summed up: so the label plays no part at all.",
        ),
        (
            lambda plain, features, *parts: plain + agreement(features, *parts) / features.shape[1],
            "This is a mean over the features; an inner product is their sum.",
        ),
        (
            lambda plain, *parts: plain * agreement(*parts),
            'The two are multiplied: twice "no" would make a "yes". Add them.',
        ),
        (
            lambda plain, features, vectors, embedding: (
                plain + np.sum(features * (vectors @ embedding), axis=0, keepdims=True)
            ),
            "The sum runs over the samples: sum along the features, `axis=1`.",
        ),
    ),
)
