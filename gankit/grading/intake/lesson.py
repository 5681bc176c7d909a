"""What a lesson handed out: the measure for what comes back."""

from dataclasses import dataclass
from functools import cached_property

from gankit.course import student
from gankit.course.exercise_cells import PREFIX, identifier_of
from gankit.grading.submission import ANSWER, CHECK, LESSON, Cell


@dataclass(frozen=True)
class LessonCell:
    """A code cell of a lesson.

    Args:
        number: Its place in the notebook, counted from 1, texts included.
        id: Its cell id.
        grade_id: nbgrader's id of an answer or a check, else `""`.
        role: `LESSON`, `ANSWER` or `CHECK`.
        exercise: Id of the exercise of an answer or a check.
        handed_out: Its source in the students' notebook.
        source: What is graded with: a check's source in the master, else as handed out.
    """

    number: int
    id: str
    grade_id: str
    role: str
    exercise: str
    handed_out: str
    source: str

    @property
    def name(self):
        """What messages call it."""
        return self.grade_id or f"cell {self.number} of the lesson"

    def as_cell(self):
        """Returns the `Cell` of a submission that kept it as it was handed out."""
        return Cell(self.name, self.source, self.role, self.exercise)


@dataclass(frozen=True)
class Lesson:
    """A lesson, as submissions are held against it.

    Args:
        number: Such as 5.
        name: Its notebook's name, such as `"05_gan_basics"`.
        cells: Tuple of `LessonCell`: the code cells, in order.
        texts: Tuple of the sources of all other cells.
    """

    number: int
    name: str
    cells: tuple[LessonCell, ...]
    texts: tuple[str, ...] = ()

    @cached_property
    def by_grade_id(self):
        """Dict from grade id to the index of its cell."""
        return {cell.grade_id: index for index, cell in enumerate(self.cells) if cell.grade_id}

    @cached_property
    def by_id(self):
        """Dict from cell id to the index of its cell."""
        return {cell.id: index for index, cell in enumerate(self.cells)}

    @cached_property
    def answer_of(self):
        """Dict from a check's index to its answer's."""
        return {
            index: self.by_grade_id[cell.grade_id.removeprefix(PREFIX)]
            for index, cell in enumerate(self.cells)
            if cell.role == CHECK
        }


def lesson_of(master):
    """Builds a lesson from its solved notebook. It takes a moment: once for each lesson.

    Args:
        master: A `Master`.

    Returns:
        A `Lesson`.

    Raises:
        ValueError: If nbgrader does not accept the master, or a check has no answer.
    """
    blank = student.blank(master).cells
    grade_ids = {_fields(cell).get("grade_id") for cell in blank if cell.cell_type == "code"}
    cells = []
    for number, (solved, open_cell) in enumerate(zip(master.notebook.cells, blank, strict=True), 1):
        if open_cell.cell_type == "code":
            cells.append(_lesson_cell(number, solved, open_cell, grade_ids))
    texts = tuple(cell.source for cell in blank if cell.cell_type != "code")
    lesson = Lesson(master.lesson, master.name, tuple(cells), texts)
    _require_answers(master, lesson)
    return lesson


def _lesson_cell(number, solved, blank, grade_ids):
    grade_id = _fields(blank).get("grade_id", "")
    role, exercise = _role(_fields(blank), grade_ids)
    # A check may hold hidden rows: the students' notebook has them not, the grading has.
    source = solved.source if role == CHECK else blank.source
    return LessonCell(number, solved.id, grade_id, role, exercise, blank.source, source)


def _role(fields, grade_ids):
    grade_id = fields.get("grade_id", "")
    if fields.get("grade") and not fields.get("solution"):
        return CHECK, identifier_of(grade_id)
    if fields.get("solution") and PREFIX + grade_id in grade_ids:
        return ANSWER, identifier_of(PREFIX + grade_id)
    return LESSON, ""


def _fields(cell):
    return cell.metadata.get("nbgrader", {})


def _require_answers(master, lesson):
    for cell in lesson.cells:
        if cell.role == CHECK and cell.grade_id.removeprefix(PREFIX) not in lesson.by_grade_id:
            raise ValueError(
                f"{master.file}, {cell.grade_id}: expected an answer cell "
                f"{cell.grade_id.removeprefix(PREFIX)}, there is none. Cure: mend the master"
            )
