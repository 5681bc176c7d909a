"""A class whose scores are known: the master's answers, known wrong ones, and blanks."""

import random

from gankit.exercises import registry
from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT, WRONG
from tests.grading.handed_in import filled, hand_in, right_sources, wrong_sources

SHARE_RIGHT, SHARE_WRONG = 0.7, 0.2  # the rest is blank


def write_class(folder, count, lesson, seed=0):
    """Writes notebooks of a class in nbgrader's layout.

    Args:
        folder: Where to.
        count: Number of students.
        lesson: Number of the lesson.
        seed: Of the draw of their answers.

    Returns:
        Dict from student to a dict from exercise to the verdict it must get.
    """
    draw, expected = random.Random(seed), {}
    right, mistakes = right_sources(lesson), _mistakes(lesson)
    for number in range(count):
        answers, verdicts = {}, {}
        for exercise in registry.of_lesson(lesson):
            verdicts[exercise.id], source = _drawn(draw, exercise.id, right, mistakes)
            if source is not None:
                answers[exercise.id] = source
        expected[f"student{number:03d}"] = verdicts
        hand_in(folder, f"student{number:03d}", filled(lesson, answers), lesson)
    return expected


def score(verdicts):
    """Returns the points of known verdicts.

    Args:
        verdicts: Dict from exercise to verdict.
    """
    return sum(registry.find(name).points for name, said in verdicts.items() if said == RIGHT)


def _drawn(draw, exercise, right, mistakes):
    luck = draw.random()
    if luck < SHARE_RIGHT:
        return RIGHT, right[exercise]
    if luck < SHARE_RIGHT + SHARE_WRONG:
        return WRONG, draw.choice(mistakes[exercise])
    return NOT_ATTEMPTED, None


def _mistakes(lesson):
    found = {}
    for exercise, _, source in wrong_sources(lesson):
        found.setdefault(exercise, []).append(source)
    return found
