"""Judging evidence, where no student code runs."""

import numpy as np

from gankit.exercises.probing import probed
from gankit.exercises.verdict import wrong

PUBLIC_SEEDS = (11, 12)


def judged(exercise, evidence, seed):
    """Says what a probe's evidence means.

    Args:
        exercise: An `Exercise`.
        evidence: An `Evidence`; where it comes from a stranger's process, it is only data.
        seed: The seed that the probe ran with.

    Returns:
        A `Verdict`.
    """
    if evidence.verdict is not None:
        return evidence.verdict
    try:
        return exercise.judge(evidence.arrays, seed)
    except (KeyError, IndexError, TypeError, ValueError, ArithmeticError):
        # subtle: a judge computes with what the answer returned, of whatever shape that is
        shapes = ", ".join(f"{name} {array.shape}" for name, array in evidence.arrays.items())
        return wrong(f"The results have another form than expected. Received shapes: {shapes}.")


def examined(exercise, answer, seeds=PUBLIC_SEEDS):
    """Probes and judges an answer with several seeds.

    Args:
        exercise: An `Exercise`.
        answer: The student's function.
        seeds: Whole numbers.

    Returns:
        The first `Verdict` that is not right, or else the last one.
    """
    for seed in seeds:
        verdict = judged(exercise, probed(exercise, answer, seed), seed)
        if not verdict.is_right:
            break
    return verdict


def agrees(received, expected, tolerance=1e-4):
    """Says whether an array is another one up to float32's rounding, shape included.

    Args:
        received: Array.
        expected: Array or number.
        tolerance: Largest difference, relative to the largest expected number, at least 1.

    Returns:
        Boolean.
    """
    received, expected = np.asarray(received, "float64"), np.asarray(expected, "float64")
    if received.shape != expected.shape:
        return False
    scale = max(1.0, float(np.max(np.abs(expected), initial=0.0)))
    return bool(np.all(np.abs(received - expected) <= tolerance * scale))
