"""What a regrading changed: the table `grades.csv` before it and after it, side by side."""

import csv
import re
from dataclasses import dataclass

from gankit.files import whole_file
from gankit.grading.report.tables import GRADES, NBGRADER, original_text, safe_cell
from gankit.grading.rules.overrides import LATE

CHANGES_FILE = "changes.csv"
COLUMNS = (
    *("student", "lesson", "exercise", "points_before", "points_after"),
    *("verdict_before", "verdict_after"),
)


@dataclass(frozen=True)
class Change:
    """One exercise of one student, before and after; `""` where it was not there.

    Args:
        student: Name of the student.
        lesson: Number of the lesson, as text.
        exercise: Id of the exercise.
        before: `(points, verdict)` as texts.
        after: The same, now.
    """

    student: str
    lesson: str
    exercise: str
    before: tuple[str, str]
    after: tuple[str, str]

    def __str__(self):
        before, after = (
            " ".join(filter(None, one)) or "nothing" for one in (self.before, self.after)
        )
        return (
            f"lesson {int(self.lesson):02d}  {self.exercise}  {self.student}: {before} -> {after}"
        )


def grades_in(path):
    """Reads a table of grades.

    Args:
        path: `Path` of `grades.csv`; it need not be there.

    Returns:
        Dict from `(student, lesson, exercise)` to `(points, verdict)`, all of them texts.

    Raises:
        ValueError: If another program changed its form.
    """
    return {
        (original_text(row["student"]), row["lesson"], original_text(row["exercise"])): (
            row["points"],
            row["verdict"],
        )
        for row in _rows(path, GRADES)
    }


def penalties_in(path):
    """Reads what lateness took, which goes with the options that were said and is soon forgotten.

    Args:
        path: `Path` of `nbgrader.csv`; it need not be there.

    Returns:
        Dict as that of `grades_in`, with `LATE` in the place of an exercise.
    """
    rows = [row for row in _rows(path, NBGRADER) if float(row["late_submission_penalty"] or 0)]
    return {
        (original_text(row["student_id"]), _lesson_of(row["assignment"]), LATE): (
            f"-{float(row['late_submission_penalty']):g}",
            "",
        )
        for row in rows
    }


def _rows(path, columns):
    """Reads a table that `tables` wrote; spreadsheets save it with other marks and separators."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        table = csv.DictReader(file)
        if table.fieldnames != [*columns]:
            raise ValueError(
                f"{path} is not as it was written: did a spreadsheet save it? Cure: give it "
                "another name; then changes are told again from the next time on"
            )
        return list(table)


def _lesson_of(assignment):
    """Returns the number in an assignment's name, as text: `"05_gan_basics"` -> `"5"`."""
    return str(int(re.search(r"\d+", assignment)[0]))


def changes_between(before, after):
    """Compares two tables of grades.

    Args:
        before: Dict, as `grades_in` returns it.
        after: The same, now.

    Returns:
        List of `Change`, in the order of students, lessons and exercises.
    """
    none = ("", "")
    return [
        Change(*key, before.get(key, none), after.get(key, none))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def write_changes(path, changes):
    """Writes a row for each change.

    Args:
        path: `Path` of the file.
        changes: List of `Change`.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for one in changes:
            points, verdicts = zip(one.before, one.after, strict=True)
            name, exercise = safe_cell(one.student), safe_cell(one.exercise)
            writer.writerow((name, one.lesson, exercise, *points, *verdicts))
