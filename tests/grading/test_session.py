"""`gankit grade` as an instructor types it: bad input is told, good work is kept."""

import csv
import io
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from gankit.cli import main
from gankit.grading.store import FOLDER
from tests.grading.handed_in import filled, hand_in, released, right_sources, wrong_sources

LESSON = 5
COURSE = Path(__file__).parents[2]
pytestmark = [pytest.mark.usefixtures("walls"), pytest.mark.timeout(900)]


def write_class(folder):
    """Four students: all right, one mistake, nothing, and the same as the first."""
    right = right_sources(LESSON)
    exercise, _, mistake = wrong_sources(LESSON)[0]
    for student, notebook in (
        ("ada", filled(LESSON, right)),
        ("bob", filled(LESSON, right | {exercise: mistake})),
        ("eve", released(LESSON)),
        ("zoe", filled(LESSON, right)),
    ):
        hand_in(folder, student, notebook, LESSON)


@pytest.fixture
def submissions(tmp_path):
    write_class(tmp_path / "submitted")
    return tmp_path / "submitted"


def scores(report):
    with open(report / "grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    students = sorted({row["student"] for row in rows})
    return {s: sum(float(row["points"]) for row in rows if row["student"] == s) for s in students}


EXPECTED = {"ada": 21, "bob": 19, "eve": 0, "zoe": 21}


@dataclass
class Graded:
    """What came of one call of `gankit grade`."""

    code: int
    said: str
    scores: dict
    kept: dict


@pytest.fixture(scope="module")
def evening(tmp_path_factory, walls):
    """One class, graded by a grader that is killed, then by others that go on, then once more."""
    folder = tmp_path_factory.mktemp("evening")
    submitted, report = folder / "submitted", folder / "report"
    write_class(submitted)
    command = ["grade", str(submitted), "--out", str(report), "--workers", "1"]
    _kill_after_the_first_result(command, report)
    calls = {"killed": Graded(-signal.SIGKILL, "", {}, _kept(report))}
    calls["not resumed"] = _call(command, report)
    calls["resumed"] = _call([*command, "--resume"], report)
    hand_in(submitted, "eve", filled(LESSON, right_sources(LESSON)), LESSON)  # as ada's
    calls["with a change"] = _call([*command, "--resume"], report)
    return calls


def _kill_after_the_first_result(command, report):
    program = [sys.executable, "-m", "gankit", *command]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, cwd=COURSE) as grader:
        while not _kept(report) and grader.poll() is None:
            time.sleep(0.02)
        grader.send_signal(signal.SIGKILL)


def _call(command, report):
    with redirect_stdout(io.StringIO()) as said, redirect_stderr(said):
        code = main(command)
    there = (report / "grades.csv").exists()
    return Graded(code, said.getvalue(), scores(report) if there else {}, _kept(report))


def _kept(report):
    """Returns a dict from the name of a result's file to the time when it was written."""
    files = (report / FOLDER).rglob("*.json")
    return {path.name: path.stat().st_mtime_ns for path in files if path.name[:5] != "part-"}


@pytest.mark.slow
def test_a_report_is_not_gone_on_with_unless_that_is_said(evening):
    assert evening["not resumed"].code == 2
    assert "--resume" in evening["not resumed"].said


@pytest.mark.slow
def test_a_class_gets_its_grades_also_where_the_first_grader_was_killed(evening):
    assert (evening["resumed"].code, evening["resumed"].scores) == (0, EXPECTED)


@pytest.mark.slow
def test_what_was_graded_before_the_kill_is_kept(evening):
    before, after = evening["killed"].kept, evening["resumed"].kept
    assert before and before.items() <= after.items()
    assert "(known before)" in evening["resumed"].said


@pytest.mark.slow
def test_a_change_regrades_one_and_what_is_the_same_as_anothers_is_known(evening):
    changed = evening["with a change"]
    assert (changed.code, changed.scores) == (0, EXPECTED | {"eve": 21})
    assert "graded 0 in" in changed.said and "workers: 0" in changed.said
    assert changed.kept == evening["resumed"].kept


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["nowhere"], "nowhere"),
        (["submitted", "--lesson", "99"], "no master of lesson 99"),
        (["submitted", "--timeout", "soon"], "expected seconds"),
        (["submitted", "--memory", "0.1"], "expected gigabytes"),
        (["submitted", "--workers", "0"], "whole number"),
        (["submitted", "--workers", "2", "--dask", "tcp://127.0.0.1:1"], "not allowed with"),
    ],
)
def test_bad_input_is_told_in_one_line(submissions, capsys, monkeypatch, arguments, said):
    place, *rest = arguments
    target = str(submissions.parent / place)
    try:
        code = main(["grade", target, "--out", str(submissions.parent / "report"), *rest])
    except SystemExit as end:
        code = end.code
    assert code == 2
    message = capsys.readouterr().err.strip().splitlines()[-1]
    assert said in message


def test_a_folder_with_other_things_in_it_is_no_place_for_a_report(submissions, capsys):
    assert main(["grade", str(submissions), "--out", str(submissions)]) == 2
    assert "not empty" in capsys.readouterr().err


def test_a_file_that_is_no_notebook_is_refused_and_the_instructor_told(tmp_path, capsys):
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted/ada.ipynb").write_text("{")
    report = tmp_path / "report"
    assert main(["grade", str(tmp_path / "submitted"), "--out", str(report)]) == 1
    assert "ada.ipynb" in capsys.readouterr().out
    assert "ada.ipynb" in (report / "summary.html").read_text("utf-8")


def test_after_ctrl_c_it_says_how_to_go_on(submissions, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("gankit.grading.session.Session.grade", interrupted)
    assert main(["grade", str(submissions), "--out", str(submissions.parent / "report")]) == 130
    assert "what is graded is kept" in (told := capsys.readouterr().err) and "--resume" in told


@pytest.mark.parametrize(
    "options, said",
    [
        (["--gradebook", "nowhere/gradebook.db"], "existing folder"),
        (["--roster", "nowhere.csv"], "does not exist"),
        (["--overrides", "nowhere.csv"], "does not exist"),
        (["--regrade", "ada"], "nothing to regrade yet"),
        (["--due", "soon"], "expected a date"),
        (["--late-penalty", "101"], "expected percent"),
    ],
)
def test_what_the_instructor_names_is_looked_at_before_anything_is_read(
    submissions, capsys, monkeypatch, options, said
):
    monkeypatch.setattr("gankit.grading.session.collect", None)  # a call of it would be an error
    with suppress(SystemExit):
        assert main(["grade", str(submissions), "--out", str(submissions / "../r"), *options]) == 2
    assert said in capsys.readouterr().err
