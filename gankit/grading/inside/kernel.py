"""The words that the runner says to the kernel, beside the student's code."""

import base64
import json
import pickle

import numpy as np

from gankit.exercises.evidence import Evidence
from gankit.exercises.recording.recorded import recorded
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


def bring_out(take_answer, inputs, path):
    """Records what an answer does with inputs that were drawn elsewhere, and writes it down.

    Args:
        take_answer: Function without arguments that returns the student's answer; it may raise
            `NameError` where the student's cell defined nothing.
        inputs: Base64 of a pickle of `(record, cases, name, seconds)`: the exercise's recorder, a
            tuple of inputs for each seed, and as in `recorded`. The grader made it.
        path: Where the `.npz` file is written: arrays `"0/name"` for the first seed and so on, and
            `verdicts`, JSON with None or `[status, message]` for each seed.
    """
    record, cases, name, seconds = pickle.loads(base64.b64decode(inputs))
    arrays, verdicts = {}, []
    for number, case in enumerate(cases):
        evidence = _recorded(record, take_answer, case, name, seconds)
        verdict = evidence.verdict
        verdicts.append(verdict and [verdict.status, verdict.message])
        arrays |= {f"{number}/{name}": array for name, array in evidence.arrays.items()}
        if verdict:
            break
    text = np.frombuffer(json.dumps(verdicts).encode(), dtype=np.uint8)
    with open(path, "wb") as file:
        np.savez(file, verdicts=text, **arrays)


def _recorded(record, take_answer, case, name, seconds):
    try:
        answer = take_answer()
    except NameError:
        return Evidence(verdict=not_attempted("The function is not there: its cell defines none."))
    return recorded(record, answer, case, name, seconds)
