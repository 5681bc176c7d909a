"""Exercise: from the measured numbers of a training to what is wrong with it."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.diagnoses import diagnoses
from gankit.exercises.verdict import right, wrong

CAUSES = [
    "saturating loss",
    "too many turns",
    "small learning rate",
    "running means",
    "close latent vectors",
    "mode collapse",
    "labels swapped",
]
NAMES = [
    "lowest generator loss",
    "updates",
    "updates",
    "step size",
    "jump",
    "spread shown",
    "spread fresh",
    "spread real",
    "right on real",
    "right on fake",
]
TRAININGS, WELL = 12, 2


def draw(seed):
    """Draws trainings with up to three causes each, and the numbers that were measured of them.

    Returns:
        Tuple `(names, numbers, causes)`, the numbers an array `(12, 10)`. A well one has numbers as
        the notebook measures of the usual GAN, an ill one as of the slow GAN, more or less: they
        lie apart by a factor of two at least.
    """
    random = np.random.default_rng(seed)
    ill = random.random((TRAININGS, len(CAUSES))) < 0.25
    ill[:WELL] = False
    ill[WELL : WELL + len(CAUSES)] |= np.eye(len(CAUSES), dtype=bool)[: TRAININGS - WELL]
    # Pictures that are all the same are no matter of the latent vectors.
    ill[:, CAUSES.index("close latent vectors")] &= ~ill[:, CAUSES.index("mode collapse")]
    rows = [numbers_of(random, *row) for row in ill.tolist()]
    order = random.permutation(TRAININGS)
    return NAMES, np.array(rows)[order], CAUSES


def numbers_of(random, saturating, many_turns, slow, means, close, collapsed, swapped):
    """Draws what would be measured of a training with these causes."""
    real = random.uniform(0.3, 0.4)
    fresh = real * (random.uniform(0.02, 0.2) if collapsed else random.uniform(0.8, 1.2))
    generator_turns = int(random.integers(1, 3))
    right = (0.0, 0.15) if swapped else (0.55, 1.0)
    return (
        random.uniform(-4, -0.1) if saturating else random.uniform(0.1, 0.9),
        generator_turns * (int(random.integers(2, 5)) if many_turns else 1),
        generator_turns,
        random.uniform(1e-4, 1e-3) if slow else random.uniform(2e-3, 2e-2),
        random.uniform(10, 300) if means else random.uniform(0.3, 3),
        fresh * (random.uniform(0.02, 0.3) if close else random.uniform(0.9, 1.1)),
        fresh,
        real,
        *random.uniform(*right, 2),
    )


def judge(evidence, names, numbers, causes):
    named, present = evidence["the causes"].astype(bool), np.array(truth(numbers))
    if named.shape != present.shape:
        raise ValueError(f"expected {present.shape}, received {named.shape}")
    as_it_is = int(np.sum(np.all(named == present, axis=1)))
    if as_it_is == len(present):
        return right("Twelve trainings, each seen through by its numbers.")
    missed, suspected = np.sum(present & ~named), np.sum(named & ~present)
    return wrong(
        f"{as_it_is} of {len(present)} trainings are diagnosed as they should be. Causes "
        f"overlooked: {missed}; suspected where they are not: {suspected}. Which number shows "
        "which cause, and where between the slow GAN's number and the usual one's is the line?"
    )


def truth(numbers):
    """Returns which causes are behind numbers, booleans `(N, causes)` in the order of `CAUSES`."""
    lowest, turns, others, step, jump, shown, fresh, real, on_real, on_fake = numbers.T
    return np.stack(
        [
            lowest < 0,
            turns > others,
            step < 1.5e-3,
            jump > 5,
            shown < fresh / 2,
            fresh < real / 2,
            on_real + on_fake < 0.5,
        ],
        axis=1,
    )


DIAGNOSIS = Exercise(
    id="animation.diagnosis",
    lesson=8,
    points=3,
    title="The diagnosis: from numbers to causes",
    hints=(
        "Go through the list of causes. Which number would be another one if it were so? The table "
        "has both: the slow GAN's, and a usual one's.",
        "No cross-entropy is below 0. The updates are a pair. Two spreads compare the pictures "
        "shown with fresh ones, and fresh ones with real ones.",
        '`if numbers["lowest generator loss"] < 0: causes.append("saturating loss")`; and so on, a '
        "line for each cause.",
    ),
    draw=draw,
    record=diagnoses,
    judge=judge,
)
