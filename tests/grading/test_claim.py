"""Of two graders at once on one report the second is told so; a killed one is in nobody's way."""

import subprocess
import sys

import pytest

from gankit.cli import main
from gankit.grading.claim import claimed, refuse_claimed
from gankit.grading.store import FOLDER
from tests.grading.handed_in import hand_in, released

HOLD = """
from pathlib import Path
from gankit.grading.claim import claimed
with claimed(Path(r'{folder}'), is_new=True):
    print("held", flush=True)
    input()
"""
AT_WORK = "another gankit grade is at work on"


def test_a_second_grader_is_refused_until_the_first_has_ended(tmp_path):
    folder = tmp_path / "report" / FOLDER
    refuse_claimed(folder)
    assert not folder.parent.exists()
    with claimed(folder, is_new=True):
        for is_new in (True, False):
            with pytest.raises(ValueError, match=AT_WORK), claimed(folder, is_new):
                pass
        with pytest.raises(ValueError, match="wait until it has ended"):
            refuse_claimed(folder)
    refuse_claimed(folder)
    with claimed(folder, is_new=False):
        pass


def test_a_grader_that_was_killed_leaves_no_claim(tmp_path):
    folder = tmp_path / FOLDER
    program = [sys.executable, "-c", HOLD.format(folder=folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, **pipes) as grader:
        assert grader.stdout.readline() == b"held\n"
        with pytest.raises(ValueError, match=AT_WORK):
            refuse_claimed(folder)
        grader.kill()
    with claimed(folder, is_new=False):
        pass


@pytest.mark.parametrize("options", [[], ["--resume"], ["--regrade", "ada"]])
def test_the_command_line_says_so_before_anything_is_read(tmp_path, monkeypatch, capsys, options):
    monkeypatch.setattr("gankit.grading.session.collect", None)  # a call of it would be an error
    report = tmp_path / "report"
    with claimed(report / FOLDER, is_new=True):
        assert main(["grade", str(tmp_path), "--out", str(report), *options]) == 2
    assert f"{AT_WORK} {report}" in capsys.readouterr().err


def test_of_two_that_began_at_once_the_later_one_is_told(tmp_path, monkeypatch, capsys):
    report = tmp_path / "report"
    hand_in(tmp_path / "submitted", "ada", released(5), 5)
    monkeypatch.setattr("gankit.grading.session.grade_here", None)
    monkeypatch.setattr("gankit.grading.session.Session._refuse_taken_report", lambda _: None)
    for options in ([], ["--resume"]):
        with claimed(report / FOLDER, is_new=not options):
            assert main(["grade", str(tmp_path / "submitted"), "--out", str(report), *options]) == 2
        assert AT_WORK in capsys.readouterr().err
