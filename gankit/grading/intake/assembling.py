"""From the bytes of one notebook to a lesson's number and the cells of a submission."""

from collections import Counter

from gankit.grading.intake.files import Unfit
from gankit.grading.intake.matching import match
from gankit.grading.intake.notebook import code_cells
from gankit.grading.intake.ordering import put_in_order
from gankit.grading.intake.parsing import parse

CLEARLY = 4  # times as many cells of one lesson as of all others


def assemble(content, lessons):
    """Reads, matches and repairs a notebook.

    Args:
        content: Bytes of the file.
        lessons: Dict from number to `Lesson`.

    Returns:
        `(number, cells, repairs)`: the lesson's number, a tuple of `Cell`, and a tuple of lines
        that say what was put right.

    Raises:
        Unfit: If it is no notebook of one of the lessons.
    """
    notebook, repairs = parse(content)
    handed_in, mended = code_cells(notebook)
    number, mixed = _lesson_of(handed_in, lessons)
    placed, matched = match(handed_in, lessons[number])
    cells, ordered = put_in_order(placed, lessons[number])
    return number, tuple(cells), (*repairs, *mended, *mixed, *matched, *ordered)


def _lesson_of(handed_in, lessons):
    grade_ids = {cell.grade_id for cell in handed_in}
    counts = Counter()
    for number, lesson in sorted(lessons.items()):
        counts[number] = len(grade_ids & lesson.by_grade_id.keys())
    (number, most), *others = counts.most_common()
    foreign = {other: count for other, count in others if count}
    if not most:
        raise Unfit("is not a notebook of this course: no cell has a grade id of its exercises")
    if most < CLEARLY * sum(foreign.values()):
        numbers = ", ".join(map(str, sorted([number, *foreign])))
        raise Unfit(f"mixes lessons {numbers}. Cure: hand in one notebook for each lesson")
    return number, [
        f"Cells of lesson {other} stood in it: {count}. They run as your own cells."
        for other, count in sorted(foreign.items())
    ]
