"""`gankit grade` as an instructor types it: bad input is told, good work is kept."""

import csv
import signal
import subprocess
import sys
import time

import pytest

from gankit.cli import main
from gankit.grading.store import FOLDER
from tests.grading.handed_in import filled, hand_in, released, right_sources, wrong_sources

LESSON = 5
pytestmark = pytest.mark.usefixtures("walls")


@pytest.fixture
def submissions(tmp_path):
    """Four students: all right, one mistake, nothing, and the same as the first."""
    right = right_sources(LESSON)
    exercise, _, mistake = wrong_sources(LESSON)[0]
    folder = tmp_path / "submitted"
    for student, notebook in (
        ("ada", filled(LESSON, right)),
        ("bob", filled(LESSON, right | {exercise: mistake})),
        ("eve", released(LESSON)),
        ("zoe", filled(LESSON, right)),
    ):
        hand_in(folder, student, notebook, LESSON)
    return folder


def scores(report):
    with open(report / "grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    students = sorted({row["student"] for row in rows})
    return {s: sum(float(row["points"]) for row in rows if row["student"] == s) for s in students}


EXPECTED = {"ada": 21, "bob": 19, "eve": 0, "zoe": 21}


@pytest.mark.slow
def test_a_class_gets_its_grades_and_a_change_regrades_one(submissions, tmp_path, capsys):
    report = tmp_path / "report"
    grade = ["grade", str(submissions), "--out", str(report), "--workers", "2"]
    assert main(grade) == 0
    assert scores(report) == EXPECTED
    capsys.readouterr()
    before = {path: path.stat().st_mtime_ns for path in (report / FOLDER).rglob("*.json")}

    assert main(grade) == 2
    assert "--resume" in capsys.readouterr().err

    hand_in(submissions, "eve", filled(LESSON, right_sources(LESSON)), LESSON)
    assert main([*grade, "--resume"]) == 0
    assert scores(report) == EXPECTED | {"eve": 21}
    assert "graded 0 in" in capsys.readouterr().out  # eve's is now the same as ada's
    assert before == {path: path.stat().st_mtime_ns for path in before}


@pytest.mark.slow
def test_a_batch_that_is_killed_goes_on_and_leaves_nothing_behind(submissions, tmp_path):
    report = tmp_path / "report"
    command = [sys.executable, "-m", "gankit", "grade", str(submissions), "--out", str(report)]
    with subprocess.Popen([*command, "--workers", "1"], stdout=subprocess.DEVNULL) as first:
        while not list((report / FOLDER).rglob("*.json")) and first.poll() is None:
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
    kept = {path.name for path in (report / FOLDER).rglob("*.json")}
    assert kept
    done = subprocess.run([*command, "--resume"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "(known)" in done.stdout
    assert scores(report) == EXPECTED


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
