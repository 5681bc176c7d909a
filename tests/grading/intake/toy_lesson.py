"""A small lesson, and notebooks of it as students hand them in."""

import json

from gankit.grading.intake.lesson import Lesson, LessonCell
from gankit.grading.submission import ANSWER, CHECK, LESSON

STUB = "def {}(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"


def toy_lesson(number=90):
    """Lesson 90: a cell, answer and check of toy90.double, a cell, those of toy90.half, a cell."""
    cells = [plain(number, 0, "import math")]
    for name in ("double", "half"):
        cells += exercise(number, len(cells), name)
        cells.append(plain(number, len(cells), f"print({name})"))
    return Lesson(number, f"{number}_toy", tuple(cells))


def plain(lesson, index, source):
    return LessonCell(index + 1, f"{lesson}-{index}", "", LESSON, "", source, source)


def exercise(lesson, index, name):
    topic, stub = f"toy{lesson}", STUB.format(name)
    call = f'check("{topic}.{name}", {name})'
    one = f"{topic}.{name}"
    return [
        LessonCell(index + 1, f"{lesson}-{index}", f"{topic}-{name}", ANSWER, one, stub, stub),
        LessonCell(
            index + 2, f"{lesson}-{index + 1}", f"check-{topic}-{name}", CHECK, one, call, call
        ),
    ]


def handed_out(lesson):
    """The cells of a notebook as handed out, as dicts that may be changed."""
    return [code(cell.handed_out, cell.grade_id, cell.id) for cell in lesson.cells]


def code(source, grade_id="", identifier=None):
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    cell = {"cell_type": "code", "metadata": metadata, "source": source, "outputs": []}
    return cell | ({"id": identifier} if identifier else {})


def as_bytes(cells, /, **fields):
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    return json.dumps(notebook | fields).encode()


def names(cells):
    return [cell.name for cell in cells]
