"""A lesson of two exercises, and the real lesson 05, as submissions are held against them."""

from pathlib import Path

import pytest
from toy_lesson import toy_lesson

from gankit.course.masters import MASTERS, read_master
from gankit.grading.intake import lesson_of


@pytest.fixture(scope="session")
def toys():
    return {number: toy_lesson(number) for number in (90, 91)}


@pytest.fixture(scope="session")
def gan_basics():
    pytest.importorskip("nbgrader", reason='needs pip install "gankit[instructor]"')
    return lesson_of(read_master(Path(__file__).parents[3] / MASTERS / "05_gan_basics.ipynb"))
