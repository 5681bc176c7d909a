"""What a box does, and the grade that comes of it: a scripted box in the place of each real one."""

import base64
import pickle

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
        first = next(self.script)
        self.ends_in_the_parser = first == "no plan"
        if isinstance(first, Exception):
            raise first

    def send(self, header, blob=b""):
        self.job = pickle.loads(blob)
        self.has_plan = False

    def read(self, deadline):
        if not self.has_plan:
            self.has_plan = True
            if self.ends_in_the_parser:
                raise Ended
            numbers = range(len(self.job["steps"]))
            left_out = self.job["left_out"]
            return {"kind": "plan", "kept": [n for n in numbers if n not in left_out]}, b""
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
        self.said, self.seeds = verdict, []

    def verdict(self, lesson, exercise, seeds, evidence, patience):
        assert evidence == b"evidence"
        self.seeds.append(seeds)
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
        ([None, RAN, RAN | {"seconds": 10**400}], "crashed"),
        ([None, RAN, RAN | {"seconds": float("nan")}], "crashed"),
        ([None, RAN, RAN | {"error": "ab"}], "crashed"),
        ([None, RAN, RAN | {"error": {"ename": [[]]}}], "crashed"),
        ([None, RAN, RAN | {"printed": {}}], "crashed"),
        ([None, RAN, {"kind": "step"}], "crashed"),
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


def test_what_another_run_would_have_told_is_no_zero_where_no_box_starts_for_it(grade):
    for first in ([None, stopped("NameError", "gan"), RAN, END], [None, RAN, Ended()]):
        result = grade(first, [NotStarted("no space")])
        assert (result.exercises[0].verdict, result.tries) == ("infrastructure", 3)


def test_what_was_brought_out_before_a_box_went_astray_is_judged(grade):
    result = grade([None, RAN, RAN, RAN, END])
    assert (result.exercises[0].verdict, result.tries) == ("right", 2)


def test_a_loop_without_end_is_not_tried_again(grade):
    assert grade([None, RAN, TIMED_OUT, END]).tries == 1


def test_a_name_that_a_cell_left_out_would_have_given_brings_the_whole_notebook(grade):
    training = Cell("training", "gan = 1", LESSON)
    own = Cell("own", "exec('show(gan)')", OWN)
    submission = Submission("ada", 5, (training, own, ANSWERED, CHECKED))
    missed = [None, RAN, stopped("NameError", "gan"), RAN, RAN, END]
    result = grade(missed, [None, RAN, RAN, RAN, RAN, END], submission=submission)
    assert [box.job["is_whole"] for box in ScriptedBox.started] == [False, True]
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


def test_inputs_of_a_second_try_are_the_same_and_no_box_is_told_the_seeds(grade):
    grade([None, RAN, Ended()], [None, RAN, RAN, END])
    first, second = (box.job["steps"][-1] for box in ScriptedBox.started)
    assert first["inputs"] == second["inputs"]
    assert "seeds" not in first


BAD = Cell("cell 3", "import os\nos._exit(0)", OWN)
WITH_A_BAD_CELL = Submission("ada", 5, (BAD, ANSWERED, CHECKED))
GOOD = [None, RAN, RAN, END]


@pytest.mark.parametrize(
    "scripts, words",
    [
        ([[None, DEAD, END], [None, DEAD, END], GOOD], "ended the notebook's own process"),
        ([[None, Ended()], [None, Ended()], GOOD], "ended the notebook's own process"),
        ([[None, TIMED_OUT, END], GOOD], "could not be interrupted"),
        ([[None, Silent()], GOOD], "could not be interrupted"),
        ([[None, "memory"], GOOD], "used up the memory"),
    ],
)
def test_one_bad_cell_does_not_cost_what_others_have_earned(grade, scripts, words):
    result = grade(*scripts, submission=WITH_A_BAD_CELL)
    assert result.exercises[0].verdict == "right"
    assert words in result.notes[0] and "cell 3" in result.notes[0]
    assert [box.job["left_out"] for box in ScriptedBox.started][-1] == [0]


def test_a_cell_that_took_too_long_and_could_be_interrupted_is_named(grade):
    said = TIMED_OUT | {"printed": "epoch 3 of 500"}
    result = grade([None, said, RAN, RAN, END], submission=WITH_A_BAD_CELL)
    assert result.exercises[0].verdict == "right" and result.tries == 1
    (note,) = result.notes
    assert note.startswith("cell 3 took too long and was interrupted")
    assert note.endswith("The last that it printed: epoch 3 of 500")
    assert not result.is_settled  # a busy machine may be the reason


@pytest.mark.parametrize("end", [DEAD, TIMED_OUT])
def test_what_a_bad_cell_printed_last_outlives_the_run_without_it(grade, end):
    said = end | {"printed": "halfway\n <b>through</b>\x1b[2J"}
    scripts = [[None, said, END], [None, said, END], GOOD]
    note = grade(*scripts[end is TIMED_OUT :], submission=WITH_A_BAD_CELL).notes[0]
    assert note.endswith("without it. The last that it printed: halfway <b>through</b>\ufffd[2J")
    (one,) = grade(*scripts, [None, END]).exercises
    assert one.message.endswith("The last that it printed: halfway <b>through</b>\ufffd[2J")


def test_what_a_cell_could_not_import_is_told_and_the_answer_counts(grade):
    missing = RAN | {"missing": ["No module named 'not_here'", "No \x1b"]}
    result = grade([None, missing, RAN, END])
    assert result.exercises[0].verdict == "right" and not result.is_settled
    (note,) = result.notes
    assert note.startswith("gan-who_learns imports what is not here (No module named 'not_here';")
    assert "\x1b" not in note


def test_of_many_cells_that_could_not_import_the_first_are_told(grade):
    own = [Cell(f"cell {n}", "import not_here", OWN) for n in range(99)]
    script = [RAN | {"missing": ["not here"]}] * 99
    result = grade(
        [None, *script, RAN, RAN, END], submission=Submission("ada", 5, (*own, ANSWERED, CHECKED))
    )
    assert len(result.notes) == 4 and "96 more" in result.notes[-1]


@pytest.mark.parametrize("missing", ["text", [1], ["x"] * 21])
def test_words_about_imports_that_no_runner_says_end_the_box(grade, missing):
    assert grade([None, RAN | {"missing": missing}, RAN, END]).exercises[0].verdict == "crashed"


def test_a_bad_cell_that_printed_nothing_is_not_said_to_have_printed(grade):
    assert "printed" not in grade([None, TIMED_OUT, END], GOOD, submission=WITH_A_BAD_CELL).notes[0]


def test_an_answer_that_ends_its_box_loses_its_own_points_alone(grade):
    other = Cell("gan-phases", "def phases(): pass", ANSWER, "gan.phases")
    check = Cell("check 2", 'check("gan.phases", phases)', CHECK, "gan.phases")
    submission = Submission("ada", 5, (other, check, ANSWERED, CHECKED))
    result = grade(*[[None, RAN, DEAD, END]] * 2, [None, RAN, RAN, RAN, END], submission=submission)
    assert [one.verdict for one in result.exercises] == ["crashed", "right"]
    assert result.notes == ()


def test_a_notebook_that_wears_out_its_time_is_not_run_again(grade, monkeypatch):
    slow = [None, RAN | {"seconds": 9e9}, Silent()]
    assert grade(slow, submission=WITH_A_BAD_CELL).tries == 1


def test_bad_cells_without_end_come_to_an_end(grade):
    bad = tuple(Cell(f"cell {n}", "quit()", OWN) for n in range(30))
    submission = Submission("ada", 5, (*bad, ANSWERED, CHECKED))
    result = grade([None, TIMED_OUT, END], submission=submission)
    assert result.tries == module.MOST_RUNS
    assert result.exercises[0].verdict == "timeout"


def test_code_that_no_parser_survives_is_run_unread(grade):
    first = [None, RAN, RAN, END]
    result = grade(["no plan"], first)
    assert result.exercises[0].verdict == "right"
    assert [box.job["is_whole"] for box in ScriptedBox.started] == [False, True]


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
