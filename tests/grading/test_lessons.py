"""Every lesson can be graded: in real boxes the master gets full marks, the blank notebook none."""

from pathlib import Path

import pytest

from gankit.course.masters import read_masters
from gankit.exercises import registry
from gankit.grading.box.limits import Limits
from gankit.grading.canary import Unfit, known_submissions
from gankit.grading.intake import lesson_of
from gankit.grading.workshop import Workshop

COURSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def judge(walls):
    judge = Workshop(Limits(), b"key", ()).new_judge()
    yield judge
    judge.end()


def known(lesson):
    (master,) = read_masters(COURSE, lesson)
    return known_submissions(master, lesson_of(master))


@pytest.mark.slow
@pytest.mark.parametrize("lesson", registry.lessons())
def test_known_submissions_get_their_known_grades(lesson, judge):
    workshop = Workshop(Limits(), b"key", (known(lesson),))
    grader = workshop.new_grader(judge)
    try:
        workshop.prove(grader)
    finally:
        grader.end()


@pytest.mark.slow
def test_a_machine_that_grades_otherwise_is_unfit(judge):
    master, blank = known(5)
    workshop = Workshop(Limits(), b"key", ((blank, master),))
    grader = workshop.new_grader(judge)
    try:
        with pytest.raises(Unfit, match="should be right, it is not attempted"):
            workshop.prove(grader)
    finally:
        grader.end()
