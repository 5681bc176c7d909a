"""The mistakes that judges know by name, each as a wrong answer."""

import keras

from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import judged
from gankit.exercises.probing import probed
from gankit.exercises.recording.call import Call, case_suffix
from tests.exercises.every import EXERCISES


def mistakes():
    """Returns `(exercise, mistake)` for all mistakes of all lessons."""
    return [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes]


def mistake_name(exercise, mistake):
    """Names a mistake by its exercise and the first words of its message."""
    words = "".join(letter for letter in mistake.message if letter.isalnum() or letter == " ")
    return f"{exercise.id}-{' '.join(words.split()[:7])}"


def verdict_on_mistake(exercise, mistake, seed):
    """Judges a mistake as an answer, with inputs drawn from a seed."""
    return judged(exercise, mistaken_evidence(exercise, mistake, seed), seed)


def mistaken_evidence(exercise, mistake, seed):
    """Returns the evidence of an answer that makes a mistake.

    Where answers are called on arrays, the mistake is too, without a framework and without
    gradients: a judge asks for these only of a right value.
    """
    call = exercise.record
    if not isinstance(call, Call):
        return probed(exercise, mistake.answer, seed)
    arrays = {}
    for number, case in enumerate(exercise.draw(seed)):
        returned = mistake.answer(*call.arguments(case))
        parts = [returned] if isinstance(call.result, str) else returned
        for name, part in zip(call.names, parts, strict=True):
            arrays[name + case_suffix(number)] = keras.ops.convert_to_numpy(part)
    return Evidence(arrays)
