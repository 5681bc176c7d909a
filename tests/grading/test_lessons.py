"""Every lesson can be graded: in real boxes the master gets full marks, the blank notebook none."""

from pathlib import Path

import pytest

from gankit.course.masters import read_masters
from gankit.exercises import registry
from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT
from gankit.grading.box.limits import Limits
from gankit.grading.canary import Known, UnfitMachine, known_submissions, require_known_grades
from gankit.grading.intake import lesson_of
from gankit.grading.settings import Settings

COURSE = Path(__file__).parents[2]
ONE_OF_EACH_KIND = (2, 5)  # functions of numbers; networks, their losses and turns
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def grader(walls):
    settings = Settings(Limits(), b"key", ())
    judge = settings.new_judge()
    grader = settings.new_grader(judge)
    yield grader
    grader.end()
    judge.end()


def known(lesson):
    (master,) = read_masters(COURSE, lesson)
    return known_submissions(master, lesson_of(master))


@pytest.mark.parametrize("lesson", ONE_OF_EACH_KIND)
def test_known_submissions_get_their_known_grades(lesson, grader):
    require_known_grades(grader, known(lesson))


@pytest.mark.exhaustive
@pytest.mark.parametrize("lesson", sorted({*registry.lessons()} - {*ONE_OF_EACH_KIND}))
def test_known_submissions_of_the_other_lessons_get_theirs(lesson, grader):
    require_known_grades(grader, known(lesson))


def test_a_machine_that_grades_otherwise_is_unfit(grader):
    grader.keeps_warm = False
    _, blank = known(5)
    with pytest.raises(UnfitMachine, match=f"should be {RIGHT}, it is {NOT_ATTEMPTED}"):
        require_known_grades(grader, [Known(blank.submission, RIGHT)])
