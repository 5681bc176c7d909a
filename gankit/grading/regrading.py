"""Which submissions an instructor wants graded again."""

from gankit.exercises import registry
from gankit.grading.rules.spreadsheet import folded, nearest


def forget_results_of(name, submissions, store):
    """Removes the results that are to be made anew.

    Args:
        name: A student's name, or the id of an exercise, such as `"gan.phases"`: all that holds it.
        submissions: Iterable of `Submission`.
        store: A `Store`.

    Raises:
        ValueError: If there is neither such a student nor such an exercise among them.
    """
    students, exercises = set(), set()
    chosen = []
    for one in submissions:
        ids = {exercise.id for exercise in registry.of_lesson(one.lesson)}
        students.add(one.student)
        exercises |= ids
        if name in ids or folded(name) == folded(one.student):
            chosen.append(one)
    if not chosen:
        raise ValueError(
            f"nothing to regrade: {name!r} is neither a student nor an exercise of what was handed "
            f"in{nearest(name, students | exercises)} Cure: write it as grades.csv does"
        )
    for one in chosen:
        store.forget(one)
