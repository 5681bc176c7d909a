"""What Canvas, Moodle and Gradescope take in is what they ask for."""

import csv
import json
import zipfile

import pytest

from gankit.grading.intake.platforms import Sender, sender_in
from gankit.grading.report import attendance, statistics, write_report
from gankit.grading.result import ExerciseResult, SubmissionResult
from gankit.grading.rules import read_roster
from gankit.grading.submission import Origin

NAME = "05_gan_basics"


def result(student, platform="", number="", points=2, **fields):
    verdict = "infrastructure" if points is None else "right"
    graded = ExerciseResult("gan.phases", points, 3, verdict, "Good.", comment="Neat.")
    return SubmissionResult(student, 5, (graded,), origin=Origin(platform, number), **fields)


def written(folder, *results, roster=""):
    if roster:
        (folder / "roster.csv").write_text(roster, encoding="utf-8")
    people = read_roster(folder / "roster.csv") if roster else None
    write_report(folder / "report", results, [], {5: NAME}, people)
    return folder / "report/upload"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_canvas_finds_a_student_by_the_number_in_the_files_name(tmp_path):
    upload = written(
        tmp_path, result("ann", "Canvas", "4711", penalty=0.5), result("bo", "Canvas", "12", None)
    )
    points, ann, bo = rows(upload / "canvas.csv")
    assert (points["Student"].strip(), points[NAME]) == ("Points Possible", "3")
    assert (ann["Student"], ann["ID"], ann[NAME]) == ("ann", "4711", "1.5")
    assert bo[NAME] == ""  # not graded, which is not 0
    assert not (upload / "moodle").exists()


def test_canvas_own_table_as_a_roster_comes_back_with_its_columns(tmp_path):
    columns = "Student,ID,SIS User ID,SIS Login ID,Section\n"
    roster = columns + '"Lee, Ann",4711,S1,al1,A\n"Oh, Bo",4712,S2,bo,B'
    upload = written(tmp_path, result("leeann", "Canvas", "4711"), result("bo"), roster=roster)
    _, bo, ann = rows(upload / "canvas.csv")
    assert list(ann.values()) == ["Lee, Ann", "4711", "S1", "al1", "A", "2"]
    assert (bo["ID"], bo[NAME]) == ("4712", "2")  # found by the login, without Canvas' number


def test_a_canvas_number_is_looked_for_among_canvas_numbers_alone(tmp_path):
    roster = "Student,ID,SIS User ID,SIS Login ID,Section\nAnn,7,S1,al1,A\nBo,8,4711,bo,B"
    upload = written(tmp_path, result("cy", "Canvas", "4711"), roster=roster)
    _, cy = rows(upload / "canvas.csv")
    assert [cy["Student"], cy["ID"], cy["SIS User ID"]] == ["cy", "4711", ""]


def test_whoever_may_be_two_of_the_roster_is_neither_and_told(tmp_path):
    roster = "Student,ID,SIS User ID,SIS Login ID,Section\nAnn,4711,S1,al1,A\nBo,8,4711,bo,B"
    upload = written(tmp_path, result("4711"), roster=roster)
    assert len(rows(upload / "canvas.csv")) == 1  # the points possible
    page = (tmp_path / "report/summary.html").read_text("utf-8")
    assert "may be <bdi>Ann (line 2) or Bo (line 3)</bdi> of the roster" in page
    assert "nobody on the roster is called so" not in page


def test_of_two_names_of_one_person_canvas_gets_the_better(tmp_path):
    roster = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ann",4711,S1,al1,A'
    for scores in ((1, 3), (3, 1), (3, None), (None, 3)):
        first, second = result("al1", points=scores[0]), result("leeann", points=scores[1])
        (tmp_path / "report/upload/canvas.csv").unlink(missing_ok=True)
        _, ann = rows(written(tmp_path, first, second, roster=roster) / "canvas.csv")
        assert ann[NAME] == "3"


def test_moodle_gets_its_worksheet_and_feedback_by_the_number_of_the_download(tmp_path):
    both = (result("Ann_Lee", "Moodle", "7", comment="Well."), result("Bo", "Moodle", "8", None))
    upload = written(tmp_path, *both)
    ann, bo = rows(upload / f"moodle/{NAME}.csv")
    assert (ann["Identifier"], ann["Grade"], ann["Feedback comments"]) == (
        "Participant 7",
        "2",
        "Well.",
    )
    assert "Last modified (grade)" in ann and bo["Grade"] == ""
    with zipfile.ZipFile(upload / f"moodle/{NAME}_feedback.zip") as archive:
        names = archive.namelist()
        assert b"Ann_Lee" in archive.read(names[0])
    assert [sender_in(name) for name in names] == [
        Sender("Ann Lee", "Moodle", "7"),
        Sender("Bo", "Moodle", "8"),
    ]
    assert all(
        name.split("_", 4)[1:4] == [n, "assignsubmission", "file"]
        for name, n in zip(names, "78", strict=True)
    )
    assert not (upload / "canvas.csv").exists()


def test_gradescope_gets_a_score_and_a_test_for_each_exercise(tmp_path):
    upload = written(tmp_path, result("ann", days_late=2, penalty=0.5))
    content = json.loads((upload / "gradescope/ann.json").read_text("utf-8"))
    assert content["score"] == 1.5 and "days late: 2" in content["output"]
    (one,) = content["tests"]
    assert (one["score"], one["max_score"], one["status"]) == (2, 3, "passed")
    assert one["output"] == "Good.\nNeat."


def test_gradescope_gets_no_zero_for_what_could_not_be_graded(tmp_path):
    assert (written(tmp_path, result("ann")) / "gradescope/ann.json").exists()
    upload = written(tmp_path, result("ann", points=None), result("bo"))
    assert [path.name for path in (upload / "gradescope").iterdir()] == ["bo.json"]


def test_points_that_were_taken_off_by_hand_are_told_wherever_the_score_is(tmp_path):
    upload = written(tmp_path, result("ann", penalty=0.5))
    assert "for points: 0.5" in (upload / "gradescope/ann.json").read_text("utf-8")
    page = (tmp_path / "report/feedback/ann.html").read_text("utf-8")
    assert "Lateness takes 0.5 of 2 points" in page
    assert "Late: 1 submission" in (tmp_path / "report/summary.html").read_text("utf-8")


def test_nbgraders_table_tells_names_and_what_lateness_takes(tmp_path):
    roster = "id,first_name,last_name,email\nann,Ann,Lee,a@x.edu"
    written(tmp_path, result("ann", penalty=0.5), roster=roster)
    (row,) = rows(tmp_path / "report/nbgrader.csv")
    assert (row["first_name"], row["last_name"], row["email"]) == ("Ann", "Lee", "a@x.edu")
    assert [row[name] for name in ("raw_score", "late_submission_penalty", "score")] == [
        "2.0",
        "0.5",
        "1.5",
    ]


@pytest.mark.parametrize("roster", ["", "name\nann\ncy\ndee"])
def test_the_summary_tells_who_handed_in_nothing_and_who_is_a_stranger(tmp_path, roster):
    written(tmp_path, result("ann"), result("bo", days_late=3), roster=roster)
    page = (tmp_path / "report/summary.html").read_text("utf-8")
    assert ("Handed in nothing (2):" in page) == bool(roster)
    assert ("nobody on the roster is called so (1):" in page) == bool(roster)
    assert "Late: 1 submission" in page


def test_more_names_than_are_listed_are_counted_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(attendance, "MOST_NAMES", 1)
    monkeypatch.setattr(statistics, "MOST_LATE", 1)
    late = (result("ann", days_late=1), result("bo", days_late=1))
    written(tmp_path, *late, roster="name\ncy\ndee\neve")
    page = (tmp_path / "report/summary.html").read_text("utf-8")
    assert "Handed in nothing (3):</b> <bdi>cy</bdi> and more." in page
    assert "is called so (2):" in page and "<b>3</b><span>handed in nothing" in page
    assert "Late: 2 submissions" in page and "The first 1 are listed." in page


def test_two_names_of_one_person_are_told(tmp_path):
    roster = "id,name\n4711,Ann Lee"
    written(tmp_path, result("Ann Lee"), result("annlee", "Canvas", "4711"), roster=roster)
    assert "handed in under 2 names" in (tmp_path / "report/summary.html").read_text("utf-8")
