"""All results of a batch in one place on disk, to be read in order; memory holds one at a time."""

import errno
import json
import os
import re
import sqlite3
from contextlib import contextmanager

from gankit.grading.figures import MOST_FIGURES, ShownFigure, size_of
from gankit.grading.printable import code, one_line
from gankit.grading.report.pages import require_file_name
from gankit.grading.result import INFRASTRUCTURE, VERDICTS, ExerciseResult, SubmissionResult
from gankit.grading.submission import Origin

LONGEST_COMMENT = 4_000

NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
NUMBERS = re.compile(rf"(?<![a-z\d])(?:{NUMBER}(?:(?:x|,\s*){NUMBER})*|nan\b|inf\b)", re.IGNORECASE)
TABLES = """
CREATE TABLE submission (id INTEGER PRIMARY KEY, student TEXT, lesson INTEGER, points REAL,
    max_points REAL, flagged INTEGER, seconds REAL, tries INTEGER, repairs TEXT, score REAL,
    days_late INTEGER, penalty REAL, comment TEXT, platform TEXT, number TEXT,
    UNIQUE (student, lesson));
CREATE TABLE exercise (submission INTEGER, place INTEGER, lesson INTEGER, name TEXT, points REAL,
    max_points REAL, verdict TEXT, message TEXT, folded TEXT, seconds REAL, comment TEXT,
    is_by_hand INTEGER, judged REAL, code TEXT,
    PRIMARY KEY (submission, place)) WITHOUT ROWID;
CREATE TABLE repair (submission INTEGER, line TEXT, folded TEXT);
CREATE TABLE figure (submission INTEGER, place INTEGER, cell TEXT, png BLOB, width INTEGER,
    height INTEGER, reason TEXT, PRIMARY KEY (submission, place));
"""


@contextmanager
def open_ledger(folder, results):
    """Gathers all results in a file that is gone afterwards.

    Args:
        folder: `Path` of an existing folder, on the disk that the report is for.
        results: Iterable of `SubmissionResult`, read once.

    Yields:
        A `Ledger`.

    Raises:
        ValueError: If a student's name can't name a file, a verdict is unknown, or a student has
            two results for one lesson.
        OSError: If the disk is full.
    """
    path = folder / "part-ledger.sqlite"
    path.unlink(missing_ok=True)  # of a report that was killed
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        ledger = Ledger(database)
        database.execute("BEGIN")
        for result in results:
            ledger.add(result)
        database.execute("COMMIT")
        yield ledger
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
    finally:
        database.close()
        path.unlink(missing_ok=True)


class Ledger:
    """Results that can be read in the order of students and lessons, and counted.

    Args:
        database: A connection to an SQLite database with `TABLES`.
    """

    def __init__(self, database):
        self.database = database

    def rows(self, query, *values):
        """Yields the rows of a query."""
        return self.database.execute(query, values)

    def add(self, result):
        """Takes one `SubmissionResult` in; strangers' text is made plain here, once for all."""
        require_file_name(result.student)
        key = self._add_submission(result)
        for place, exercise in enumerate(result.exercises):
            answer = code(result.answers.get(exercise.exercise, ""))
            self._add_exercise(key, place, result.lesson, exercise, answer)
        for line in map(one_line, (*result.repairs, *result.notes)):
            self.rows("INSERT INTO repair VALUES (?, ?, ?)", key, line, without_numbers(line))
        for place, figure in enumerate(result.figures[:MOST_FIGURES]):
            self._add_figure(key, place, figure)
        if len(result.figures) > MOST_FIGURES:
            self._add_surplus(key, len(result.figures) - MOST_FIGURES)

    def students(self):
        """Returns the names of all students, in order."""
        rows = self.rows("SELECT DISTINCT student FROM submission ORDER BY student")
        return [student for (student,) in rows]

    def submissions(self, student=None):
        """Yields `(key, SubmissionResult without figures)`, ordered by student and lesson.

        Args:
            student: Whose; None for all.
        """
        for key, *fields in self.rows(
            "SELECT id, student, lesson, repairs, seconds, tries, days_late, penalty, comment, "
            "platform, number FROM submission "
            f"{'' if student is None else 'WHERE student = ?'} ORDER BY student, lesson",
            *([] if student is None else [student]),
        ):
            name, lesson, repairs, *counts, platform, number = fields
            rows = self.rows(
                "SELECT name, points, max_points, verdict, message, seconds, comment, is_by_hand, "
                "judged, code FROM exercise WHERE submission = ? ORDER BY place",
                key,
            )
            graded, answers = [], {}
            for *fields, answer in rows:
                graded.append(ExerciseResult(*fields))
                answers[graded[-1].exercise] = answer
            yield (
                key,
                SubmissionResult(
                    *(name, lesson, tuple(graded), tuple(json.loads(repairs)), (), *counts),
                    answers={one: answer for one, answer in answers.items() if answer},
                    origin=Origin(platform, number),
                ),
            )

    def figures(self, key):
        """Yields the `ShownFigure`s of a submission, one in memory at a time."""
        query = "SELECT cell, png, width, height, reason FROM figure WHERE submission = ?"
        for row in self.rows(f"{query} ORDER BY place", key):
            yield ShownFigure(*row)

    def _add_submission(self, result):
        repairs = json.dumps([one_line(line) for line in (*result.repairs, *result.notes)])
        fields = (result.student, result.lesson, result.points, result.max_points)
        rest = (result.is_flagged, result.seconds, result.tries, repairs, result.score)
        origin = result.origin
        said = (result.days_late, result.penalty, one_line(result.comment, LONGEST_COMMENT))
        values = (*fields, *rest, *said, origin.platform, origin.number)
        try:
            return self.rows(
                f"INSERT INTO submission VALUES (NULL{', ?' * len(values)})", *values
            ).lastrowid
        except sqlite3.IntegrityError as error:
            raise ValueError(
                f"Expected one result for each student and lesson, received two for "
                f"{result.student!r} in lesson {result.lesson}"
            ) from error

    def _add_exercise(self, key, place, lesson, exercise, answer):
        if exercise.verdict not in VERDICTS:
            raise ValueError(
                f"Expected a verdict of {VERDICTS}, received {exercise.verdict!r} for "
                f"{exercise.exercise}"
            )
        message = one_line(exercise.message)
        is_graded = exercise.verdict != INFRASTRUCTURE
        fields = (exercise.exercise, exercise.points if is_graded else None, exercise.max_points)
        rest = (exercise.verdict, message, without_numbers(message), exercise.seconds)
        comment = one_line(exercise.comment, LONGEST_COMMENT)
        said = (comment, exercise.is_by_hand, exercise.judged, answer)
        values = (key, place, lesson, *fields, *rest, *said)
        self.rows(f"INSERT INTO exercise VALUES (?{', ?' * (len(values) - 1)})", *values)

    def _add_figure(self, key, place, figure):
        cell = one_line(figure.cell)
        try:
            fields = (cell, figure.png, *size_of(figure.png), None)
        except ValueError as error:
            fields = (cell, None, None, None, str(error))
        self.rows("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", key, place, *fields)

    def _add_surplus(self, key, extra):
        fields = ("all cells", None, None, None, f"{extra} more than {MOST_FIGURES} figures")
        self.rows("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", key, MOST_FIGURES, *fields)


def without_numbers(message):
    """Puts `#` for every number or row of numbers, so that equal misconceptions are equal.

    Example: `"The shape is (3, 4), expected (8, 2)."` -> `"The shape is (#), expected (#)."`

    Args:
        message: A line.

    Returns:
        String; digits in names, such as `conv2d`, stay.
    """
    return NUMBERS.sub("#", message)
