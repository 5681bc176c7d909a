"""nbgrader's own gradebook, written through its API."""

import os
import sysconfig
from contextlib import contextmanager
from pathlib import Path

from gankit.course.exercise_cells import PREFIX
from gankit.course.masters import require_nbgrader
from gankit.grading.result import INFRASTRUCTURE


def write_gradebook(database, results, notebooks):
    """Writes scores into nbgrader's gradebook; what is there already is updated, never doubled.

    A score that an instructor gave by hand stays and goes on to count. Where the automatic score
    below it changes, and where an exercise could not be graded, the gradebook says that it needs
    manual grading.

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
        known = set()
        for result in results:
            name = _name_of(result.lesson, notebooks)
            if name not in known:
                gradebook.update_or_create_assignment(name)
                gradebook.update_or_create_notebook(name, name)
            cells = {
                (name, exercise.exercise, exercise.max_points) for exercise in result.exercises
            }
            for _, exercise, max_points in sorted(cells - known):
                gradebook.update_or_create_grade_cell(
                    grade_id_of(exercise), name, name, max_score=max_points, cell_type="code"
                )
            known |= {name, *cells}
            _write_scores(gradebook, name, result)


def grade_id_of(exercise):
    """Returns the grade id of an exercise's check cell.

    Example: `"gan.generator_turn"` -> `"check-gan-generator_turn"`

    Args:
        exercise: Its id.

    Returns:
        String.
    """
    return PREFIX + exercise.replace(".", "-", 1)


def _write_scores(gradebook, name, result):
    gradebook.update_or_create_student(result.student)
    gradebook.update_or_create_submission(name, result.student)
    notebook = gradebook.find_submission_notebook(name, name, result.student)
    grades = {grade.cell_id: grade for grade in notebook.grades}
    cells = {cell.name: cell.id for cell in notebook.notebook.grade_cells}
    for exercise in result.exercises:
        cell = cells[grade_id_of(exercise.exercise)]
        _score(grades.get(cell) or _new_grade(gradebook, cell, notebook), exercise)
    gradebook.db.commit()


def _new_grade(gradebook, cell, notebook):
    """Makes the grade of a cell that the lesson did not have when it was handed in first."""
    from nbgrader.api import Grade

    grade = Grade(cell_id=cell, notebook=notebook)
    gradebook.db.add(grade)
    return grade


def _score(grade, exercise):
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

    with _own_programs_first(), Gradebook(_url(database)) as gradebook:
        yield gradebook


def _url(database):
    if "://" in str(database):
        return str(database)
    from sqlalchemy.engine import URL

    path = Path(database).absolute()
    if not path.parent.is_dir():
        raise ValueError(f"Expected an existing folder for the gradebook, received {path.parent}")
    return URL.create("sqlite", database=str(path))


@contextmanager
def _own_programs_first():
    """Puts this environment's programs on the path: a new gradebook runs `alembic` by name."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
