"""Every exercise has one answer and one check, the check is the lesson's, whatever was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_lesson import as_bytes, code, handed_out, names, toy_lesson

from gankit.grading.intake.assembling import assemble
from gankit.grading.submission import ANSWER, CHECK, LESSON, OWN

LESSON_90 = toy_lesson()
LESSONS = {90: LESSON_90, 91: toy_lesson(91)}
CELLS = handed_out(LESSON_90)
DOUBLE = "def double(x):\n    return 2 * x"


def read(cells):
    _, cells, repairs = assemble(as_bytes(cells), LESSONS)
    return cells, repairs


def changed(index, **fields):
    cells = handed_out(LESSON_90)
    cells[index] |= fields
    return cells


def test_a_notebook_as_handed_out_has_the_lessons_cells_and_no_repairs():
    cells, repairs = read(CELLS)
    assert [cell.source for cell in cells] == [cell.source for cell in LESSON_90.cells]
    assert [cell.role for cell in cells] == [cell.role for cell in LESSON_90.cells]
    assert repairs == ()


def test_an_answer_is_the_students_and_a_changed_lesson_cell_too():
    cells, repairs = read(changed(1, source=DOUBLE))
    assert (cells[1].source, cells[1].role, cells[1].exercise) == (DOUBLE, ANSWER, "toy90.double")
    cells, repairs = read(changed(0, source="import os"))
    assert (cells[0].source, cells[0].role) == ("import os", OWN)
    assert len(cells) == 7 and repairs == ()


def test_an_edited_check_is_the_lessons_again_and_it_is_told():
    cells, (line,) = read(changed(2, source="print('100 points')"))
    assert cells[2] == LESSON_90.cells[2].as_cell()
    assert "edited" in line


def test_points_and_flags_that_a_submission_claims_count_for_nothing():
    claims = {"nbgrader": {"grade_id": "toy90-double", "grade": True, "points": 99}}
    assert read(changed(1, metadata=claims))[0] == read(CELLS)[0]


def test_what_was_deleted_comes_back_in_its_place_and_is_told():
    cells, repairs = read([CELLS[0], *CELLS[3:5]])
    assert [cell.source for cell in cells] == [cell.source for cell in LESSON_90.cells]
    assert len(repairs) == 4


def test_an_answer_written_in_a_new_cell_is_the_answer():
    cells, _ = read([CELLS[0], code(DOUBLE), *CELLS[3:]])
    assert [cell.role for cell in cells[:3]] == [LESSON, ANSWER, CHECK]
    assert cells[1].source == DOUBLE


def test_of_two_answers_the_first_written_one_is_taken_and_the_empty_copy_left_out():
    cells, (line,) = read([*CELLS[:2], code(DOUBLE, "toy90-double"), *CELLS[2:]])
    assert [cell.source for cell in cells if cell.role == ANSWER][0] == DOUBLE
    assert len(cells) == 7 and "stood 2 times" in line


def test_a_second_written_answer_runs_where_it_stands():
    second = DOUBLE.replace("2 * x", "x + x")
    copy = code(second, "toy90-double")
    cells, _ = read([*changed(1, source=DOUBLE)[:2], copy, *CELLS[2:]])
    assert [(c.source, c.role) for c in cells[1:3]] == [(DOUBLE, ANSWER), (second, OWN)]


def test_a_check_before_its_answer_is_moved_behind_it():
    cells, (line,) = read([CELLS[0], CELLS[2], CELLS[1], *CELLS[3:]])
    assert names(cells)[1:3] == ["toy90-double", "check-toy90-double"]
    assert "before its answer" in line


def test_without_cell_ids_sources_tell_which_cell_is_which():
    cells = [{key: cell[key] for key in cell if key != "id"} for cell in CELLS]
    assert read(cells) == read(CELLS)


def test_an_answer_that_lost_its_grade_id_is_known_by_its_cell_id():
    cells, (line,) = read(changed(1, metadata={}, source=DOUBLE))
    assert (cells[1].source, cells[1].role) == (DOUBLE, ANSWER)
    assert "lost its grade id" in line


def test_an_own_cell_is_named_by_its_place_in_the_students_notebook():
    text = {"cell_type": "markdown", "metadata": {}, "source": "x", "id": "text"}
    cells, _ = read([text, code("1 + 1"), *CELLS])
    assert (cells[0].name, cells[0].role) == ("cell 2", OWN)


sources = st.sampled_from(["", DOUBLE, "%matplotlib inline", "!ls", *(c["source"] for c in CELLS)])
grade_ids = st.sampled_from(["", "other", *(cell.grade_id for cell in LESSON_90.cells)])
ids = st.sampled_from([None, *(cell.id for cell in LESSON_90.cells)])
shuffled = st.permutations(CELLS).flatmap(
    lambda cells: st.lists(st.sampled_from(cells) | st.builds(code, sources, grade_ids, ids))
)
ANCHOR = code("", "toy90-double")


@given(shuffled, st.permutations(CELLS))
def test_however_cells_are_shuffled_each_exercise_has_one_answer_then_one_check(some, order):
    cells, _ = read([*order[: len(some) % 8], *some, ANCHOR])
    for exercise in ("toy90.double", "toy90.half"):
        mine = [cell for cell in cells if cell.exercise == exercise]
        assert [cell.role for cell in mine] == [ANSWER, CHECK]
    checks = {cell.name: cell.source for cell in cells if cell.role == CHECK}
    lessons = {cell.name: cell.source for cell in LESSON_90.cells if cell.role == CHECK}
    assert checks == lessons
    own = {cell["source"] for cell in CELLS}
    assert all(cell.source in own for cell in cells if cell.role == LESSON)


@pytest.mark.parametrize("platform", ["Colab", "Kaggle", "Deepnote", "pasted", "old VS Code"])
def test_a_notebook_that_lost_its_metadata_elsewhere_is_the_same(platform):
    cells = handed_out(LESSON_90)
    cells[1]["source"] = "import math\n\ndef double(x):\n    return 2 * x"
    number, expected, _ = assemble(as_bytes(cells), LESSONS)
    for place, cell in enumerate(cells):
        cell["metadata"] = {
            "Colab": {"id": f"q{place}", "colab": {"base_uri": "https://colab"}},
            "Kaggle": {"trusted": True, "_cell_guid": f"{place}", "execution": {}},
            "Deepnote": {"cell_id": f"{place}", "deepnote_cell_type": "code"},
        }.get(platform, {})
        if platform != "old VS Code":
            cell.pop("id")
    found, matched, repairs = assemble(as_bytes(cells), LESSONS)
    assert (found, matched) == (number, expected)
    assert sum("had lost its" in line for line in repairs) == 1


def test_an_answer_that_lost_its_ids_and_stands_twice_counts_where_it_is_written():
    cells = handed_out(LESSON_90)
    del cells[1]["id"], cells[1]["metadata"]["nbgrader"]
    cells.insert(3, code("def double(x):\n    return 2 * x"))
    _, matched, repairs = assemble(as_bytes(cells), LESSONS)
    assert [cell.source for cell in matched if cell.role == ANSWER][0].endswith("2 * x")
    assert any("stood 2 times" in line for line in repairs)
