"""The committed student notebooks are what release builds, and nobody starts with points."""

import re

import pytest
from places import MASTER_FILES, PROJECT, STUDENTS, last_words, name

from gankit.course import masters, student
from gankit.course.form import refuse_other_form
from gankit.course.leaks import Secrets


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_a_student_notebook_is_as_released_and_ends_without_points(path):
    built = student.build(masters.read_master(path))
    assert re.match(rf"Lesson {path.name[:2]}: 0 of [1-9]\d* points", last_words(built.executed))
    committed = (STUDENTS / path.name).read_text("utf-8")
    assert built.text == committed, "run gankit release"


def test_every_student_notebook_has_a_master():
    assert {path.name for path in STUDENTS.glob("*.ipynb")} == {path.name for path in MASTER_FILES}


@pytest.mark.parametrize("path", sorted(STUDENTS.glob("*.ipynb")), ids=name)
def test_a_student_notebook_holds_nothing_of_any_solution(path):
    notebook = masters.read_notebook(path)
    refuse_other_form(path.name, notebook)
    Secrets(masters.read_masters(PROJECT)).refuse_leaks(path.name, notebook)
