"""The masters work in an ordinary nbgrader course: release, hand in, autograde, feedback."""

import os
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from places import MASTERS, name

from gankit.course.execution import CELL_SECONDS
from gankit.exercises import registry

LESSON_05 = MASTERS / "05_gan_basics.ipynb"
TOY = Path("05_toy.ipynb")  # one exercise of lesson 05, in seconds


def write_toy(path):
    fields = {"schema_version": 3, "grade_id": "gan-who_learns", "task": False}
    answer = {**fields, "grade": False, "locked": False, "solution": True}
    checked = {**fields, "grade": True, "locked": True, "solution": False, "points": 1}
    source = (
        "def who_learns(matrix):\n"
        "    ### BEGIN SOLUTION\n"
        "    return matrix[0, 1] + matrix[1, 0], matrix[1, 1]\n"
        "    ### END SOLUTION"
    )
    cells = [
        new_code_cell("from gankit.exercises import check"),
        new_code_cell(source, metadata={"nbgrader": answer}),
        new_code_cell(
            'check("gan.who_learns", who_learns)',
            metadata={"nbgrader": {**checked, "grade_id": "check-gan-who_learns"}},
        ),
    ]
    nbformat.write(new_notebook(cells=cells), path)


@pytest.fixture(params=[TOY, pytest.param(LESSON_05, marks=pytest.mark.exhaustive)], ids=name)
def course(request, tmp_path, monkeypatch):
    """nbgrader's API on a new course whose one assignment is the master."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    source = tmp_path / "source/lesson_05" / request.param.name
    source.parent.mkdir(parents=True)
    if request.param is TOY:
        write_toy(source)
    else:
        shutil.copy(request.param, source)
    monkeypatch.setenv("GANKIT_SCALE", "smoke")
    monkeypatch.delenv("GANKIT_STRICT", raising=False)
    # nbgrader calls a program of its environment, alembic, by name.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    monkeypatch.setenv("PATH", path)
    monkeypatch.chdir(tmp_path)
    config = Config(
        {"CourseDirectory": {"root": str(tmp_path)}, "Execute": {"timeout": CELL_SECONDS}}
    )
    return NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)


def succeed(result):
    assert result["success"], result.get("log", "") + result.get("error", "")


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # of nbgrader's own making
def test_the_solution_gets_full_marks_and_the_blank_none(course):
    from nbgrader.validator import Validator

    root = Path(course.coursedir.root)
    for path in root.glob("source/lesson_05/*.ipynb"):
        assert Validator(config=course.config).validate(str(path)) == {}
    succeed(course.generate_assignment("lesson_05"))
    for student, hands_in in (("solved", "source"), ("blank", "release")):
        shutil.copytree(root / hands_in / "lesson_05", root / "submitted" / student / "lesson_05")
        succeed(course.autograde("lesson_05", student))
        succeed(course.generate_feedback("lesson_05", student))
        assert list((root / "feedback" / student / "lesson_05").glob("*.html"))
    with course.gradebook as gradebook:
        solved = gradebook.find_submission("lesson_05", "solved")
        blank = gradebook.find_submission("lesson_05", "blank")
        assert solved.max_score == points_in(root / "source/lesson_05") > 0
        assert (solved.score, blank.score) == (solved.max_score, 0)
        assert not solved.needs_manual_grade


def points_in(folder):
    """The points of every exercise that the assignment checks."""
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.ipynb"))
    lesson = registry.of_lesson(5)
    return sum(exercise.points for exercise in lesson if f'check(\\"{exercise.id}\\"' in text)
