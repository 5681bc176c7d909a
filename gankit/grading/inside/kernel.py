"""The words that the runner says to the kernel, beside the student's code."""

import json

import numpy as np

from gankit.exercises import registry
from gankit.exercises.evidence import Evidence
from gankit.exercises.probing import probed
from gankit.exercises.verdict import not_attempted


def warm_up():
    """Imports what every lesson imports, and computes a first sum: seconds nobody waits for later.

    No exercise is loaded, nothing is drawn at random: the student's cells find a fresh kernel.
    """
    import keras
    import matplotlib.pyplot  # noqa: F401

    import gankit.animation
    import gankit.data
    import gankit.models.gan  # noqa: F401

    keras.ops.add(1.0, 1.0)


def bring_out(lesson, identifier, take_answer, seeds, path):
    """Probes an answer once for each seed and writes what came out.

    Args:
        lesson: Number of its lesson; the exercises of others are not loaded.
        identifier: Id of the exercise.
        take_answer: Function without arguments that returns the student's answer; it may raise
            `NameError` where the student's cell defined nothing.
        seeds: List of whole numbers.
        path: Where the `.npz` file is written: arrays `"0/name"` for the first seed and so on, and
            `verdicts`, JSON with None or `[status, message]` for each seed.
    """
    (exercise,) = (one for one in registry.of_lesson(lesson) if one.id == identifier)
    arrays, verdicts = {}, []
    for number, seed in enumerate(seeds):
        evidence = _probed(exercise, take_answer, seed)
        verdict = evidence.verdict
        verdicts.append(verdict and [verdict.status, verdict.message])
        arrays |= {f"{number}/{name}": array for name, array in evidence.arrays.items()}
        if verdict:
            break
    text = np.frombuffer(json.dumps(verdicts).encode(), dtype=np.uint8)
    with open(path, "wb") as file:
        np.savez(file, verdicts=text, **arrays)


def _probed(exercise, take_answer, seed):
    try:
        answer = take_answer()
    except NameError:
        return Evidence(verdict=not_attempted("The function is not there: its cell defines none."))
    return probed(exercise, answer, seed)
