"""`gankit release` on the command line: what it prints, its exit codes, one line for bad input."""

import sys

import pytest
import toys

from gankit import cli
from gankit.course import student


@pytest.fixture
def course(tmp_path, monkeypatch):
    """The working folder: a course with one master, whose run takes no time."""
    monkeypatch.setattr(student, "execute", lambda notebook, file, **settings: None)
    monkeypatch.chdir(toys.write_course(tmp_path, toy=[toys.prose("# Toys"), toys.answer()]))
    return tmp_path


@pytest.fixture
def call(capsys):
    """Runs the verb; returns the exit code and the lines on both outputs."""

    def run(*options):
        try:
            exit_code = cli.main(["release", *options])
        except SystemExit as error:  # argparse leaves this way
            exit_code = error.code
        captured = capsys.readouterr()
        return exit_code, captured.out.splitlines(), captured.err.splitlines()

    return run


def refusal(call, *options):
    exit_code, out, err = call(*options)
    assert (exit_code, out, len(err)) == (2, [], 1)
    return err[0]


def test_release_builds_and_check_agrees(course, call):
    line = "90_toy.ipynb: exercises: 0, points: 0, cells that stop at a blank: 0"
    assert call() == (0, [line], [])
    assert call("--check") == (0, [], [])


def test_check_says_what_differs_and_ends_with_1(course, call):
    exit_code, out, _ = call("--check")
    assert exit_code == 1
    assert out == ["notebooks/90_toy.ipynb is missing. Cure: run gankit release"]
    assert not (course / "notebooks/90_toy.ipynb").exists()


def test_out_makes_a_zip_file_and_leaves_the_course_alone(course, call):
    exit_code, out, _ = call("--out", "toys.zip")
    assert (exit_code, out[-1]) == (0, "toys.zip")
    assert (course / "toys.zip").stat().st_size > 0
    assert not (course / "notebooks/90_toy.ipynb").exists()


def test_out_refuses_a_folder_with_something_in_it(course, call):
    assert "data is not empty" in refusal(call, "--out", "data")
    assert ". is not empty" in refusal(call, "--out", ".")


def test_record_stores_outputs_and_builds(course, call, monkeypatch):
    monkeypatch.setattr("gankit.course.record.execute", lambda *_, **__: None)
    _, out, _ = call("--record")
    assert out[0] == "90_toy.ipynb: outputs that tests compare: 0"
    assert (course / "notebooks/90_toy.ipynb").exists()


def test_one_lesson_is_built_and_the_others_are_left_alone(course, call):
    (course / "notebooks/masters/91_other.ipynb").write_text(
        (course / "notebooks/masters/90_toy.ipynb").read_text()
    )
    assert call("--lesson", "90")[0] == 0
    assert [path.name for path in course.glob("notebooks/*.ipynb")] == ["90_toy.ipynb"]
    assert call("--check", "--lesson", "90") == (0, [], [])
    assert "there is no master of lesson 7" in refusal(call, "--lesson", "7")
    assert "--help" in refusal(call, "--lesson", "five")


@pytest.mark.parametrize(
    "options", [["--chek"], ["--check", "--record"], ["--check", "--out", "x"], ["--out"], ["05"]]
)
def test_an_unknown_or_contradictory_option_is_refused(course, call, options):
    assert "--help" in refusal(call, *options)


def test_another_folder_than_the_course_is_refused(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    line = refusal(call)
    assert str(tmp_path) in line and "Cure: cd to the folder of the course" in line


def test_a_broken_master_is_one_line(course, call):
    (course / "notebooks/masters/90_toy.ipynb").write_text('{"cells": [\n')
    assert "notebooks/masters/90_toy.ipynb is damaged or no notebook" in refusal(call)


def test_a_leak_is_one_line(course, call):
    master = course / "notebooks/masters/90_toy.ipynb"
    master.write_text(master.read_text().replace("### END SOLUTION", "### End solution"))
    assert "90_toy.ipynb, cell 2 (toy-double)" in refusal(call)


def test_a_missing_nbgrader_is_one_line_with_the_cure(course, call, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    assert 'Cure: pip install "gankit[instructor]"' in refusal(call)
