"""Puts a notebook in order: what was deleted comes back, and each check follows its answer.

A cell that comes back stands before the student's own cells that follow there, so that these have
the last word: whoever deleted an answer and wrote it in a new cell has written it. A check
comes back behind them, for the same reason.
"""

from gankit.grading.intake.matching import Placed
from gankit.grading.submission import CHECK, LESSON, OWN


def put_in_order(placed, lesson):
    """Restores what is missing and moves checks behind their answers.

    Args:
        placed: List of `Placed`, as `matching.match` returns it.
        lesson: The `Lesson`.

    Returns:
        `(cells, repairs)`: a list of `Cell` with every cell of the lesson once, and a list of
        lines that say what was put right.
    """
    repairs = []
    placed = _restored(list(placed), lesson, repairs)
    for index in lesson.answer_of:
        placed = _with_one_check(placed, index, lesson, repairs)
    return [one.cell for one in placed], repairs


def _restored(placed, lesson, repairs):
    """Inserts each missing cell, but for checks, behind its nearest predecessor."""
    present, lost = {one.index for one in placed}, 0
    for index, cell in enumerate(lesson.cells):
        if cell.role == CHECK or index in present:
            continue
        at = _behind(placed, _predecessor(present, index))
        placed.insert(at, Placed(cell.as_cell(), index))
        present.add(index)
        if cell.role == LESSON:
            lost += 1
        else:
            repairs.append(f"{cell.name} was missing; it came back empty, as handed out.")
    if lost:
        repairs.append(f"Cells of the lesson that were missing or changed came back: {lost}.")
    return placed


def _with_one_check(placed, index, lesson, repairs):
    name = lesson.cells[index].name
    answer = _place(placed, lesson.answer_of[index])
    checks = [at for at, one in enumerate(placed) if one.index == index]
    after = [at for at in checks if at > answer]
    if len(checks) > 1:
        repairs.append(f"{name} stood {len(checks)} times; it counts once.")
    if after:
        return [one for at, one in enumerate(placed) if at not in checks or at == after[0]]
    if checks:
        repairs.append(f"{name} stood before its answer; it was moved behind it.")
    else:
        repairs.append(f"{name} was missing; it came back.")
    rest = [one for one in placed if one.index != index]
    anchor = lesson.answer_of[index]
    if not checks:
        present = {one.index for one in rest}
        anchor = max((anchor, _predecessor(present, index)), key=lambda i: _place(rest, i))
    rest.insert(
        _behind_own(rest, _behind(rest, anchor)), Placed(lesson.cells[index].as_cell(), index)
    )
    return rest


def _predecessor(present, index):
    return next((before for before in range(index - 1, -1, -1) if before in present), None)


def _place(placed, index):
    return next((at for at, one in enumerate(placed) if one.index == index), -1)


def _behind(placed, index):
    return 0 if index is None else _place(placed, index) + 1


def _behind_own(placed, at):
    while at < len(placed) and placed[at].role == OWN and placed[at].index is None:
        at += 1
    return at
