"""What a regrading changed is told exercise by exercise."""

import csv

from gankit.grading.report import write_report
from gankit.grading.report.changes import COLUMNS, changes_between, grades_in, write_changes
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
