"""Points and comments that the instructor gives by hand, in a file that nothing here writes to."""

from dataclasses import dataclass

from gankit.grading.rules.spreadsheet import folded, nearest, read_table

LATE = "late penalty"  # in the column `exercise`: the points that lateness takes


@dataclass(frozen=True)
class Override:
    """What a row says.

    Args:
        student: Name of the student as the submission gives it, or as the roster does.
        exercise: Id of an exercise, `LATE`, any other name for what is read by hand, such as a
            free text, or `""` for a comment on the whole lesson.
        lesson: Its number; None where the exercise tells it.
        points: Points that count, or None where only a comment is given.
        max_points: Points of what is read by hand; None for an exercise.
        comment: For the student, or `""`.
        line: Its line in the file.
    """

    student: str
    exercise: str
    lesson: int | None
    points: float | None
    max_points: float | None
    comment: str
    line: int


def read_overrides(path, exercises):
    """Reads a table with the columns student, exercise, points, comment, and where it is needed
    lesson and max_points.

    Args:
        path: CSV file.
        exercises: Dict from the id of each exercise of the course to its `Exercise`.

    Returns:
        List of `Override`.

    Raises:
        ValueError: If it can't be read, or a row of it can't be meant; the message names the line.
    """
    needed = ({"student"}, {"exercise"}, {"points", "comment"})
    rows = read_table(path, "the overrides", needed)
    overrides, seen = [], {}
    for row in rows:
        try:
            override = _override(row, exercises)
            key = (folded(override.student), override.lesson, override.exercise)
            if key in seen:
                raise ValueError(f"line {seen[key]} is about the same")
        except ValueError as problem:
            raise ValueError(f"the overrides {path}, line {row.line}: {problem}") from problem
        seen[key] = row.line
        overrides.append(override)
    return overrides


def _override(row, exercises):
    student, exercise = row.get("student"), row.get("exercise")
    if not student:
        raise ValueError("expected a student, received none. Cure: fill it in")
    points, most = _number(row, "points"), _number(row, "max_points")
    lesson = _number(row, "lesson")
    if lesson not in {None, *(one.lesson for one in exercises.values())}:
        raise ValueError(f"there is no lesson {lesson:g}. Cure: correct its number")
    if known := exercises.get(exercise):
        if lesson not in (None, known.lesson):
            raise ValueError(f"{exercise} is of lesson {known.lesson}, received {lesson:g}")
        lesson, most = known.lesson, known.points
    elif lesson is None:
        raise ValueError(
            f"there is no exercise {exercise!r}{nearest(exercise, exercises)} Cure: correct it, or "
            "give the lesson's number in a column lesson where it is not one of the exercises"
        )
    elif points is not None and most is None and exercise not in ("", LATE):
        raise ValueError(f"expected max_points for {exercise!r}, received none. Cure: fill it in")
    if points is not None and exercise == "":
        raise ValueError("expected an exercise for the points, received none. Cure: name it")
    if points is not None and most is not None and not 0 <= points <= most:
        raise ValueError(f"expected points from 0 to {most:g}, received {points:g}")
    number = int(lesson)
    comment = row.get("comment")
    return Override(student, exercise, number, points, most, comment, row.line)


def _number(row, column):
    text = row.get(column).replace(",", ".")
    try:
        number = float(text) if text else None
    except ValueError as error:
        raise ValueError(f"expected a number in {column}, received {text!r}") from error
    if number is not None and not 0 <= number < 1e6:
        raise ValueError(f"expected a number from 0 in {column}, received {text!r}")
    return number
