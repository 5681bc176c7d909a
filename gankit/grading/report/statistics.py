"""What the summary tells, counted from the ledger: its size doesn't grow with the class."""

import statistics

from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT, WRONG
from gankit.grading.result import BY_HAND, INFRASTRUCTURE

BINS = 10
MOST_MISCONCEPTIONS = 3
MOST_FLAGS = 50
MOST_SLOW = 10
MOST_REPAIRS = 200
MOST_LATE = 100
LATE = "(days_late > 0 OR penalty > 0)"


def lesson_numbers(ledger):
    """Returns the numbers of all lessons that were handed in, in order."""
    rows = ledger.rows("SELECT DISTINCT lesson FROM submission ORDER BY lesson")
    return [lesson for (lesson,) in rows]


def scores_of(ledger, lesson):
    """Counts how the points of a lesson are spread.

    Args:
        ledger: A `Ledger`.
        lesson: Its number.

    Returns:
        Dict of `count`, `max_points`, `mean`, `median` (in points) and `bins`, ten counts: from 0
        to under 10 % of the points, and so on, full marks in the last. Submissions that could not
        be graded are left out; without any others mean and median are None.
    """
    rows = list(
        ledger.rows(
            "SELECT score, max_points FROM submission WHERE lesson = ? AND NOT flagged", lesson
        )
    )
    points = [row[0] for row in rows]
    bins = [0] * BINS
    for reached, most in rows:
        bins[min(BINS - 1, int(BINS * reached / most)) if most else 0] += 1
    return {
        "count": len(rows),
        # not the most: what was read by hand of a few adds to theirs alone
        "max_points": statistics.mode(row[1] for row in rows) if rows else 0,
        "mean": statistics.fmean(points) if points else None,
        "median": statistics.median(points) if points else None,
        "bins": bins,
    }


def exercises_of(ledger, lesson):
    """Counts what came of each exercise of a lesson, and what was misunderstood.

    What the instructor read by hand is left out.

    Args:
        ledger: A `Ledger`.
        lesson: Its number.

    Returns:
        List of dicts of `name`, `total`, the counts `right`, `wrong`, `not_attempted` and `other`,
        and `misconceptions`, in the lesson's order.
    """
    rows = ledger.rows(
        "SELECT name, COUNT(*), SUM(verdict = ?), SUM(verdict = ?), SUM(verdict = ?) FROM exercise "
        "WHERE lesson = ? AND verdict != ? GROUP BY name ORDER BY MIN(place), name",
        *(RIGHT, WRONG, NOT_ATTEMPTED, lesson, BY_HAND),
    )
    return [
        {
            "name": name,
            "total": total,
            "right": right,
            "wrong": wrong,
            "not_attempted": blank,
            "other": total - right - wrong - blank,
            "misconceptions": misconceptions_of(ledger, name),
        }
        for name, total, right, wrong, blank in rows
    ]


def misconceptions_of(ledger, exercise):
    """Counts the judges' messages on wrong answers, whatever numbers are in them.

    Args:
        ledger: A `Ledger`.
        exercise: Its id.

    Returns:
        List of the three most frequent as `(message, count)`; `#` stands for numbers that differ.
    """
    rows = ledger.rows(
        "SELECT CASE WHEN COUNT(DISTINCT message) = 1 THEN MIN(message) ELSE folded END, COUNT(*) "
        "FROM exercise WHERE name = ? AND verdict = ? GROUP BY folded "
        "ORDER BY COUNT(*) DESC, folded LIMIT ?",
        *(exercise, WRONG, MOST_MISCONCEPTIONS),
    )
    return list(rows)


def flags_of(ledger):
    """Returns the first submissions that need the instructor, as `(student, lesson, message)`."""
    return list(
        ledger.rows(
            "SELECT student, submission.lesson, MIN(message) FROM exercise JOIN submission "
            "ON submission.id = submission WHERE verdict = ? "
            "GROUP BY submission.id ORDER BY student, submission.lesson LIMIT ?",
            *(INFRASTRUCTURE, MOST_FLAGS),
        )
    )


def slowest_of(ledger):
    """Returns the slowest submissions as `(student, lesson, seconds, tries)`."""
    return list(
        ledger.rows(
            "SELECT student, lesson, seconds, tries FROM submission "
            "ORDER BY seconds DESC, student, lesson LIMIT ?",
            MOST_SLOW,
        )
    )


def late_of(ledger):
    """Returns what came late as `(student, lesson, days, penalty, points)`, the latest first.

    What an instructor took off by hand is among it, late or not.
    """
    return list(
        ledger.rows(
            "SELECT student, lesson, days_late, penalty, points FROM submission "
            f"WHERE {LATE} ORDER BY days_late DESC, student, lesson LIMIT ?",
            MOST_LATE,
        )
    )


def repairs_of(ledger):
    """Returns the most frequent repairs as `(line, count, one student)`."""
    return list(
        ledger.rows(
            "SELECT CASE WHEN COUNT(DISTINCT line) = 1 THEN MIN(line) ELSE folded END, COUNT(*), "
            "MIN(student) FROM repair JOIN submission ON submission.id = submission "
            "GROUP BY folded ORDER BY COUNT(*) DESC, folded LIMIT ?",
            MOST_REPAIRS,
        )
    )


def count_of(ledger, what):
    """Counts submissions, students, or submissions that were flagged or repaired.

    Args:
        ledger: A `Ledger`.
        what: One of the keys of `COUNTS`.

    Returns:
        Integer.
    """
    return ledger.rows(COUNTS[what]).fetchone()[0]


COUNTS = {
    "submissions": "SELECT COUNT(*) FROM submission",
    "students": "SELECT COUNT(DISTINCT student) FROM submission",
    "late": f"SELECT COUNT(*) FROM submission WHERE {LATE}",
    "by_hand": "SELECT COUNT(*) FROM exercise WHERE is_by_hand",
    "flagged": "SELECT COUNT(*) FROM submission WHERE flagged",
    "repaired": "SELECT COUNT(DISTINCT submission) FROM repair",
    "repairs": "SELECT COUNT(DISTINCT folded) FROM repair",
}
