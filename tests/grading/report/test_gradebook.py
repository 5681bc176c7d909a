"""nbgrader's gradebook: a real database, read back by nbgrader itself."""

import csv
import os
import shutil
import subprocess
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest

from gankit.course.exercise_cells import identifier_of
from gankit.exercises import registry
from gankit.grading.report.gradebook import grade_id_of, require_gradebook, write_gradebook
from gankit.grading.result import ExerciseResult, SubmissionResult

api = pytest.importorskip("nbgrader.api", reason='needs pip install "gankit[instructor]"')

NAME = "05_gan_basics"
NAMES = {5: NAME}


def result(student, **points):
    exercises = tuple(
        ExerciseResult(
            f"gan.{name}",
            value,
            3,
            "infrastructure" if value is None else "right" if value else "wrong",
            "",
        )
        for name, value in points.items()
    )
    return SubmissionResult(student, 5, exercises)


@pytest.fixture(scope="module")
def new_database(tmp_path_factory):
    """A gradebook with two students, as it is first written; nobody changes it."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    write_gradebook(path, [result("ada", a=3.0, b=0.0), result("ben", a=3.0, b=None)], NAMES)
    return path


@pytest.fixture
def database(new_database, tmp_path):
    """A gradebook with two students."""
    return shutil.copy(new_database, tmp_path / "gradebook.db")


def opened(path):
    return api.Gradebook(f"sqlite:///{path}")


def grade(gradebook, student, name):
    return gradebook.find_grade(f"check-gan-{name}", NAME, NAME, student)


def test_scores_and_full_marks_are_read_back(database):
    with opened(database) as gradebook:
        submission = gradebook.find_submission(NAME, "ada")
        assert (submission.score, submission.max_score) == (3.0, 6.0)
        assert not submission.needs_manual_grade
        assert grade(gradebook, "ada", "b").auto_score == 0.0
        assert grade(gradebook, "ada", "a").cell_type == "code"


def test_what_could_not_be_graded_waits_for_the_instructor(database):
    with opened(database) as gradebook:
        ungraded = grade(gradebook, "ben", "b")
        assert ungraded.auto_score is None and ungraded.needs_manual_grade
        assert not grade(gradebook, "ben", "a").needs_manual_grade
        assert gradebook.find_submission(NAME, "ben").needs_manual_grade


def test_a_second_time_updates_and_doubles_nothing(database):
    write_gradebook(database, [result("ada", a=0.0, b=3.0), result("ben", a=3.0, b=3.0)], NAMES)
    with opened(database) as gradebook:
        assert [student.id for student in gradebook.students] == ["ada", "ben"]
        assert len(gradebook.assignments) == 1
        assert len(gradebook.find_notebook(NAME, NAME).grade_cells) == 2
        assert gradebook.db.query(api.Grade).count() == 4
        assert grade(gradebook, "ada", "a").auto_score == 0.0
        assert not gradebook.find_submission(NAME, "ben").needs_manual_grade


def test_a_score_by_hand_stays_and_is_marked_only_if_the_automatic_one_changes(database):
    with opened(database) as gradebook:
        for name in ("a", "b"):
            by_hand = grade(gradebook, "ada", name)
            by_hand.manual_score, by_hand.extra_credit = 1.5, 0.5
            by_hand.needs_manual_grade = False
        gradebook.db.commit()
    write_gradebook(database, [result("ada", a=3.0, b=3.0)], NAMES)
    with opened(database) as gradebook:
        same, other = grade(gradebook, "ada", "a"), grade(gradebook, "ada", "b")
        assert (same.score, other.score, other.auto_score) == (2.0, 2.0, 3.0)
        assert not same.needs_manual_grade and other.needs_manual_grade


def test_comments_and_what_is_known_of_a_student_stay(database):
    with opened(database) as gradebook:
        gradebook.add_solution_cell("gan-a", NAME, NAME)
        gradebook.update_or_create_student("ada", first_name="Ada", email="ada@example.org")
        notebook = gradebook.find_submission_notebook(NAME, NAME, "ada")
        cell = gradebook.find_solution_cell("gan-a", NAME, NAME).id
        gradebook.db.add(api.Comment(cell_id=cell, notebook=notebook, manual_comment="Well seen."))
        gradebook.db.commit()
    write_gradebook(database, [result("ada", a=0.0, b=0.0)], NAMES)
    with opened(database) as gradebook:
        comment = gradebook.find_comment("gan-a", NAME, NAME, "ada")
        assert comment.manual_comment == "Well seen."
        assert gradebook.find_student("ada").email == "ada@example.org"


def test_an_exercise_that_came_later_gets_its_grade(database):
    write_gradebook(database, [result("ada", a=3.0, b=0.0, c=3.0)], NAMES)
    with opened(database) as gradebook:
        assert gradebook.find_submission(NAME, "ada").score == 6.0
        assert grade(gradebook, "ada", "c").auto_score == 3.0


def test_a_new_database_is_made_without_the_environment_on_the_path(tmp_path, monkeypatch):
    path = os.pathsep.join(["/usr/bin", "/bin"])
    monkeypatch.setenv("PATH", path)
    write_gradebook(tmp_path / "new.db", [result("ada", a=3.0)], NAMES)
    assert os.environ["PATH"] == path
    with opened(tmp_path / "new.db") as gradebook:
        assert gradebook.find_submission(NAME, "ada").score == 3.0


def test_an_address_of_a_database_is_taken_too(database):
    write_gradebook(f"sqlite:///{database}", [result("cleo", a=3.0)], NAMES)
    with opened(database) as gradebook:
        assert gradebook.find_submission(NAME, "cleo").score == 3.0


def test_odd_characters_in_the_path_are_part_of_the_path(database):
    path = database.rename(database.with_name("grades? 50%.db"))
    write_gradebook(path, [result("cleo", a=3.0)], NAMES)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_lesson_without_a_name_and_a_folder_that_is_not_there_are_refused(tmp_path):
    with pytest.raises(ValueError, match="notebook's name of lesson 5"):
        write_gradebook(tmp_path / "x.db", [result("ada", a=3.0)], {})
    with pytest.raises(ValueError, match="existing folder"):
        write_gradebook(tmp_path / "no" / "x.db", [], NAMES)


def test_a_grade_id_is_the_check_cells():
    for lesson in registry.lessons():
        for exercise in registry.of_lesson(lesson):
            assert identifier_of(grade_id_of(exercise.id)) == exercise.id


def test_nasty_names_are_data(database, results):
    some = [replace(one, figures=()) for one in results if one.lesson == 5][:12]
    write_gradebook(database, some, NAMES)
    with opened(database) as gradebook:
        for one in some:
            assert gradebook.find_submission(NAME, one.student).score == one.points


@pytest.mark.slow
def test_nbgraders_own_export_shows_the_scores(database, tmp_path):
    program = Path(sysconfig.get_path("scripts"), "nbgrader")
    subprocess.run(
        [program, "export", "--db", f"sqlite:///{database}", "--to", "out.csv"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert rows["ada"]["assignment"] == NAME
    assert [(rows[s]["score"], rows[s]["max_score"]) for s in rows] == [("3.0", "6.0")] * 2


def test_writing_says_nothing_of_nbgraders_own_workings(tmp_path, recwarn, capfd):
    write_gradebook(tmp_path / "gradebook.db", [result("ada", a=3.0)], NAMES)
    write_gradebook(tmp_path / "gradebook.db", [result("ada", a=0.0)], NAMES)
    assert [str(one.message) for one in recwarn] == []
    assert "Warning" not in capfd.readouterr().err


def test_points_by_hand_and_a_penalty_reach_the_gradebook(database):
    given = replace(result("ada", a=0.0).exercises[0], points=2.0, judged=0.0, is_by_hand=True)
    essay = ExerciseResult("essay", 4, 5, "by hand", "", is_by_hand=True)
    one = SubmissionResult("ada", 5, (given, essay), penalty=0.5)
    write_gradebook(database, [one], NAMES)
    with opened(database) as gradebook:
        kept = grade(gradebook, "ada", "a")
        assert (kept.auto_score, kept.manual_score, kept.needs_manual_grade) == (0, 2, False)
        notebook = gradebook.find_submission_notebook(NAME, NAME, "ada")
        assert notebook.late_submission_penalty == 0.5
        assert not any("essay" in cell.name for cell in notebook.notebook.grade_cells)


def overridden(points, judged):
    graded = replace(result("ada", a=judged).exercises[0], points=points, is_by_hand=True)
    return replace(result("ada"), exercises=(replace(graded, judged=judged),))


def scores_of_ada(database):
    with opened(database) as gradebook:
        kept = grade(gradebook, "ada", "a")
        return kept.score, kept.manual_score, kept.needs_manual_grade


@pytest.mark.parametrize("points, again", [(2.0, 2.0), (0.0, 1.0)])
def test_an_override_that_was_withdrawn_leaves_the_gradebook(database, points, again):
    for given in (overridden(points, 3.0), overridden(again, 3.0)):
        write_gradebook(database, [given], NAMES)
        assert scores_of_ada(database) == (given.points, given.points, False)
    for _ in range(2):
        write_gradebook(database, [result("ada", a=3.0)], NAMES)
        assert scores_of_ada(database) == (3.0, None, False)
    write_gradebook(database, [overridden(1.0, 3.0)], NAMES)
    write_gradebook(database, [result("ada", a=None)], NAMES)
    assert scores_of_ada(database) == (0.0, None, True)  # nobody has graded it now


def test_what_the_instructor_wrote_over_an_override_stays_when_that_is_withdrawn(database):
    write_gradebook(database, [overridden(2.0, 3.0)], NAMES)
    with opened(database) as gradebook:
        grade(gradebook, "ada", "a").manual_score = 1.5
        gradebook.db.commit()
    for _ in range(2):
        write_gradebook(database, [result("ada", a=3.0)], NAMES)
        assert scores_of_ada(database) == (1.5, 1.5, False)


def test_an_override_on_an_exercise_that_came_later_can_be_withdrawn(tmp_path):
    database = tmp_path / "gradebook.db"
    write_gradebook(database, [result("ada", b=3.0)], NAMES)
    write_gradebook(database, [overridden(1.0, 0.0)], NAMES)
    assert scores_of_ada(database)[0] == 1.0
    write_gradebook(database, [result("ada", a=0.0)], NAMES)
    assert scores_of_ada(database) == (0.0, None, False)


def test_what_is_no_gradebook_is_refused_beforehand(tmp_path, database):
    (tmp_path / "notes.txt").write_text("notes")
    require_gradebook(database)
    require_gradebook(tmp_path / "new.db")
    require_gradebook("sqlite:///new.db")
    for path, said in (
        (tmp_path, "received the folder"),
        (tmp_path / "gone/new.db", "existing folder"),
        (tmp_path / "notes.txt", "no SQLite file"),
        ("no url://x", "SQLAlchemy URL"),
    ):
        with pytest.raises(ValueError, match=said):
            require_gradebook(path)


def test_a_gradebook_that_fills_its_disk_or_is_damaged_is_told_in_one_line(database):
    Path(database).write_bytes(Path(database).read_bytes()[:5000])
    with pytest.raises(ValueError, match="can't be written: .*(malformed|disk)"):
        write_gradebook(database, [result("ada", a=3.0)], NAMES)
