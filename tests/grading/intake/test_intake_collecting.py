"""Layouts, two notebooks of one lesson, other lessons, and the instructor's own mistakes."""

import os

import pytest
from toy_lesson import as_bytes, code, handed_out, toy_lesson

from gankit.grading.intake import collect
from gankit.grading.submission import ANSWER, Refusal, Submission

LESSONS = {90: toy_lesson(), 91: toy_lesson(91)}
TOY, OTHER = (as_bytes(handed_out(LESSONS[number])) for number in (90, 91))


def write(path, content=TOY, modified=1_000_000_000):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (modified, modified))


def answered(text):
    cells = handed_out(LESSONS[90])
    cells[1]["source"] = text
    return as_bytes(cells)


@pytest.mark.parametrize(
    "place",
    [
        "ann/90_toy/90_toy.ipynb",
        "ann/90_toy.ipynb",
        "ann/Untitled.ipynb",
        "ann.ipynb",
        "ann_90_toy.ipynb",
        "ann-90_toy.IPYNB",
        "ann_91_toy.ipynb",  # the grade ids tell the lesson, never the name
    ],
)
def test_each_layout_tells_the_student_and_the_grade_ids_the_lesson(tmp_path, place):
    write(tmp_path / place)
    (one,) = collect(tmp_path, LESSONS)
    assert (one.student, one.lesson, one.repairs) == ("ann", 90, ())


def test_one_notebook_is_collected_by_its_name_or_its_folders(tmp_path):
    write(tmp_path / "ann/90_toy.ipynb")
    write(tmp_path / "ann/bob.ipynb")
    for name, student in (("90_toy", "ann"), ("bob", "bob")):
        (one,) = collect(tmp_path / f"ann/{name}.ipynb", LESSONS)
        assert one.student == student


def test_submissions_come_by_student_then_by_lesson(tmp_path):
    for student in ("cyd", "ann", "bob"):
        write(tmp_path / student / "a.ipynb", OTHER)
        write(tmp_path / student / "b.ipynb", TOY)
    order = [(one.student, one.lesson) for one in collect(tmp_path, LESSONS)]
    assert order == [(student, n) for student in ("ann", "bob", "cyd") for n in (90, 91)]


def test_of_two_notebooks_the_one_modified_last_counts_then_the_name(tmp_path):
    write(tmp_path / "ann/b.ipynb", answered("old"))
    write(tmp_path / "ann/a.ipynb", answered("new"), modified=1_500_000_000)
    write(tmp_path / "bob/a.ipynb", answered("old"))
    write(tmp_path / "bob/b.ipynb", answered("new"))
    for one in collect(tmp_path, LESSONS):
        assert [cell.source for cell in one.cells if cell.role == ANSWER][0] == "new"
        (line,) = one.repairs
        assert "handed in twice" in line


def test_the_other_two_of_three_notebooks_are_both_named(tmp_path):
    for name in "bca":
        write(tmp_path / f"ann/{name}.ipynb")
    (one,) = collect(tmp_path, LESSONS)
    assert len(one.repairs) == 2
    assert all(f"ann/{name}.ipynb is not" in " ".join(one.repairs) for name in "ab")


def test_a_student_in_a_file_and_in_a_folder_is_one(tmp_path):
    write(tmp_path / "ann/x.ipynb")
    write(tmp_path / "ann_90_toy.ipynb")
    (one,) = collect(tmp_path, LESSONS)
    assert one.student == "ann" and len(one.repairs) == 2


def test_two_students_whose_names_clean_to_one_are_told_apart_and_told(tmp_path):
    write(tmp_path / "ann\x07.ipynb")
    write(tmp_path / "ann_.ipynb")
    one, other = collect(tmp_path, LESSONS)
    assert one.student == "ann_" and one.repairs == ()
    assert other.student.startswith("ann_-") and "can't be used" in other.repairs[0]


def test_another_lesson_is_refused_only_where_the_one_asked_for_is_missing(tmp_path):
    write(tmp_path / "ann/a.ipynb", OTHER)
    write(tmp_path / "bob/a.ipynb", OTHER)
    write(tmp_path / "bob/b.ipynb", TOY)
    line, one = collect(tmp_path, LESSONS, lesson=90)
    assert isinstance(line, Refusal) and "notebook of lesson 91" in line.reason
    assert (one.student, one.lesson) == ("bob", 90)


def test_no_lesson_and_two_lessons_in_one_notebook_are_refused(tmp_path):
    write(tmp_path / "ann.ipynb", as_bytes([code("print(1)")]))
    both = [*handed_out(LESSONS[90]), *handed_out(LESSONS[91])]
    write(tmp_path / "bob.ipynb", as_bytes(both))
    one, other = collect(tmp_path, LESSONS)
    assert "not a notebook of this course" in one.reason
    assert "mixes lessons 90, 91" in other.reason


def test_one_cell_of_another_lesson_is_the_students_own(tmp_path):
    write(tmp_path / "ann.ipynb", as_bytes([*handed_out(LESSONS[90]), handed_out(LESSONS[91])[1]]))
    (one,) = collect(tmp_path, LESSONS)
    assert one.lesson == 90 and "Cells of lesson 91" in one.repairs[0]


def test_the_instructors_mistakes_are_errors_before_anything_is_read(tmp_path):
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "empty").mkdir()
    for name, reason in (("empty", "holds none"), ("gone", "not exist"), ("notes.txt", "neither")):
        with pytest.raises(ValueError, match=reason):
            collect(tmp_path / name, LESSONS)
    with pytest.raises(ValueError, match="received 7"):
        collect(tmp_path, LESSONS, lesson=7)


def test_files_are_read_one_after_the_other(tmp_path):
    write(tmp_path / "ann.ipynb")
    write(tmp_path / "bob.ipynb")
    submissions = collect(tmp_path, LESSONS)
    assert isinstance(next(submissions), Submission)
    (tmp_path / "bob.ipynb").write_text("")  # after the first was given
    assert isinstance(next(submissions), Refusal)


def test_one_students_bytes_are_bounded_in_all(tmp_path, monkeypatch):
    monkeypatch.setattr("gankit.grading.intake.assembling.MOST_BYTES", len(TOY))
    for name in "abcd":
        write(tmp_path / f"ann/{name}.ipynb")
    write(tmp_path / "bob.ipynb")
    _, line, bob = collect(tmp_path, LESSONS)
    assert line.file == "ann/c.ipynb" and "what follows was not read" in line.reason
    assert bob.student == "bob"


def test_a_file_that_nobody_thought_of_stops_nobody_else(tmp_path, monkeypatch):
    from gankit.grading.intake import assembling

    for name in ("ann", "bob", "cyd"):
        write(tmp_path / f"{name}.ipynb", answered(f"a = {name!r}"))
    assemble = assembling.assemble

    def stumble(content, lessons):
        if b"bob" in content:
            raise RuntimeError("a mistake of ours")
        return assemble(content, lessons)

    monkeypatch.setattr(assembling, "assemble", stumble)
    ann, bob, cyd = collect(tmp_path, LESSONS)
    assert (ann.student, bob.student, cyd.student) == ("ann", "bob", "cyd")
    assert isinstance(bob, Refusal) and "RuntimeError" in bob.reason


@pytest.mark.parametrize(
    "first, second",
    [
        ("Zo\u00eb/90_toy.ipynb", "Zoe\u0308/90_toy.ipynb"),  # the same name in other bytes
        ("ann/90_toy.ipynb", "ann_90_toy.ipynb"),  # a file that anybody may have named so
    ],
)
def test_of_two_under_one_name_the_fuller_counts_and_both_are_named(tmp_path, first, second):
    for full, blank in ((first, second), (second, first)):
        write(tmp_path / full, answered("def double(x):\n    return 2 * x"))
        write(tmp_path / blank, modified=2_000_000_000)
        (one,) = collect(tmp_path, LESSONS)
        assert "return 2 * x" in one.cells[1].source
        assert any("Taken for one student's" in line for line in one.repairs)
        assert any("handed in twice" in line for line in one.repairs)


def test_under_one_name_with_two_lessons_both_places_are_named(tmp_path):
    write(tmp_path / "Zo\u00eb/a.ipynb")
    write(tmp_path / "Zoe\u0308/b.ipynb", OTHER)
    for one in collect(tmp_path, LESSONS):
        (line,) = one.repairs
        assert r"'Zoe\u0308', 'Zo\xeb'" in line
