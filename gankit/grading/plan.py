"""What of a submission has to run.

A grade depends on the answers alone. So cells that are as they were handed out run only where an
answer, or a cell that the student wrote, needs what they define: most of a lesson's trainings and
pictures do not. Should a cell then miss something after all, the whole notebook is run.
"""

import hashlib
import hmac

from gankit.course.exercise_cells import checked_expression
from gankit.exercises import registry
from gankit.grading.dependencies import dependencies_of
from gankit.grading.submission import CHECK, LESSON, OWN

SEEDS = 2  # as many as `check` takes in the notebook
PROBE_MARGIN = 15.0  # seconds; building networks, beside what the exercise allows


def steps_of(submission, key, cell_seconds, whole=False):
    """Plans the steps of a submission.

    Args:
        submission: A `Submission`.
        key: Bytes that nobody else knows; seeds are drawn from it, the same ones every time.
        cell_seconds: How long one cell may take.
        whole: Whether all cells run, needed or not.

    Returns:
        List of dicts, as `inside.runner` takes them: cells to run, and probes in the place of
        checks.
    """
    steps, allowed = [], {e.id: e.seconds for e in registry.of_lesson(submission.lesson)}
    kept = range(len(submission.cells)) if whole else needed(submission.cells)
    for number in kept:
        cell = submission.cells[number]
        if cell.role == CHECK:
            probe = _probe(submission, cell, key)
            steps.append(probe | {"seconds": SEEDS * allowed[cell.exercise] + PROBE_MARGIN})
        else:
            source, name = cell.source, cell.name
            step = {"kind": "cell", "name": name, "source": source, "seconds": cell_seconds}
            steps.append(step | {"is_students": cell.role != LESSON})
    return steps


def needed(cells):
    """Finds the cells that have to run for the answers and for what the student wrote.

    Args:
        cells: Tuple of `Cell`.

    Returns:
        List of their numbers, in order.
    """
    kept, needs, touched = [], set(), set()
    for number in reversed(range(len(cells))):
        cell, names = cells[number], dependencies_of(_code(cells[number]))
        is_wanted = cell.role != LESSON or not names.is_clear
        if is_wanted or names.gives & needs or names.changes & touched:
            kept.append(number)
            needs |= names.needs
        if cell.role == OWN:
            # A student's own cell may look at what a training changed; an answer is a function.
            touched |= names.needs
    return kept[::-1]


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


def _probe(submission, cell, key):
    return {
        "kind": "probe",
        "name": cell.name,
        "lesson": submission.lesson,
        "exercise": cell.exercise,
        "expression": checked_expression(cell.source, cell.exercise),
        "seeds": seeds_for(submission, cell.exercise, key),
    }


def _code(cell):
    return checked_expression(cell.source, cell.exercise) if cell.role == CHECK else cell.source
