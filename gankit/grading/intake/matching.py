"""Which cell of a notebook is which of the lesson's."""

from collections import defaultdict
from dataclasses import dataclass

from gankit.grading.intake.likeness import alike
from gankit.grading.submission import ANSWER, CHECK, LESSON, OWN, Cell


@dataclass(frozen=True)
class Placed:
    """A cell in its place.

    Args:
        cell: The `Cell` of the submission.
        index: Which of the lesson's cells it is; None for a student's own.
    """

    cell: Cell
    index: int | None = None

    @property
    def role(self):
        """The cell's role."""
        return self.cell.role


def match(handed_in, lesson):
    """Tells the lesson's cells from the student's own, in the order of the notebook.

    Of an answer that stands several times the first counts that the student wrote in. Copies as
    they were handed out are left out; other copies run in their place as cells of the student's
    own, so that a later definition replaces an earlier one, as it did in the notebook.

    Args:
        handed_in: List of `HandedIn`.
        lesson: The `Lesson`.

    Returns:
        `(placed, repairs)`: a list of `Placed`, each of the lesson's cells in it at most once but
        for checks, and a list of lines that say what was put right.
    """
    repairs = []
    whose = _by_grade_id(handed_in, lesson)
    whose |= _by_id(handed_in, lesson, whose, repairs)
    whose |= _by_source(handed_in, lesson, whose)
    whose |= _by_likeness(handed_in, lesson, whose, repairs)
    left_out = _copies(handed_in, lesson, whose, repairs)
    placed = [
        _placed(handed, lesson, whose.get(number), repairs)
        for number, handed in enumerate(handed_in)
        if number not in left_out
    ]
    return placed, repairs


def is_same(source, other):
    """Says whether two sources are the same but for what editors do to the ends of lines.

    Args:
        source: String.
        other: String.
    """
    return source.replace("\r\n", "\n").rstrip() == other.replace("\r\n", "\n").rstrip()


def _by_grade_id(handed_in, lesson):
    known = lesson.by_grade_id
    return {n: known[cell.grade_id] for n, cell in enumerate(handed_in) if cell.grade_id in known}


def _by_id(handed_in, lesson, whose, repairs):
    """Goes by cell ids; where one stands twice, the cell that was not changed has it."""
    taken, found = set(whose.values()), {}
    rest = [number for number in range(len(handed_in)) if number not in whose]
    rest.sort(key=lambda number: not _is_unchanged(handed_in[number], lesson))  # stable
    for number in rest:
        index = lesson.by_id.get(handed_in[number].id)
        if index is not None and index not in taken:
            taken.add(index)
            found[number] = index
    named = [lesson.cells[index].grade_id for index in sorted(found.values())]
    if names := list(filter(None, named)):
        repairs.append(f"What had lost its grade id is told by its cell id: {_named(names)}.")
    return found


def _is_unchanged(handed, lesson):
    index = lesson.by_id.get(handed.id)
    return index is not None and is_same(handed.source, lesson.cells[index].handed_out)


def _by_source(handed_in, lesson, whose):
    free = defaultdict(list)
    for index, cell in enumerate(lesson.cells):
        if cell.role == LESSON and index not in whose.values():
            free[cell.handed_out.rstrip()].append(index)
    found = {}
    for number, handed in enumerate(handed_in):
        places = free.get(handed.source.rstrip())
        if number not in whose and places:
            found[number] = places.pop(0)
    return found


def _by_likeness(handed_in, lesson, whose, repairs):
    found = alike(handed_in, lesson, whose)
    names = [lesson.cells[index].name for index in sorted(set(found.values()))]
    if names:
        repairs.append(f"What had lost its ids is told by what is written in it: {_named(names)}.")
    return found


def _copies(handed_in, lesson, whose, repairs):
    """Takes all but one of the cells with one grade id out of `whose`; returns who is left out."""
    numbers = defaultdict(list)
    for number in sorted(whose):
        numbers[whose[number]].append(number)
    left_out = set()
    for index, several in sorted(numbers.items()):
        cell = lesson.cells[index]
        if len(several) > 1 and cell.role != CHECK:  # the place of a check is settled later
            left_out |= _settled(cell, several, handed_in, whose, repairs)
    return left_out


def _settled(cell, several, handed_in, whose, repairs):
    untouched = {n for n in several if is_same(handed_in[n].source, cell.handed_out)}
    kept = next((number for number in several if number not in untouched), several[0])
    for number in several:
        if number != kept:
            del whose[number]
    others = _listed(handed_in[number].number for number in several if number != kept)
    repairs.append(
        f"{cell.name} stood {len(several)} times: cell {handed_in[kept].number} is taken for it. "
        f"Of {others}, empty copies are left out; others run as your own cells, where they stand."
    )
    return untouched - {kept}


def _named(names):
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"


def _listed(numbers):
    numbers = list(numbers)
    more = f" and {len(numbers) - 8} more" if len(numbers) > 8 else ""
    return f"cell {', '.join(map(str, numbers[:8]))}{more}"


def _placed(handed, lesson, index, repairs):
    name = f"cell {handed.number}"
    if index is None:
        return Placed(Cell(name, handed.source, OWN))
    cell = lesson.cells[index]
    if cell.role == ANSWER:
        return Placed(Cell(cell.name, handed.source, ANSWER, cell.exercise), index)
    is_unchanged = is_same(handed.source, cell.handed_out)
    if cell.role == CHECK:
        if not is_unchanged:
            repairs.append(f"{cell.name} was edited; it is graded with the lesson's own.")
        return Placed(cell.as_cell(), index)
    if is_unchanged:
        return Placed(Cell(name, cell.source, LESSON), index)
    return Placed(Cell(name, handed.source, OWN), index)
