"""Exercise: how much of the prior do the codes cover?"""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws `(codes, samples, radius)`: `(N, 2)`, `(M, 2)`, and a number."""
    n, m = random.integers([40, 90], [60, 140])
    codes, samples = random.normal(0.5, 1, (n, 2)), random.normal(0, 1.4, (m, 2))
    return codes, samples, float(random.uniform(0.3, 0.6))


def distances(codes, samples):
    """Returns `(M, N)`: from each sample to each code."""
    return np.linalg.norm(samples[:, None] - codes[None], axis=-1)


def nearest(codes, samples):
    """Returns `(M,)`: from each sample to the nearest code."""
    return distances(codes, samples).min(axis=1)


def covered(codes, samples, radius):
    """The expected share."""
    return np.mean(nearest(codes, samples) <= radius)


COVERAGE = comparing(
    "aae.coverage",
    lesson=3,
    points=2,
    title="How much of the prior is covered?",
    hints=(
        "For each sample: how far is the nearest code?",
        "`np.linalg.norm(samples[:, None] - codes[None], axis=-1)` holds all distances, one row "
        "for each sample.",
        "`np.mean(distances.min(axis=1) <= radius)`",
    ),
    draw=draw,
    cases=6,
    expected=covered,
    praise="A hole in the codes is a place of the prior where nothing was learned.",
    shape="The result has the shape {received}: the share is one number.",
    otherwise="It is {received}, expected {expected}: the share of samples with a code no further "
    "than the radius.",
    mistakes=(
        (
            lambda codes, samples, radius: covered(samples, codes, radius),
            "It is the other way round: the share of codes that lie near a sample. It is 1 even "
            "where all codes sit on one spot of the prior.",
        ),
        (
            lambda codes, samples, radius: np.mean(distances(codes, samples) <= radius),
            "It is the share of pairs: one code nearby is enough for a sample, so take the "
            "nearest.",
        ),
        (
            lambda codes, samples, radius: np.mean(nearest(codes, samples) ** 2 <= radius),
            "Squared distances are compared with the radius: take the root, or square the radius.",
        ),
        (
            lambda codes, samples, radius: np.sum(nearest(codes, samples) <= radius),
            "It is a count: divide by the number of samples.",
        ),
        (
            lambda codes, samples, radius: np.mean(nearest(codes, samples)),
            "It is the mean distance to the nearest code: count those within the radius.",
        ),
        (
            lambda codes, samples, radius: 1 - covered(codes, samples, radius),
            "It is the share of samples that are not covered.",
        ),
        (
            lambda codes, samples, radius: np.mean(distances(codes, samples).max(axis=1) <= radius),
            "The furthest code decides: it is the nearest one that covers a sample.",
        ),
    ),
)
