"""nbgrader's own gradebook, written through its API."""

import os
import sysconfig
import warnings
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gankit.course.exercise_cells import PREFIX
from gankit.course.masters import require_nbgrader
from gankit.grading.report.by_hand import OverridesWritten
from gankit.grading.report.pages import exercises_by_id
from gankit.grading.result import BY_HAND, INFRASTRUCTURE

SQLITE = b"SQLite format 3\0"


def write_gradebook(database, results, notebooks):
    """Writes scores into nbgrader's gradebook; what is there already is updated, never doubled.

    A score that an instructor gave by hand stays and goes on to count. Where the automatic score
    below it changes, and where an exercise could not be graded, the gradebook says that it needs
    manual grading. Points of an override are such a score until it is withdrawn; its comment is in
    the feedback alone.

    Args:
        database: Path of an SQLite file, made if it is not there, or an SQLAlchemy URL.
        results: Iterable of `SubmissionResult`, read once.
        notebooks: Dict from lesson to the released notebook's name, such as
            `{5: "05_gan_basics"}`. The assignment has the same name.

    Raises:
        ValueError: If a lesson has no name, or the file's folder is not there.
        ModuleNotFoundError: If nbgrader is not installed.
    """
    require_nbgrader()
    with _open_gradebook(database) as gradebook:
        known, overrides = set(), OverridesWritten(gradebook)
        for result in results:
            name = _name_of(result.lesson, notebooks)
            if name not in known:
                gradebook.update_or_create_assignment(name)
                gradebook.update_or_create_notebook(name, name)
            result = replace(result, exercises=tuple(_with_a_cell(result)))
            cells = {
                (name, exercise.exercise, exercise.max_points) for exercise in result.exercises
            }
            for _, exercise, max_points in sorted(cells - known):
                gradebook.update_or_create_grade_cell(
                    grade_id_of(exercise), name, name, max_score=max_points, cell_type="code"
                )
            known |= {name, *cells}
            _write_scores(gradebook, name, result, overrides)


def require_gradebook(database):
    """Refuses a gradebook that could not be written to, before hours of grading.

    Args:
        database: Path of an SQLite file, or an SQLAlchemy URL, which is only seen to be one.

    Raises:
        ValueError: If it is a folder or no database, its folder is not there, or nothing can be
            written there.
        ModuleNotFoundError: If nbgrader is not installed.
    """
    require_nbgrader()
    if "://" in str(database):
        _refuse_unknown_url(database)
        return
    path = Path(database)
    _url(path)
    if path.is_dir():
        raise ValueError(f"Expected a file for the gradebook, received the folder {path}")
    target = path if path.exists() else path.absolute().parent
    if not os.access(target, os.W_OK):
        raise ValueError(f"Expected a gradebook that can be written to, received {path}")
    if path.exists() and path.read_bytes()[: len(SQLITE)] not in (b"", SQLITE):
        raise ValueError(f"Expected nbgrader's database, received {path}, which is no SQLite file")


def grade_id_of(exercise):
    """Returns the grade id of an exercise's check cell.

    Example: `"gan.generator_turn"` -> `"check-gan-generator_turn"`

    Args:
        exercise: Its id.

    Returns:
        String.
    """
    return PREFIX + exercise.replace(".", "-", 1)


def _write_scores(gradebook, name, result, overrides):
    gradebook.update_or_create_student(result.student)
    gradebook.update_or_create_submission(name, result.student)
    notebook = gradebook.find_submission_notebook(name, name, result.student)
    grades = {grade.cell_id: grade for grade in notebook.grades}
    cells = {cell.name: cell.id for cell in notebook.notebook.grade_cells}
    for exercise in result.exercises:
        cell = cells[grade_id_of(exercise.exercise)]
        grade = grades.get(cell) or _new_grade(gradebook, cell, notebook)
        _score(grade, exercise, overrides)
    notebook.late_submission_penalty = result.penalty or None
    gradebook.db.commit()


def _with_a_cell(result):
    """Yields what is not read by hand alone: free texts have no cell in the gradebook."""
    known = exercises_by_id(result.lesson)
    for exercise in result.exercises:
        if exercise.verdict != BY_HAND or exercise.exercise in known:
            yield exercise


def _new_grade(gradebook, cell, notebook):
    """Makes the grade of a cell that the lesson did not have when it was handed in first."""
    from nbgrader.api import Grade

    grade = Grade(cell_id=cell, notebook=notebook)
    gradebook.db.add(grade)
    return grade


def _score(grade, exercise, overrides):
    if exercise.is_by_hand:
        grade.auto_score, grade.needs_manual_grade = exercise.judged, False
        overrides.write(grade, exercise.points)
        return
    overrides.withdraw(grade)
    points = None if exercise.verdict == INFRASTRUCTURE else exercise.points
    if grade.manual_score is None:
        grade.needs_manual_grade = points is None
    elif points != grade.auto_score:
        grade.needs_manual_grade = True  # given on another automatic score: look again
    grade.auto_score = points


def _name_of(lesson, notebooks):
    if lesson not in notebooks:
        raise ValueError(
            f"Expected the notebook's name of lesson {lesson}, received names of "
            f"{sorted(notebooks)}. Cure: pass it in `notebooks`"
        )
    return notebooks[lesson]


@contextmanager
def _open_gradebook(database):
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import DBAPIError, SADeprecationWarning, SAWarning

    # nbgrader's own use of SQLAlchemy; nothing that an instructor could change
    with warnings.catch_warnings(), _own_programs_first():
        warnings.filterwarnings("ignore", module=r"(nbgrader|sqlalchemy|alembic)\b")
        warnings.simplefilter("ignore", SADeprecationWarning)
        warnings.simplefilter("ignore", SAWarning)
        try:
            with Gradebook(_url(database)) as gradebook:
                yield gradebook
        except DBAPIError as error:
            reason = " ".join(str(error.orig).split())
            raise ValueError(f"the gradebook {database} can't be written: {reason}") from error


def _url(database):
    if "://" in str(database):
        return str(database)
    from sqlalchemy.engine import URL

    path = Path(database).absolute()
    if not path.parent.is_dir():
        raise ValueError(f"Expected an existing folder for the gradebook, received {path.parent}")
    return URL.create("sqlite", database=str(path))


def _refuse_unknown_url(database):
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        make_url(str(database))
    except ArgumentError as error:
        raise ValueError(f"Expected an SQLAlchemy URL, received {database}") from error


@contextmanager
def _own_programs_first():
    """Puts this environment's programs on the path: a new gradebook runs `alembic` by name."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
