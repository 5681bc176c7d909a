"""Every lesson can be graded: in real boxes the master gets full marks, the blank notebook none."""

from pathlib import Path

import pytest

from gankit.course.masters import read_masters
from gankit.exercises import registry
from gankit.grading.box.limits import Limits
from gankit.grading.canary import UnfitMachine, known_submissions
from gankit.grading.intake import lesson_of
from gankit.grading.settings import Settings

COURSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def judge(walls):
    judge = Settings(Limits(), b"key", ()).new_judge()
    yield judge
    judge.end()


def known(lesson):
    (master,) = read_masters(COURSE, lesson)
    return known_submissions(master, lesson_of(master))


@pytest.mark.slow
@pytest.mark.parametrize("lesson", registry.lessons())
def test_known_submissions_get_their_known_grades(lesson, judge):
    settings = Settings(Limits(), b"key", (known(lesson),))
    grader = settings.new_grader(judge)
    try:
        settings.prove(grader)
    finally:
        grader.end()


@pytest.mark.slow
def test_a_machine_that_grades_otherwise_is_unfit(judge):
    master, blank = known(5)
    settings = Settings(Limits(), b"key", ((blank, master),))
    grader = settings.new_grader(judge)
    try:
        with pytest.raises(UnfitMachine, match="should be right, it is not attempted"):
            settings.prove(grader)
    finally:
        grader.end()
