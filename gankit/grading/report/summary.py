"""The page for the instructor."""

from collections import Counter

from gankit.grading.printable import one_line
from gankit.grading.report import statistics
from gankit.grading.report.attendance import attendance_of
from gankit.grading.report.pages import write_page

MOST_STUDENTS = 500
MOST_REFUSALS = 100


def write_summary(path, ledger, refusals, names, roster=None, noticed=None):
    """Writes what an instructor wants to know first; its size is bounded.

    Args:
        path: `Path` of the file, beside the folder `feedback`.
        ledger: A `Ledger`.
        refusals: List of `Refusal`.
        names: Dict from student to the file name of the feedback page.
        roster: The `Roster`, or None.
        noticed: The `Noticed`, or None.
    """
    lessons = statistics.lesson_numbers(ledger)
    write_page(
        path,
        "summary.html",
        counts={name: statistics.count_of(ledger, name) for name in statistics.COUNTS},
        flags=statistics.flags_of(ledger),
        lessons=[_lesson(ledger, lesson) for lesson in lessons],
        slowest=statistics.slowest_of(ledger),
        repairs=statistics.repairs_of(ledger),
        refusals=[_refusal(refusal, names) for refusal in _of_all(refusals)[:MOST_REFUSALS]],
        refused=len(refusals),
        students=_students(ledger, lessons),
        late=statistics.late_of(ledger),
        attendance=attendance_of(ledger, roster) if roster else None,
        noticed=noticed,
        names=names,
    )


def _lesson(ledger, lesson):
    return {
        "number": lesson,
        "scores": statistics.scores_of(ledger, lesson),
        "exercises": statistics.exercises_of(ledger, lesson),
    }


def _of_all(refusals):
    """Puts the first of each student before anybody's second: none takes all the room."""
    counts, places = Counter(), []
    for refusal in refusals:
        counts[refusal.student] += 1
        places.append(counts[refusal.student])
    order = sorted(range(len(refusals)), key=places.__getitem__)  # stable
    return [refusals[number] for number in order]


def _refusal(refusal, names):
    return {
        "student": refusal.student if refusal.student in names else one_line(refusal.student),
        "file": one_line(refusal.file),
        "reason": one_line(refusal.reason),
    }


def _students(ledger, lessons):
    """Makes the table of students: `(name, cells)`; None if there are many."""
    if statistics.count_of(ledger, "students") > MOST_STUDENTS:
        return None
    table = {}
    for student, lesson, points, flagged in ledger.rows(
        "SELECT student, lesson, score, flagged FROM submission ORDER BY student, lesson"
    ):
        table.setdefault(student, {})[lesson] = (points, flagged)
    return [
        (student, [cells.get(lesson) for lesson in lessons]) for student, cells in table.items()
    ]
