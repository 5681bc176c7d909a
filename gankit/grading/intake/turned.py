"""Cells whose kind one key changed: code that became text (Esc M), or the reverse (Esc Y)."""

from dataclasses import replace

from gankit.grading.intake.matching import is_same
from gankit.grading.submission import LESSON


def turned_back(handed_in, lesson):
    """Makes code of answers and checks that became texts, and leaves all other texts out.

    Args:
        handed_in: List of `HandedIn`, texts among them.
        lesson: The `Lesson`.

    Returns:
        `(code, repairs)`: a list of `HandedIn` that are code, and a list of lines that say what
        was put right.
    """
    code, repairs = [], []
    present = {_graded(cell, lesson) for cell in handed_in if not cell.is_text}
    for cell in handed_in:
        index = _graded(cell, lesson)
        if not cell.is_text and index is None and _is_a_text_of(lesson, cell):
            repairs.append(f"Cell {cell.number}, a text of the lesson, had become code; left out.")
        elif not cell.is_text:
            code.append(cell)
        elif index is not None and index not in present:
            present.add(index)
            code.append(replace(cell, is_text=False))
            repairs.append(
                f"{lesson.cells[index].name} had become a text cell (markdown or raw); it is read "
                "as the code that it was."
            )
    return code, repairs


def _graded(cell, lesson):
    """Returns the index of the answer or check that a cell is by its ids, or None."""
    by_grade_id = lesson.by_grade_id.get(cell.grade_id)
    index = lesson.by_id.get(cell.id) if by_grade_id is None else by_grade_id
    is_one = index is not None and lesson.cells[index].role != LESSON
    return index if is_one else None


def _is_a_text_of(lesson, cell):
    return any(is_same(cell.source, text) for text in lesson.texts)
