"""What a regrading changed is told exercise by exercise."""

import csv
from dataclasses import replace

import pytest

from gankit.grading.report import write_report
from gankit.grading.report.changes import (
    COLUMNS,
    changes_between,
    grades_in,
    penalties_in,
    write_changes,
)
from gankit.grading.result import ExerciseResult, SubmissionResult


def result(student, points, verdict):
    return SubmissionResult(student, 5, (ExerciseResult("gan.phases", points, 3, verdict, ""),))


def test_what_changed_came_and_went_is_told_and_nothing_else(tmp_path):
    path = tmp_path / "grades.csv"
    assert grades_in(path) == {}
    old = [result("=ann", 0, "wrong"), result("bo", 3, "right"), result("cy", 3, "right")]
    write_report(tmp_path, old, [])
    before = grades_in(path)
    write_report(
        tmp_path, [result("=ann", 3, "right"), old[1], result("dee", None, "infrastructure")], []
    )
    changes = changes_between(before, grades_in(path))
    assert [str(one) for one in changes] == [
        "lesson 05  gan.phases  =ann: 0 wrong -> 3 right",
        "lesson 05  gan.phases  cy: 3 right -> nothing",
        "lesson 05  gan.phases  dee: nothing -> infrastructure",
    ]
    write_changes(tmp_path / "changes.csv", changes)
    with (tmp_path / "changes.csv").open(encoding="utf-8", newline="") as file:
        first, *_ = csv.DictReader(file)
    assert tuple(first) == COLUMNS and first["student"] == "'=ann"


@pytest.mark.parametrize("comma, begin", [(",", "\ufeff"), (";", "")])
def test_tables_that_a_spreadsheet_saved_again_are_told_in_one_line(tmp_path, comma, begin):
    write_report(tmp_path, [result("ann", 3, "right")], [])
    for name, read in (("grades.csv", grades_in), ("nbgrader.csv", penalties_in)):
        text = (tmp_path / name).read_text("utf-8")
        (tmp_path / name).write_text(begin + text.replace(",", comma), "utf-8")
        with pytest.raises(ValueError, match=f"{name} is not as it was written"):
            read(tmp_path / name)


def test_what_lateness_took_and_does_not_take_any_more_is_told(tmp_path):
    late = replace(result("=ann", 3, "right"), days_late=1, penalty=0.3)
    write_report(tmp_path, [late, result("bo", 3, "right")], [])
    before = penalties_in(tmp_path / "nbgrader.csv")
    write_report(tmp_path, [replace(late, penalty=0.0)], [])
    after = penalties_in(tmp_path / "nbgrader.csv")
    (change,) = changes_between(before, after)
    assert str(change) == "lesson 05  late penalty  =ann: -0.3 -> nothing"
    assert penalties_in(tmp_path / "none.csv") == {}
