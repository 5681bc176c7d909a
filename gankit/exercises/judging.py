"""Judging evidence, where no student code runs."""

import itertools

import numpy as np

from gankit.exercises.probing import probed
from gankit.exercises.verdict import least, wrong

PUBLIC_SEEDS = (11, 12)
NO_GRADIENT = (
    "The value is right, but no gradient flows back, or another one than it should: stay with "
    "`keras.ops`, without `stop_gradient` and without a detour through NumPy."
)
MOST_SHAPES, LONGEST_NAME = 8, 40  # in a message


def judged(exercise, evidence, seed):
    """Says what evidence means.

    Args:
        exercise: An `Exercise`.
        evidence: An `Evidence`; where it comes from a stranger's process, it is only data.
        seed: The seed that the inputs were drawn from.

    Returns:
        A `Verdict`.
    """
    if evidence.verdict is not None:
        return evidence.verdict
    try:
        with np.errstate(all="ignore"):
            return exercise.judge(evidence.arrays, *exercise.draw(seed))
    except Exception:
        # A judge computes with what somebody's answer brought out, of whatever names, shapes and
        # types, and a library may refuse these in any way it likes: none may stop the grading.
        return wrong(
            "The results have another form than expected. Received shapes: "
            f"{_shapes(evidence.arrays)}."
        )


def _shapes(arrays):
    """Names and shapes of the first few arrays; the names may be anybody's too."""
    shown = itertools.islice(arrays.items(), MOST_SHAPES)
    more = " ..." if len(arrays) > MOST_SHAPES else ""
    return ", ".join(f"{str(name)[:LONGEST_NAME]} {np.shape(a)}" for name, a in shown) + more


def examined(exercise, answer, seeds=PUBLIC_SEEDS):
    """Records and judges an answer with several seeds.

    Args:
        exercise: An `Exercise`.
        answer: The student's function.
        seeds: Whole numbers.

    Returns:
        The first `Verdict` that is not right, or else the one with the smallest share.
    """
    return least(judged(exercise, probed(exercise, answer, seed), seed) for seed in seeds)


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


def shown(received, expected, tolerance=1e-4):
    """Shows two arrays of one shape to a reader, from the first number on that differs.

    Args:
        received: Array or number.
        expected: Array or number of the same shape.
        tolerance: As in `agrees`.

    Returns:
        Dict with the texts `received` and `expected`: one number each, or at most four of them.

    Example: `[1, 2, 3]` and `[1, 2, 4]` are shown as `[3]` and `[4]`.
    """
    received, expected = np.asarray(received), np.asarray(expected)
    scale = max(1.0, float(np.max(np.abs(expected.astype("float64")), initial=0.0)))
    distance = np.abs(received.astype("float64") - expected.astype("float64")).ravel()
    first = int(np.argmax(distance > tolerance * scale)) if distance.size else 0
    return {"received": _few(received, first), "expected": _few(expected, first)}


def _few(array, first):
    """Shows one number, or four of many."""
    if array.dtype.kind == "f":
        rounded = np.round(array.ravel()[first : first + 4].astype("float64"), 4).tolist()
        return f"{array:.5g}" if array.ndim == 0 else str(rounded)
    return str(array if array.ndim == 0 else array.ravel()[first : first + 4].tolist())


def refuse_another_shape(received, expected):
    """Stops a judge before long computations that could not lead to "right" any more.

    Args:
        received: Array.
        expected: Array of the shape that is asked for.

    Raises:
        ValueError: If the shapes differ; `judged` makes a verdict of it.
    """
    if received.shape != expected.shape:
        raise ValueError(f"Expected the shape {expected.shape}. Received: {received.shape}.")
