"""Metadata that an editor dropped, and cells whose kind one key changed."""

import copy
from dataclasses import replace

import pytest
from toy_lesson import as_bytes, code, handed_out, toy_lesson

from gankit.grading.intake.assembling import assemble
from gankit.grading.intake.lesson import LessonCell
from gankit.grading.intake.reading import UnfitFile
from gankit.grading.submission import ANSWER, LESSON

LESSON_90 = toy_lesson()
LESSONS = {90: LESSON_90, 91: toy_lesson(91)}
DOUBLE = "def double(x):\n    return 2 * x"


def read(cells):
    number, cells, repairs = assemble(as_bytes(cells), LESSONS)
    return number, cells, repairs


def solved(lesson=LESSON_90):
    cells = handed_out(lesson)
    cells[1]["source"] = DOUBLE
    return cells


def as_text(cell, kind="markdown"):
    kept = {name: cell[name] for name in ("id", "metadata", "source")}
    return kept | {"cell_type": kind}


def test_without_any_metadata_the_cell_ids_tell_the_lesson_and_the_answers():
    for lesson in LESSONS.values():
        stripped = [cell | {"metadata": {}} for cell in solved(lesson)]
        number, cells, repairs = read(stripped)
        assert number == lesson.number and len(repairs) == 1
        assert [cell.source for cell in cells if cell.role == ANSWER][0] == DOUBLE


def test_ids_that_lessons_share_tell_no_lesson():
    with pytest.raises(UnfitFile, match="not a notebook of this course"):
        read([code("import math", identifier="90-0")])
    plain = [code(f"x = {n}", identifier=f"cell-{n:03}") for n in range(30)]
    alike = [LessonCell(n, c["id"], "", LESSON, "", "", "") for n, c in enumerate(plain)]
    lessons = {n: replace(one, cells=(*one.cells, *alike)) for n, one in LESSONS.items()}
    stripped = [cell | {"metadata": {}} for cell in [*solved(), *plain]]
    assert assemble(as_bytes(stripped), lessons)[0] == 90


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("metadata", ["kept", "dropped"])
@pytest.mark.parametrize("index", [1, 2])
def test_an_answer_or_a_check_that_became_text_is_code_again(kind, metadata, index):
    cells = solved()
    if metadata == "dropped":
        cells = [cell | {"metadata": {}} for cell in cells]
    cells[index] = as_text(cells[index], kind)
    number, read_back, repairs = read(cells)
    assert [cell.source for cell in read_back] == [cell.source for cell in read(solved())[1]]
    assert any("had become a text cell" in repair for repair in repairs)


def test_a_text_beside_the_answer_that_still_is_code_is_a_text():
    cells = solved()
    cells.insert(1, as_text(copy.deepcopy(cells[1])) | {"source": "I think that"})
    number, read_back, repairs = read(cells)
    assert [cell.source for cell in read_back] == [cell.source for cell in read(solved())[1]]
    assert repairs == ()


def test_a_text_of_the_lesson_that_became_code_is_left_out(gan_basics):
    lessons = {5: gan_basics}
    cells = handed_out(gan_basics)
    before = assemble(as_bytes(cells), lessons)[1]
    _, after, repairs = assemble(as_bytes([code(gan_basics.texts[0]), *cells]), lessons)
    assert [cell.source for cell in after] == [cell.source for cell in before]
    assert "Cell 1, a text of the lesson, had become code" in repairs[0]


def test_a_students_own_texts_are_left_alone():
    assert read([*solved(), {"cell_type": "markdown", "metadata": {}, "source": "x"}]) == read(
        solved()
    )
