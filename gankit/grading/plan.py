"""What a box is told to do: a submission's cells, and in the place of each check a probe.

A grade depends on the answers alone. So cells that are as they were handed out run only where an
answer, or a cell that the student wrote, needs what they define (`inside.needed`): most of a
lesson's trainings and pictures do not. Should a cell then miss something after all, the whole
notebook is run.

A probe's inputs are drawn here. The box gets them with the exercise's recorder, and neither the
seed, nor the judge, nor any exercise of a lesson.
"""

import hashlib
import hmac
import pickle

from gankit.course.exercise_cells import checked_expression
from gankit.exercises import registry
from gankit.grading.submission import ANSWER, CHECK, OWN

SEEDS = 2  # as many as `check` takes in the notebook
PROBE_MARGIN = 15.0  # seconds; building networks, beside what the exercise allows


def steps_of(submission, key, cell_seconds):
    """Plans the steps of a submission: all of its cells.

    Args:
        submission: A `Submission`.
        key: Bytes that nobody else knows; seeds are drawn from it, the same ones every time.
        cell_seconds: How long one cell may take.

    Returns:
        List of dicts, as `inside.runner` takes them: cells to run, and probes in the place of
        checks.
    """
    exercises = {one.id: one for one in registry.of_lesson(submission.lesson)}
    steps = []
    for cell in submission.cells:
        step = {"kind": "cell", "name": cell.name, "role": cell.role, "exercise": cell.exercise}
        step |= {"source": cell.source, "seconds": cell_seconds}
        if cell.role == CHECK:
            step |= _probe(submission, cell, exercises[cell.exercise], key)
        steps.append(step)
    return steps


def is_students(step):
    """Says whether a step is a cell that a student wrote, if only by answering."""
    return step["role"] in (ANSWER, OWN)


def seeds_for(submission, exercise, key):
    """Draws the secret seeds of an exercise.

    Args:
        submission: A `Submission`.
        exercise: Id of the exercise.
        key: Bytes that nobody else knows.

    Returns:
        List of whole numbers from 0 to 2**31 - 1.
    """
    text = f"{submission.digest}/{exercise}".encode()
    digest = hmac.new(key, text, hashlib.sha256).digest()
    words = [digest[4 * number : 4 * number + 4] for number in range(SEEDS)]
    return [int.from_bytes(word, "big") >> 1 for word in words]


def _probe(submission, cell, exercise, key):
    cases = [exercise.draw(seed) for seed in seeds_for(submission, exercise.id, key)]
    name = exercise.id.rpartition(".")[2]
    return {
        "kind": "probe",
        "source": checked_expression(cell.source, cell.exercise),
        "seconds": SEEDS * exercise.seconds + PROBE_MARGIN,
        "inputs": pickle.dumps((exercise.record, cases, name, exercise.seconds)),
    }
