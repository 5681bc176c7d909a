"""Exercise: how much of the prior do the codes cover?"""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong

CASES = 6


def probe(answer, seed):
    return {"the shares": np.array([_share(answer(*case)) for case in drawn_cases(seed)])}


def judge(evidence, seed):
    shares, cases = evidence["the shares"], drawn_cases(seed)
    if agrees(shares, of_each(covered, cases)):
        return right("A hole in the codes is a place of the prior where nothing was learned.")
    if message := named_mistake(
        shares, [(lambda cases, m=m: of_each(m, cases), message) for m, message in MISTAKES], cases
    ):
        return wrong(message)
    codes, samples, _ = cases[0]
    return wrong(
        f"For {len(codes)} codes and {len(samples)} samples it is {shares[0]:.4f}, expected "
        f"{covered(*cases[0]):.4f}: the share of samples with a code no further than the radius."
    )


def drawn_cases(seed):
    """Draws `(codes, samples, radius)` six times: `(N, 2)`, `(M, 2)`, and a number."""
    random = np.random.default_rng(seed)
    sizes = random.integers([40, 90], [60, 140], (CASES, 2))
    return [
        (random.normal(0.5, 1, (n, 2)), random.normal(0, 1.4, (m, 2)), random.uniform(0.3, 0.6))
        for n, m in sizes
    ]


def distances(codes, samples):
    """Returns `(M, N)`: from each sample to each code."""
    return np.linalg.norm(samples[:, None] - codes[None], axis=-1)


def covered(codes, samples, radius):
    """The expected share."""
    return np.mean(distances(codes, samples).min(axis=1) <= radius)


def of_each(function, cases):
    """Returns what a function says of each case, as an array."""
    return np.array([function(*case) for case in cases])


def _share(result):
    number = as_numbers(result, "the result")
    if number.shape != ():
        raise Unusable(f"The result has the shape {number.shape}: the share is one number.")
    return float(number)


MISTAKES = (
    (
        lambda codes, samples, radius: covered(samples, codes, radius),
        "It is the other way round: the share of codes that lie near a sample. It is 1 even where "
        "all codes sit on one spot of the prior.",
    ),
    (
        lambda codes, samples, radius: np.mean(distances(codes, samples) <= radius),
        "It is the share of pairs: one code nearby is enough for a sample, so take the nearest.",
    ),
    (
        lambda codes, samples, radius: np.mean(
            distances(codes, samples).min(axis=1) ** 2 <= radius
        ),
        "Squared distances are compared with the radius: take the root, or square the radius.",
    ),
    (
        lambda codes, samples, radius: np.sum(distances(codes, samples).min(axis=1) <= radius),
        "It is a count: divide by the number of samples.",
    ),
    (
        lambda codes, samples, radius: np.mean(distances(codes, samples).min(axis=1)),
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
)

COVERAGE = Exercise(
    id="aae.coverage",
    lesson=3,
    points=2,
    title="How much of the prior is covered?",
    hints=(
        "For each sample: how far is the nearest code?",
        "`np.linalg.norm(samples[:, None] - codes[None], axis=-1)` holds all distances, one row "
        "for each sample.",
        "`np.mean(distances.min(axis=1) <= radius)`",
    ),
    record=probe,
    judge=judge,
)
