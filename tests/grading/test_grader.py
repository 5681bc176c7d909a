"""What a box does, and the grade that comes of it: a scripted box in the place of each real one."""

import base64

import pytest

from gankit.exercises.verdict import Verdict, right
from gankit.grading import grader as module
from gankit.grading.box.box import NotStarted
from gankit.grading.box.limits import Limits
from gankit.grading.grader import Grader
from gankit.grading.packets import Ended, Garbled, Silent
from gankit.grading.submission import ANSWER, CHECK, LESSON, OWN, Cell, Submission

ANSWERED = Cell("gan-who_learns", "def who_learns(m):\n    return 1, 2", ANSWER, "gan.who_learns")
CHECKED = Cell("check", 'check("gan.who_learns", who_learns)', CHECK, "gan.who_learns")
SUBMISSION = Submission("ada", 5, (ANSWERED, CHECKED))
RAN = {"kind": "step", "outcome": "ran", "error": None, "seconds": 0.5}
TIMED_OUT, DEAD = RAN | {"outcome": "timeout"}, RAN | {"outcome": "dead"}
END = {"kind": "end"}
PNG = b"\x89PNG\r\n\x1a\n and so on"


def stopped(name, text=""):
    return RAN | {"error": {"ename": name, "evalue": text}}


class ScriptedBox:
    """Says what the script of its turn holds; an exception there is raised."""

    scripts, started, ended = [], [], []

    def __init__(self, name, limits, walls):
        self.limits, self.is_out_of_memory = limits, False
        self.script = iter(self.scripts[min(len(self.started), len(self.scripts) - 1)])
        self.started.append(self)

    def wait_until_ready(self):
        if (first := next(self.script)) is not None:
            raise first

    def send(self, header, blob=b""):
        self.job = header

    def read(self, deadline):
        said = next(self.script)
        if isinstance(said, Exception):
            raise said
        if said == "memory":
            self.is_out_of_memory = True
            raise Ended
        return said if isinstance(said, tuple) else (said, b"evidence")

    def end(self):
        self.ended.append(self)
        return self.is_out_of_memory


class ScriptedJudge:
    def __init__(self, verdict):
        self.said = verdict

    def verdict(self, lesson, exercise, seeds, evidence):
        assert evidence == b"evidence"
        return self.said


@pytest.fixture
def grade(monkeypatch):
    monkeypatch.setattr(module, "Box", ScriptedBox)

    def grade(*scripts, submission=SUBMISSION, verdict=None):
        for name, value in (("scripts", scripts), ("started", []), ("ended", [])):
            monkeypatch.setattr(ScriptedBox, name, value)
        judge = ScriptedJudge(verdict or right())
        grader = Grader(Limits(), None, judge, b"key", keeps_warm=False)
        return grader.grade(submission)

    return grade


def test_a_right_answer_gets_its_points(grade):
    result = grade([None, RAN, RAN, END])
    (one,) = result.exercises
    assert (one.verdict, one.points, one.max_points, result.tries) == ("right", 1, 1, 1)
    assert one.seconds == 1.0
    assert ScriptedBox.started == ScriptedBox.ended


@pytest.mark.parametrize(
    "script, verdict",
    [
        ([None, RAN, TIMED_OUT, END], "timeout"),
        ([None, RAN, Silent()], "timeout"),
        ([None, TIMED_OUT, END], "timeout"),
        ([None, RAN, DEAD, END], "crashed"),
        ([None, DEAD, END], "crashed"),
        ([None, RAN, Ended()], "crashed"),
        ([None, RAN, Garbled()], "crashed"),
        ([None, {"kind": "grade", "points": 21}], "crashed"),
        ([None, RAN, "memory"], "out of memory"),
        ([None, RAN, stopped("MemoryError"), END], "out of memory"),
        ([None, RAN, stopped("ZeroDivisionError"), END], "wrong"),
        ([NotStarted("no space")], "infrastructure"),
    ],
)
def test_whatever_a_box_does_has_its_verdict_and_no_points(grade, script, verdict):
    (one,) = grade(script).exercises
    assert one.verdict == verdict
    assert one.points == (None if verdict == "infrastructure" else 0)
    assert 20 < len(one.message) < 300
    assert ScriptedBox.started


def test_a_box_that_ended_by_itself_is_tried_a_second_time(grade):
    result = grade([None, RAN, Ended()], [None, RAN, RAN, END])
    assert (result.exercises[0].verdict, result.tries) == ("right", 2)


def test_a_box_that_did_not_start_is_tried_a_second_time(grade):
    result = grade([NotStarted("too busy")], [None, RAN, RAN, END])
    assert (result.exercises[0].verdict, result.tries) == ("right", 2)


def test_what_was_brought_out_before_a_box_went_astray_is_judged(grade):
    result = grade([None, RAN, RAN, RAN, END])
    assert (result.exercises[0].verdict, result.tries) == ("right", 2)


def test_a_loop_without_end_is_not_tried_again(grade):
    assert grade([None, RAN, TIMED_OUT, END]).tries == 1


def test_a_name_that_a_cell_left_out_would_have_given_brings_the_whole_notebook(grade):
    training = Cell("training", "gan = 1", LESSON)
    own = Cell("own", "exec('show(gan)')", OWN)
    submission = Submission("ada", 5, (training, own, ANSWERED, CHECKED))
    missed = [None, stopped("NameError", "gan"), RAN, RAN, END]
    result = grade(missed, [None, RAN, RAN, RAN, RAN, END], submission=submission)
    assert [len(box.job["steps"]) for box in ScriptedBox.started] == [3, 4]
    assert result.exercises[0].verdict == "right"


def test_an_error_in_the_answers_cell_is_named_where_nothing_came_of_it(grade):
    blank = Verdict("not attempted", "Nothing here yet.")
    failed = [None, stopped("SyntaxError", "invalid syntax"), RAN, END]
    (one,) = grade(failed, verdict=blank).exercises
    assert one.verdict == "wrong" and "SyntaxError: invalid syntax" in one.message
    (one,) = grade([None, stopped("NotImplementedError"), RAN, END], verdict=blank).exercises
    assert one.verdict == "not attempted"


def test_only_pictures_of_a_students_cells_that_are_pictures_are_kept(grade):
    def figure(content):
        return ({"kind": "figure"}, content)

    drawn = figure(base64.b64encode(PNG))
    script = [None, RAN, drawn, figure(b"<svg>"), figure(base64.b64encode(b"GIF")), RAN, drawn, END]
    (kept,) = grade(script).figures
    assert (kept.cell, kept.png) == ("gan-who_learns", PNG)


def test_a_figure_before_any_step_is_out_of_turn(grade):
    (one,) = grade([None, ({"kind": "figure"}, b"")]).exercises
    assert one.verdict == "crashed"


def test_seeds_of_a_second_try_are_the_same(grade):
    grade([None, RAN, Ended()])
    first, second = (box.job["steps"][-1]["seeds"] for box in ScriptedBox.started)
    assert first == second


def test_a_second_try_gets_a_box_that_was_not_warm_and_the_spare_waits_for_the_next(
    grade, monkeypatch
):
    grade([None, RAN, RAN, END])
    monkeypatch.setattr(ScriptedBox, "started", [])
    monkeypatch.setattr(ScriptedBox, "ended", [])
    answered = [None, RAN, RAN, END]
    scripts = ([None, RAN, Ended()], answered, answered, [None])
    monkeypatch.setattr(ScriptedBox, "scripts", scripts)
    grader = Grader(Limits(), None, ScriptedJudge(right()), b"key")
    assert grader.grade(SUBMISSION).exercises[0].verdict == "right"
    first, spare, cold = ScriptedBox.started
    assert ScriptedBox.ended == [first, cold]
    assert grader.grade(SUBMISSION).exercises[0].verdict == "right"
    assert ScriptedBox.ended == [first, cold, spare]
    grader.end()
    assert len(ScriptedBox.ended) == len(ScriptedBox.started) == 4
