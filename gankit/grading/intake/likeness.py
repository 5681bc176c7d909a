"""Which cell is which where an editor dropped all that would say so: by what is written in it.

An answer defines what its cell was handed out to define, a check names its exercise. Only the
beginnings of lines are looked at: nothing of a stranger's is parsed.
"""

import re

from gankit.grading.submission import ANSWER, CHECK, LESSON

_DEFINED = re.compile(r"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)", re.MULTILINE)


def alike(handed_in, lesson, whose):
    """Finds the answers and checks of a lesson among cells that nothing else tells apart.

    Args:
        handed_in: List of `HandedIn`.
        lesson: The `Lesson`.
        whose: Dict from a cell's place in the list to the index of the lesson's cell, where known.

    Returns:
        Dict as `whose`, of those that were found. Several cells may have the same answer.
    """
    free = [n for n in range(len(lesson.cells)) if n not in set(whose.values())]
    answers = {}
    for index in free:
        if lesson.cells[index].role == ANSWER:
            answers |= dict.fromkeys(_DEFINED.findall(lesson.cells[index].handed_out), index)
    checks = {_call(lesson.cells[n].exercise): n for n in free if lesson.cells[n].role == CHECK}
    found = {}
    for number, cell in enumerate(handed_in):
        if number not in whose:
            index = _first(answers, _DEFINED.findall(cell.source))
            index = _check_in(cell.source, checks) if index is None else index
            if index is not None:
                found[number] = index
    return found


def cells_of(handed_in, lesson):
    """Counts the cells that are a lesson's by their grade ids, by the checks, by cell ids.

    Args:
        handed_in: List of `HandedIn`.
        lesson: A `Lesson`.

    Returns:
        Tuple of three counts; what comes first is the better evidence.
    """
    by_grade_id = {cell.grade_id for cell in handed_in} & lesson.by_grade_id.keys()
    # Last, and not of all cells: in many lessons ids are but numbers, alike in all of them.
    by_id = {cell.id for cell in handed_in} & {c.id for c in lesson.cells if c.role != LESSON}
    calls = [_call(cell.exercise) for cell in lesson.cells if cell.role == CHECK]
    checks = [call for call in calls if any(call in cell.source for cell in handed_in)]
    return len(by_grade_id), len(checks), len(by_id)


def _first(answers, names):
    return next((answers[name] for name in names if name in answers), None)


def _check_in(source, checks):
    return next((index for call, index in checks.items() if call in source), None)


def _call(exercise):
    return f'check("{exercise}"'
