"""The report as a whole: deterministic, whole or not at all."""

import errno
from dataclasses import replace

import pytest

from gankit.grading.report import ledger, write_report
from gankit.grading.result import ExerciseResult, SubmissionResult
from tests.grading.report.fake_class import REFUSALS


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def result(student="ada", verdict="right"):
    return SubmissionResult(student, 5, (ExerciseResult("gan.phases", 2.0, 2, verdict, "Yes."),))


def test_the_order_of_the_results_changes_nothing(report, results, tmp_path):
    write_report(tmp_path, reversed(results), REFUSALS, {5: "05_gan_basics"})
    assert contents(tmp_path) == contents(report)


def test_other_wall_clocks_change_the_summary_alone(report, results, tmp_path):
    slower = (replace(one, seconds=one.seconds + 1) for one in results)
    write_report(tmp_path, slower, REFUSALS, {5: "05_gan_basics"})
    old, new = contents(report), contents(tmp_path)
    assert {name for name in old if old[name] != new[name]} == {"summary.html"}


def test_writing_twice_gives_the_same_files_and_leaves_nothing_else(report, results, tmp_path):
    for _ in range(2):  # a student is called part-anna, another anna
        write_report(tmp_path, results, REFUSALS, {5: "05_gan_basics"})
    assert contents(tmp_path).keys() == contents(report).keys()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (result("../../etc/passwd"), "Cure: rename"),
        (result("bob", verdict="excellent"), "Expected a verdict"),
        (result("ada"), "two for 'ada' in lesson 5"),
    ],
)
def test_results_that_cannot_be_right_leave_the_old_report_as_it_was(tmp_path, bad, words):
    write_report(tmp_path, [result("ada")], [])
    before = contents(tmp_path)
    with pytest.raises(ValueError, match=words):
        write_report(tmp_path, [result("ada"), bad], [])
    assert contents(tmp_path) == before


def test_results_that_break_off_leave_the_old_report_as_it_was(tmp_path):
    def broken():
        yield result("ben")
        raise OSError("the store is gone")

    write_report(tmp_path, [result("ada")], [])
    before = contents(tmp_path)
    with pytest.raises(OSError, match="the store is gone"):
        write_report(tmp_path, broken(), [])
    assert contents(tmp_path) == before


def test_a_page_that_fails_half_written_leaves_the_old_one_whole(tmp_path, monkeypatch):
    write_report(tmp_path, [result("ada")], [])
    before = contents(tmp_path)

    def fail(lesson, exercise):
        raise OSError("disk full")

    monkeypatch.setattr("gankit.grading.report.feedback.first_hint", fail)
    with pytest.raises(OSError, match="disk full"):
        write_report(tmp_path, [result("ada", verdict="wrong")], [])
    after = contents(tmp_path)
    assert after.keys() == before.keys()
    assert after["feedback/ada.html"] == before["feedback/ada.html"]


def test_what_a_killed_report_left_is_no_hindrance(tmp_path):
    (tmp_path / "part-ledger.sqlite").write_bytes(b"half of something")
    write_report(tmp_path, [result()], [])
    assert not (tmp_path / "part-ledger.sqlite").exists()


def test_a_full_disk_is_the_systems_own_error(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger, "TABLES", ledger.TABLES + "PRAGMA max_page_count = 8;")
    results = (result(f"student {number}") for number in range(2_000))
    with pytest.raises(OSError) as raised:
        write_report(tmp_path, results, [])
    assert raised.value.errno == errno.ENOSPC
    assert not list(tmp_path.glob("part-*"))
