"""The tables, read back as a spreadsheet and as a program would."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.grading.report import write_report
from gankit.grading.report.ledger import open_ledger
from gankit.grading.report.tables import GRADES, original_text, safe_cell, write_grades
from gankit.grading.result import ExerciseResult, SubmissionResult

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\\\0"), min_size=1)
# What begins a formula in any cell, whether cells end at commas, semicolons or tabs.
FORMULA = re.compile(r"(?:^|[;\t\r\n])[=+\-@\t\r\n＝＋－＠]")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def result(student="ada", lesson=5, points=2.0, verdict="right", exercise="gan.phases"):
    graded = ExerciseResult(exercise, points, 2, verdict, "As it should be.", 1.25)
    return SubmissionResult(student, lesson, (graded,))


def test_a_row_for_each_exercise_in_the_order_of_student_lesson_and_notebook(report, results):
    rows = rows_of(report / "grades.csv")
    assert tuple(rows[0]) == GRADES
    expected = [
        (one.student, str(one.lesson), exercise.exercise, exercise.verdict)
        for one in sorted(results, key=lambda one: (one.student, one.lesson))
        for exercise in one.exercises
    ]
    keys = ("lesson", "exercise", "verdict")
    found = [(original_text(row["student"]), *(row[key] for key in keys)) for row in rows]
    assert found == expected


def test_what_could_not_be_graded_has_empty_points_and_nothing_else_has(report):
    rows = rows_of(report / "grades.csv")
    empty = [row for row in rows if row["points"] == ""]
    assert empty and empty == [row for row in rows if row["verdict"] == "infrastructure"]
    assert {row["points"] for row in rows if row["verdict"] == "crashed"} == {"0"}


def test_infrastructure_stays_empty_even_if_points_came_with_it(tmp_path):
    write_report(tmp_path, [result(points=0.0, verdict="infrastructure")], [])
    assert rows_of(tmp_path / "grades.csv")[0]["points"] == ""


def test_whole_points_have_no_decimals_and_halves_keep_theirs(tmp_path):
    write_report(tmp_path, [result("ada", points=2.0), result("ben", points=0.5)], [])
    assert [row["points"] for row in rows_of(tmp_path / "grades.csv")] == ["2", "0.5"]


def test_a_formula_in_a_name_is_text(report):
    cells = [row["student"] for row in rows_of(report / "grades.csv")]
    cells += [row["student_id"] for row in rows_of(report / "nbgrader.csv")]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if FORMULA.search(cell)] == []


@given(st.text("=+-@;'\t\r\n a＝", max_size=8))
def test_no_cell_is_a_formula_and_each_gives_its_text_back(text):
    assert not FORMULA.search(safe_cell(text))
    assert original_text(safe_cell(text)) == text


def test_plain_names_are_left_as_they_are():
    for name in ("ada", "O'Brien, Pat", "a-b", "x=1", "Ünï çødé"):
        assert safe_cell(name) == name


@given(names=st.lists(NAMES.filter(lambda name: name not in (".", "..")), unique=True, max_size=5))
def test_any_name_comes_back_from_the_table(names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    with open_ledger(folder, [result(name) for name in names]) as ledger:
        write_grades(folder / "grades.csv", ledger)
    read = [original_text(row["student"]) for row in rows_of(folder / "grades.csv")]
    assert read == sorted(names)


def test_nbgraders_table_has_the_columns_of_its_own_exporter(report, tmp_path):
    export = pytest.importorskip("nbgrader.plugins.export", reason="needs nbgrader")
    empty = type("Empty", (), {"assignments": []})()
    plugin = export.CsvExportPlugin()
    plugin.to = str(tmp_path / "own.csv")
    plugin.export(empty)
    header = (report / "nbgrader.csv").read_text("utf-8").splitlines()[0]
    assert header == (tmp_path / "own.csv").read_text("utf-8").strip()


def test_nbgraders_table_has_the_scores_and_none_where_a_part_was_not_graded(report, results):
    rows = {
        (row["assignment"], original_text(row["student_id"])): row
        for row in rows_of(report / "nbgrader.csv")
    }
    assert len(rows) == len(results)
    names = {1: "lesson_01", 2: "lesson_02", 5: "05_gan_basics"}
    for one in results:
        row = rows[names[one.lesson], one.student]
        expected = "" if one.is_flagged else str(float(one.points))
        assert (row["raw_score"], row["score"]) == (expected, expected)
        assert float(row["max_score"]) == one.max_points
    assert any(one.is_flagged for one in results)
