"""Who of the class handed in what."""

from collections import defaultdict

from gankit.grading.submission import Origin

MOST_NAMES = 500


def attendance_of(ledger, roster):
    """Holds what was handed in against the roster.

    Args:
        ledger: A `Ledger`.
        roster: A `Roster`.

    Returns:
        Dict of `people`, how many there are; `absent`, names of those who handed in nothing;
        `lacking`, a dict from lesson to how many lack it; `strangers`, students who are not on the
        roster; and `doubled`, pairs of a person and the names under which that person handed in.
        None of the lists is longer than 500; `absentees` and `unknown` count all of the first two.
    """
    handed_in, strangers = defaultdict(lambda: defaultdict(set)), {}
    lessons = set()
    for student, lesson, person in who_handed_in(ledger, roster):
        lessons.add(lesson)
        if person:
            handed_in[person.row.line][student].add(lesson)
        else:
            strangers[student] = None  # in order, each once
    people = roster.people
    absent = [one.name for one in people if one.row.line not in handed_in]
    return {
        "people": len(people),
        "absentees": len(absent),
        "absent": absent[:MOST_NAMES],
        "lacking": {lesson: len(people) - _having(handed_in, lesson) for lesson in sorted(lessons)},
        "unknown": len(strangers),
        "strangers": list(strangers)[:MOST_NAMES],
        "doubled": [
            (one.name, sorted(handed_in[one.row.line]))
            for one in people
            if len(handed_in.get(one.row.line, ())) > 1
        ][:MOST_NAMES],
    }


def who_handed_in(ledger, roster):
    """Yields `(student, lesson, person)` of each submission, in order; the person may be None."""
    for student, lesson, platform, number in ledger.rows(
        "SELECT student, lesson, platform, number FROM submission ORDER BY student, lesson"
    ):
        yield student, lesson, roster.find(student, Origin(platform, number))


def _having(handed_in, lesson):
    return sum(any(lesson in one for one in names.values()) for names in handed_in.values())
