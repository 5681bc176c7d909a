"""Lets an answer name the causes behind the measured numbers of several trainings."""

import numpy as np

from gankit.exercises.evidence import Unusable, described
from gankit.exercises.recording.choices import place_of


def diagnoses(answer, names, numbers, causes):
    """Calls an answer once for each training.

    Args:
        answer: The student's function, of a dict from name to number or pair of numbers.
        names: List of texts, what was measured; several columns may have the same name.
        numbers: Array `(N, columns)`.
        causes: List of texts, what there is to choose from.

    Returns:
        Evidence: booleans `(N, causes)`, which causes were named.
    """
    named = np.zeros((len(numbers), len(causes)), bool)
    for row, values in enumerate(numbers.tolist()):
        said = answer(measured(names, values))
        if not isinstance(said, (list, tuple, set)):
            raise Unusable(
                f"Expected a list of causes, an empty one where nothing is wrong, received "
                f"{described(said)}: does your function end in `return causes`?"
            )
        for cause in said:
            named[row, place_of(cause, "a cause", causes)] = True
    return {"the causes": named}


def measured(names, values):
    """Returns the numbers of one training as a dict; those of the same name become a tuple.

    Example: `["turns", "turns", "size"]` and `[2, 1, 0.1]` -> `{"turns": (2, 1), "size": 0.1}`
    """
    found = {}
    for name, value in zip(names, values, strict=True):
        found.setdefault(name, []).append(value)
    return {name: tuple(own) if len(own) > 1 else own[0] for name, own in found.items()}
