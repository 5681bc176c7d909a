"""Which mutants a judge takes for right, and whether they are."""

import contextlib
import dataclasses
import io
import time
import warnings
from dataclasses import dataclass

import keras
import numpy as np

from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.probing import probed
from gankit.exercises.verdict import TIMEOUT

REFUSED = "refused"
SURVIVES = "survives"  # right with all seeds
SLIPS = "slips"  # right with the public seeds, which is what a student is told
TOO_SLOW = "too slow"  # it met the time limit: an endless loop, or a machine that stood still
ANOTHER_CONTAINER = "another container"
ALIKE = "alike"  # right, and nothing that is recorded differs from what the right answer gives
WITHOUT_EFFECT = "without effect"  # an array's transpose where there is only a number, and so on

SECRET_SEEDS = tuple(range(1001, 1041))
SECONDS = 5.0  # for a mutant, where the right answer takes less than a fifth of them
PATIENCE = 5  # times what the right answer takes, on whatever machine this is
LONGEST = 600.0
ROUNDING = 1e-5


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant."""

    mutant: object
    status: str

    @property
    def is_fault(self):
        return self.status in (SURVIVES, SLIPS)


def outcomes(exercise, right_answer, mutants, count=3):
    """Judges mutants.

    Args:
        exercise: An `Exercise`.
        right_answer: The function that the mutants were made of.
        mutants: List of `Mutant`.
        count: How many seeds are drawn beside the public ones.

    Returns:
        List of `Outcome`, in the same order.
    """
    seeds = (*PUBLIC_SEEDS, *SECRET_SEEDS[:count])
    expected, seconds = _recorded_right(exercise, right_answer, seeds)
    exercise = dataclasses.replace(exercise, seconds=seconds)
    return [Outcome(mutant, _status(exercise, mutant, expected)) for mutant in mutants]


def _recorded_right(exercise, right_answer, seeds):
    """Returns what the right answer brings out by seed, and how long a mutant may take for it."""
    exercise, expected, slowest = dataclasses.replace(exercise, seconds=LONGEST), {}, 0.0
    for seed in seeds:
        started = time.process_time()
        evidence = recorded_quietly(exercise, right_answer, seed)
        slowest = max(slowest, time.process_time() - started)
        if not evidence.arrays:
            raise ValueError(f"The right answer to {exercise.id} was not recorded: {evidence}")
        expected[seed] = evidence.arrays
    return expected, max(SECONDS, PATIENCE * slowest)


def _status(exercise, mutant, expected):
    alike, taken = True, False
    for seed, right_arrays in expected.items():
        evidence = recorded_quietly(exercise, mutant.answer, seed)
        verdict = judged(exercise, evidence, seed)
        if verdict.status == TIMEOUT:
            return TOO_SLOW
        if not verdict.is_right:
            return SLIPS if taken else REFUSED
        taken |= seed == PUBLIC_SEEDS[-1] and not mutant.is_waiting
        alike &= _is_alike(evidence.arrays, right_arrays)
    if not mutant.made_a_difference:
        return WITHOUT_EFFECT
    if mutant.kind == "container":
        return ANOTHER_CONTAINER
    return ALIKE if alike and mutant.kind != "in place" else SURVIVES


def recorded_quietly(exercise, answer, seed):
    """Records an answer that draws the same numbers whenever it is called with the same seed."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), foreseen(seed):
        warnings.simplefilter("ignore")
        return probed(exercise, answer, seed)


@contextlib.contextmanager
def foreseen(seed):
    """Makes all that is drawn without a seed follow from one, so that answers can be compared."""
    original, drawn = np.random.default_rng, iter(range(10**9))

    def default_rng(given=None):
        return original([seed, next(drawn)] if given is None else given)

    keras.utils.set_random_seed(seed)
    np.random.default_rng = default_rng
    try:
        yield
    finally:
        np.random.default_rng = original


def _is_alike(arrays, others):
    return arrays.keys() == others.keys() and all(
        array.shape == others[name].shape
        and np.allclose(array, others[name], rtol=ROUNDING, atol=ROUNDING)
        for name, array in arrays.items()
    )
