"""An instructor's evening with a class of sixty, start to upload; and once more the next day."""

import csv
import io
import json
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from gankit.cli import main
from gankit.exercises import registry
from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT, WRONG
from gankit.grading.result import ExerciseResult, SubmissionResult
from gankit.grading.settings import Settings
from gankit.grading.submission import ANSWER
from tests.grading.handed_in import exercise_of, released, right_sources
from tests.grading.sixty import DUE, EACH, LESSON, NOTHING, class_of_sixty

OVERRIDES = """student,exercise,points,max_points,lesson,comment
s02,gan.phases,1,,,A good beginning.
Ann Lee 100,report,4,5,5,Well told.
vascand,late penalty,0,,5,Was ill.
"""
BY_HAND = {"s02": 1, "Ann Lee 100": 4}
PENALTY = 10  # percent a day
LET_OFF = "vascand"


class Reader:
    """A grader without boxes: an answer is right where it is the master's own."""

    graded = 0

    def grade(self, submission):
        type(self).graded += 1
        right, blank = right_sources(LESSON), _blanks()
        answers = {c.exercise: c.source for c in submission.cells if c.role == ANSWER}
        exercises = []
        for one in registry.of_lesson(submission.lesson):
            source = answers[one.id]
            verdict = RIGHT if source == right[one.id] else WRONG
            verdict = NOT_ATTEMPTED if source == blank[one.id] else verdict
            reached = one.points * (verdict == RIGHT)
            exercises.append(ExerciseResult(one.id, reached, one.points, verdict, "Read."))
        return SubmissionResult(submission.student, submission.lesson, tuple(exercises))

    def end(self):
        """Nothing to end."""


def _blanks():
    cells = (
        c for c in released(LESSON)["cells"] if c["metadata"].get("nbgrader", {}).get("solution")
    )
    return {exercise_of(cell): "".join(cell["source"]) for cell in cells}


@dataclass
class Evening:
    """What came of it: the folder, the students, and what each call said."""

    folder: Path
    students: list
    calls: list

    @property
    def report(self):
        return self.folder / "report"

    def call(self, *options):
        """Grades; notes the exit code and what was said."""
        rules = ("--roster", "roster.csv", "--overrides", "overrides.csv")
        files = [one if one.startswith("--") else str(self.folder / one) for one in rules]
        command = ["grade", str(self.folder / "submitted"), "--out", str(self.report), *files]
        command += ["--due", DUE, "--late-penalty", str(PENALTY), *options]
        with redirect_stdout(io.StringIO()) as said, redirect_stderr(said):
            code = main(command)
        self.calls.append((code, said.getvalue()))
        return self.calls[-1]


def new_evening(folder):
    (folder / "overrides.csv").write_text(OVERRIDES)
    return Evening(folder, class_of_sixty(folder), [])


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """Graded by a reader in the place of boxes, then again: nothing changed, then one exercise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Settings, "new_judge", lambda self: Reader())
        patch.setattr(Settings, "new_grader", lambda self, judge: Reader())
        patch.setattr(Reader, "graded", 0)
        one = new_evening(tmp_path_factory.mktemp("sixty"))
        one.call("--workers", "2")
        one.counts = [Reader.graded]
        for options in (["--resume"], ["--regrade", "s04"], ["--regrade", "gan.phases"]):
            one.call(*options)
            one.counts.append(Reader.graded)
        yield one


def expected_score(one):
    points = one.points + BY_HAND.get(one.name, 0)
    return points * (1 - PENALTY / 100 * (one.name != LET_OFF) * one.days_late)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_scores(evening):
    found = {
        row["student_id"]: float(row["score"]) for row in rows(evening.report / "nbgrader.csv")
    }
    assert found == pytest.approx({one.name: expected_score(one) for one in evening.students})


def test_all_sixty_are_graded_and_every_score_is_as_known(evening):
    code, said = evening.calls[0]
    assert len(evening.students) == 4 * EACH == 60
    assert (
        code == 1 and "refused   " in said and "Petra Paper" in said
    )  # a PDF is for the instructor
    check_scores(evening)


def test_every_oddity_is_on_the_summary_and_on_the_students_page(evening):
    page = (evening.report / "summary.html").read_text("utf-8")
    for name in NOTHING:
        assert name in page
    assert "Late: 2 submissions" in page and "Handed in nothing (3):" in page
    assert "nobody on the roster" not in page
    for one in evening.students:
        assert one.oddity in page
        feedback = evening.report / "feedback" / f"{one.name}.html"
        assert one.oddity in feedback.read_text("utf-8")


def test_points_and_comments_by_hand_are_on_the_page(evening):
    page = (evening.report / "feedback/s02.html").read_text("utf-8")
    assert "A good beginning." in page and "Your code" not in page  # there is none
    page = (evening.report / "feedback/s04.html").read_text("utf-8")
    assert '<details class="own" open><summary>Your code' in page  # what is wrong, is open


def test_an_unchanged_class_is_known_and_its_report_is_the_same(evening):
    code, said = evening.calls[1]
    assert evening.counts[1] == evening.counts[0]
    assert "graded 0 in" in said and "changed since the last report: 0" in said
    check_scores(evening)  # also after two regradings: the overrides held


def test_a_student_or_an_exercise_is_graded_again_and_the_masters_before(evening):
    _, before, student, exercise = evening.counts
    # The masters and the blanks, then those that differ; each worker may be at an equal one.
    assert 2 + 1 <= student - before <= 2 + 4
    assert 2 + 3 <= exercise - student <= 2 + 12
    assert all("changed since the last report: 0" in said for _, said in evening.calls[2:])


def test_moodle_and_canvas_get_theirs_back(evening):
    upload = evening.report / "upload"
    moodle = {row["Identifier"]: row["Grade"] for row in rows(upload / "moodle/05_gan_basics.csv")}
    assert len(moodle) == EACH and moodle["Participant 102"] == "0"
    with zipfile.ZipFile(upload / "moodle/05_gan_basics_feedback.zip") as archive:
        assert len(archive.namelist()) == EACH
    canvas = {
        row["ID"]: row["05_gan_basics"] for row in rows(upload / "canvas.csv")[1:] if row["ID"]
    }
    assert {f"{4700 + n}" for n in range(EACH)} == canvas.keys()
    assert len(list((upload / "gradescope").iterdir())) == 60
    scored = json.loads((upload / "gradescope/s00.json").read_text("utf-8"))
    assert scored["score"] == evening.students[2 * EACH].points


@pytest.mark.parametrize(
    "options, said",
    [
        (["--regrade", "s99"], "nothing to regrade: 's99'"),
        (["--resume", "--lesson", "6"], "is a notebook of lesson 5; lesson 6 was asked for"),
    ],
)
def test_a_slip_of_the_pen_is_told(evening, options, said):
    assert said in evening.call(*options)[1]


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.usefixtures("walls")
@pytest.mark.timeout(900)
def test_in_boxes_every_score_is_as_known(tmp_path):
    evening = new_evening(tmp_path)
    code, said = evening.call()
    assert code == 1, said
    check_scores(evening)
