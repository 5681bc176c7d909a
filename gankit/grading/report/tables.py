"""The tables: `grades.csv`, and one in the form that `nbgrader export` writes.

Excel and LibreOffice run a cell that begins with `=`, `+`, `-` or `@`. The usual cure is an
apostrophe before it, which both take for "this is text". It is put after separators too: where the
comma is for decimals, Excel splits the same file at semicolons. An apostrophe that was there before
gets another one, so that `original_text` can tell them apart.
"""

import csv
import re

from gankit.files import whole_file
from gankit.grading.submission import Origin

GRADES = (
    *("student", "lesson", "exercise", "points", "max_points", "verdict", "seconds", "by_hand"),
)
NBGRADER = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


SEPARATORS = r"(^|[;\t\r\n])"
TRIGGERS = "=+@\t\r\n'＝＋－＠-"  # the wide forms are formulas too where people write Japanese
BEFORE_TRIGGER = re.compile(rf"{SEPARATORS}(?=[{TRIGGERS}])")
GUARD = re.compile(rf"{SEPARATORS}'")


def write_grades(path, ledger):
    """Writes a row for each exercise of each student.

    What could not be graded has no points, which is not the same as 0.

    Args:
        path: `Path` of the file.
        ledger: A `Ledger`.
    """
    _write(path, GRADES, _grades(ledger))


def write_nbgrader(path, ledger, notebooks, roster=None):
    """Writes a row for each submission, with the columns of nbgrader's own export.

    Args:
        path: `Path` of the file.
        ledger: A `Ledger`.
        notebooks: Dict from lesson to the notebook's name, which is the assignment's.
        roster: The `Roster`, which tells names and addresses, or None.
    """
    _write(path, NBGRADER, _assignments(ledger, notebooks, roster))


def safe_cell(text):
    """Makes a cell that is shown as text and never run.

    Example: `"=1+1"` -> `"'=1+1"`

    Args:
        text: Any string.

    Returns:
        The same string, or with apostrophes before what could be run.
    """
    return BEFORE_TRIGGER.sub(r"\1'", text)


def original_text(cell):
    """Gives back what `safe_cell` was given.

    Args:
        cell: String of a cell.

    Returns:
        String.
    """
    return GUARD.sub(r"\1", cell)


def _grades(ledger):
    for _, result in ledger.submissions():
        for exercise in result.exercises:
            yield (
                safe_cell(result.student),
                result.lesson,
                safe_cell(exercise.exercise),
                whole(exercise.points),
                whole(exercise.max_points),
                exercise.verdict,
                round(exercise.seconds, 3),
                "yes" if exercise.is_by_hand else "",
            )


def _assignments(ledger, notebooks, roster):
    for lesson in [
        row[0] for row in ledger.rows("SELECT DISTINCT lesson FROM submission ORDER BY 1")
    ]:
        name = notebooks.get(lesson, f"lesson_{lesson:02d}")
        for student, points, penalty, score, max_points, flagged, *origin in ledger.rows(
            "SELECT student, points, penalty, score, max_points, flagged, platform, number "
            "FROM submission WHERE lesson = ? ORDER BY student",
            lesson,
        ):
            scores = ("", "", "") if flagged else (points, penalty, score)
            person = roster and roster.find(student, Origin(*origin))
            who = (person.last_name, person.first_name, person.email) if person else ("", "", "")
            cells = map(safe_cell, (name, "", "", student, *who))
            yield (*cells, *scores, max_points)


def whole(points):
    """Returns 2 for 2.0, and 2.5 and None as they are."""
    return int(points) if points is not None and points == int(points) else points


def _write(path, columns, rows):
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)  # its line ends, CRLF, make it quote a name with one inside
        writer.writerow(columns)
        writer.writerows(rows)
