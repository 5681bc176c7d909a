"""What Moodle and Canvas let an instructor download is taken as it is."""

import os
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_lesson import as_bytes, handed_out, toy_lesson

from gankit.grading.intake import collect
from gankit.grading.intake.found import Notebook
from gankit.grading.intake.grouping import by_student
from gankit.grading.intake.names import same_name, student_in
from gankit.grading.intake.platforms import CANVAS, MOODLE, Sender, sender_in, told_apart
from gankit.grading.submission import ANSWER, Origin, Refusal

LESSONS = {90: toy_lesson(), 91: toy_lesson(91)}
TOY = as_bytes(handed_out(LESSONS[90]))

moodle_names = st.text(min_size=1, max_size=40).filter(
    lambda name: "_" not in name and name.strip()
)
canvas_names = st.from_regex(r"[^\W\d_]{1,30}", fullmatch=True).filter(
    lambda name: not name.lower().endswith("late")
)
numbers = st.integers(100, 10**9).map(str)
files = st.sampled_from(["90_toy.ipynb", "90_toy-1.ipynb", "my_1234_5678_work.ipynb", "a.zip"])


@given(moodle_names, st.integers(1, 10**9).map(str), st.sampled_from(["", "_", "_90_toy.ipynb"]))
def test_a_name_that_moodle_writes_is_read_back(name, number, rest):
    sender = sender_in(f"{name}_{number}_assignsubmission_file{rest}")
    assert sender == Sender(name.strip(), MOODLE, number)


@given(canvas_names, numbers, numbers, files, st.sampled_from(["", "_LATE", "_late"]))
def test_a_name_that_canvas_writes_is_read_back(name, number, file_number, file, late):
    sender = sender_in(f"{name}{late}_{number}_{file_number}_{file}")
    assert sender == Sender(name, CANVAS, number, bool(late))


@given(st.text(max_size=600))
def test_any_name_is_read_without_harm(name):
    sender = sender_in(name)
    assert sender is None or sender.number.isdecimal() and sender.name in name


@pytest.mark.parametrize(
    "name",
    ["ann_05_gan_basics.ipynb", "ann_2_05_gan_basics.ipynb", "ann", "_12345_assignsubmission_file"]
    + ["ann_05_06_dcgan.ipynb", "ann_2026_11_05_gan_basics.ipynb", "1234_5678_work.ipynb"],
)
def test_a_name_that_no_platform_wrote_is_left_alone(name):
    assert sender_in(name) is None


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("12")), min_size=1))
def test_two_numbers_under_one_name_are_two_students_and_one_is_one(pairs):
    senders = [Sender(name, CANVAS, number) for name, number in pairs]
    called = told_apart(senders)
    assert len(set(called.values())) == len(set(pairs))
    for sender in senders:
        alone = len({number for name, number in pairs if name == sender.name}) == 1
        assert called[sender] == (sender.name if alone else f"{sender.name} {sender.number}")


def test_whoever_is_called_as_a_number_would_tell_another_is_somebody_else(tmp_path):
    eve, *anns = [
        Sender(name, MOODLE, n) for name, n in (("Ann 7", "9"), ("Ann", "7"), ("Ann", "8"))
    ]
    called = told_apart([eve, *anns])
    assert called[eve] == "Ann 7" and len(set(called.values())) == 3
    write(tmp_path, [f"{one.name}_{one.number}_assignsubmission_file/x.ipynb" for one in called])
    found = list(collect(tmp_path, LESSONS))
    assert [one.student for one in found] == ["Ann 7", "Ann 7+", "Ann 8"]
    told = ["numbers tell them apart" in " ".join(one.repairs) for one in found]
    assert told == [False, True, True]


def test_one_student_has_other_numbers_in_another_of_moodles_downloads():
    first, second = (Sender("ann", MOODLE, n, False, d) for n, d in (("1", "a"), ("2", "b")))
    assert set(told_apart([first, second]).values()) == {"ann"}


@pytest.mark.parametrize(
    "copy", ["-Copy1", " (1)", "-1", " - Copy (2)", "_copy 3", " Copy", "(12)"]
)
def test_what_browsers_and_jupyter_add_to_a_copy_is_no_student(copy):
    assert student_in(f"90_toy{copy}", ["90_toy"]) == ""
    assert student_in(f"ann_90_toy{copy}", ["90_toy"]) == "ann"


def write(folder, names, content=TOY):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def zipped(path, names):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, TOY)


MOODLES = [
    f"{name}_{n}_assignsubmission_file/90_toy.ipynb" for n, name in enumerate(["Ann Lee", "Bo"])
]
CANVASES = ["annlee_4711_90210_90_toy.ipynb", "bo_LATE_4712_90211_90_toy-1.ipynb"]


@pytest.mark.parametrize(
    "names, students", [(MOODLES, ["Ann Lee", "Bo"]), (CANVASES, ["annlee", "bo"])]
)
@pytest.mark.parametrize("form", ["folder", "folder in a folder", "zip in a folder", "zip"])
def test_a_download_is_a_class_wherever_it_lies(tmp_path, names, students, form):
    collection = tmp_path / "submitted"
    if form.startswith("folder"):
        write(collection / ("week 5" if "in" in form else ""), names)
    else:
        collection.mkdir()
        zipped(collection / "week 5.zip", names)
    submissions = list(collect(collection / "week 5.zip" if form == "zip" else collection, LESSONS))
    assert [one.student for one in submissions] == students
    told = ["whole class" in " ".join(one.repairs) for one in submissions]
    assert told == [form in ("folder in a folder", "zip in a folder")] * 2


def with_answer(text):
    cells = handed_out(LESSONS[90])
    cells[1]["source"] = text
    return as_bytes(cells)


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_nobody_replaces_what_another_handed_in_by_a_download_of_ones_own(tmp_path, form):
    write(tmp_path, ["Bo/90_toy.ipynb"], with_answer("right"))
    names = ["Bo_1_assignsubmission_file/90_toy.ipynb", "Cy_2_assignsubmission_file/90_toy.ipynb"]
    if form == "folder":
        write(tmp_path / "eve", names, with_answer("wrong"))
    else:
        with zipfile.ZipFile(tmp_path / "eve.zip", "w") as archive:
            archive.writestr(zipfile.ZipInfo(names[0], (2030, 1, 1, 0, 0, 0)), with_answer("wrong"))
    found = next(one for one in collect(tmp_path, LESSONS) if one.student == "Bo")
    assert [one.source for one in found.cells if one.role == ANSWER][0] == "right"
    assert "own name, is graded; eve" in " ".join(found.repairs)


def test_number_and_lateness_come_along(tmp_path):
    write(tmp_path, CANVASES)
    ann, bo = (one.origin for one in collect(tmp_path, LESSONS))
    assert (ann.platform, ann.number, ann.is_late) == (CANVAS, "4711", False)
    assert (bo.number, bo.is_late) == ("4712", True)
    assert ann.modified > 0 and Origin().modified == 0


@pytest.mark.parametrize(
    "names",
    [
        [f"{student}/90_toy/90_toy.ipynb" for student in "abc"],
        [f"{student}/90_toy.ipynb" for student in "abc"],
        [f"{student}_90_toy.ipynb" for student in "abc"],
        [f"handed in/{student}_90_toy (1).ipynb" for student in "abc"],
    ],
)
def test_a_zip_of_a_class_beside_a_students_is_no_student(tmp_path, names):
    zipped(tmp_path / "week.zip", names)
    zipped(tmp_path / "dan.zip", ["work/90_toy.ipynb", "91_toy.ipynb", "old/91_toy.ipynb"])
    found = list(collect(tmp_path, LESSONS))
    assert sorted({one.student for one in found}) == ["a", "b", "c", "dan"]


def test_a_student_of_canvas_may_hand_in_a_zip_with_a_platforms_names_in_it(tmp_path):
    zipped(tmp_path / "ann_4711_90210_work.zip", MOODLES)
    (one,) = collect(tmp_path, LESSONS)
    assert one.student == "ann"


def test_who_handed_in_something_else_is_told_also_in_a_zip(tmp_path):
    zipped(tmp_path / "week.zip", [*MOODLES, "Cy_9_assignsubmission_file/report.pdf"])
    ann, bo, cy = collect(tmp_path, LESSONS)
    assert (ann.student, bo.student, cy.student) == ("Ann Lee", "Bo", "Cy")
    assert isinstance(cy, Refusal) and "report.pdf" in cy.file


def test_of_two_students_of_one_name_both_are_graded_and_told_apart(tmp_path):
    write(tmp_path, [f"Ann_{number}_assignsubmission_file/90_toy.ipynb" for number in (7, 8)])
    submissions = list(collect(tmp_path, LESSONS))
    assert [one.student for one in submissions] == ["Ann 7", "Ann 8"]
    assert all("Two students are called 'Ann'" in one.repairs[0] for one in submissions)


@pytest.mark.parametrize("newer_is_fuller", [False, True])
def test_of_a_notebook_and_its_copy_the_fuller_one_counts_and_that_is_said(
    tmp_path, newer_is_fuller
):
    cells = handed_out(LESSONS[90])
    cells[1]["source"] = "def double(x):\n    return 2 * x"
    write(tmp_path, ["ann/90_toy.ipynb"], as_bytes(cells))
    write(tmp_path, ["ann/90_toy-Copy1.ipynb"])
    os.utime(tmp_path / "ann/90_toy.ipynb", (1, 2e9 if newer_is_fuller else 1e9))
    (one,) = collect(tmp_path, LESSONS)
    assert "2 * x" in next(cell.source for cell in one.cells if cell.role == ANSWER)
    (line,) = one.repairs
    assert "more answers (1, not 0)" in line and "90_toy-Copy1.ipynb is not" in line


def test_a_students_folder_with_a_file_from_canvas_is_the_students(tmp_path):
    write(tmp_path, [f"ann/{CANVASES[1]}"])
    (one,) = collect(tmp_path, LESSONS)
    assert (one.student, one.origin.platform) == ("ann", "")


def test_a_download_of_one_student_is_no_student_called_as_the_zip(tmp_path):
    zipped(tmp_path / "week 5.zip", MOODLES[:1])
    (one,) = collect(tmp_path, LESSONS)
    assert one.student == "Ann Lee"


folders = st.sampled_from(
    [
        "ann",
        "week 5",
        "90_toy",
        "Ann Lee_7_assignsubmission_file",
        "Ann Lee_8_assignsubmission_file_",
    ]
)
leaves = st.sampled_from(["90_toy.ipynb", "bo_90_toy-Copy1.ipynb", *CANVASES])
paths = st.lists(
    st.builds(lambda above, leaf: (*above, leaf), st.lists(folders, max_size=3), leaves)
)


@given(paths)
def test_nothing_that_was_found_is_lost_or_counted_twice(names):
    found = [(parts, Notebook(f"{number}", 0, None)) for number, parts in enumerate(names)]
    grouped = by_student(found, "submitted", ["90_toy"])
    places = [notebook.place for sent in grouped.values() for _, notebook in sent]
    assert sorted(places, key=int) == [str(number) for number in range(len(names))]
    assert all(student == same_name(student) for student in grouped)
