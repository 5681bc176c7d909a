"""Who of the class handed in what."""

from collections import defaultdict

from gankit.grading.rules.person import described
from gankit.grading.submission import Origin

MOST_NAMES, MOST_CANDIDATES = 500, 4


def attendance_of(ledger, roster):
    """Holds what was handed in against the roster.

    Args:
        ledger: A `Ledger`.
        roster: A `Roster`.

    Returns:
        Dict of `people`, how many there are; `absent`, names of those who handed in nothing;
        `lacking`, a dict from lesson to how many lack it; `strangers`, students who are not on the
        roster; `unclear`, pairs of a student and of whom on the roster that may be; and `doubled`,
        pairs of a person and the names under which that person handed in.
        None of the lists is longer than 500; `absentees` and `unknown` count all of the first two.
    """
    handed_in, strangers, unclear = defaultdict(lambda: defaultdict(set)), {}, {}
    lessons = set()
    for student, lesson, candidates in who_handed_in(ledger, roster):
        lessons.add(lesson)
        if len(candidates) == 1:
            handed_in[candidates[0].row.line][student].add(lesson)
        elif candidates:
            unclear[student] = described(candidates[:MOST_CANDIDATES])
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
        "unclear": list(unclear.items())[:MOST_NAMES],
        "doubled": [
            (one.name, sorted(handed_in[one.row.line]))
            for one in people
            if len(handed_in.get(one.row.line, ())) > 1
        ][:MOST_NAMES],
    }


def who_handed_in(ledger, roster):
    """Yields `(student, lesson, candidates)` of each submission, in order: `Person`s, or none."""
    for student, lesson, platform, number in ledger.rows(
        "SELECT student, lesson, platform, number FROM submission ORDER BY student, lesson"
    ):
        yield student, lesson, roster.candidates(student, Origin(platform, number))


def _having(handed_in, lesson):
    return sum(any(lesson in one for one in names.values()) for names in handed_in.values())
