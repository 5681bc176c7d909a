"""Where exercises are found: each package `lesson_NN` beside this file lists its own."""

import functools
import importlib
import pkgutil
from difflib import get_close_matches
from pathlib import Path


def lessons():
    """Returns the numbers of the lessons that have exercises, in order."""
    names = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(int(name[7:]) for name in names if name.startswith("lesson_"))


@functools.cache
def of_lesson(number):
    """Returns the exercises of a lesson, in the order of its notebook.

    Args:
        number: Such as 5.

    Returns:
        Tuple of `Exercise`.

    Raises:
        ValueError: If the lesson has no exercises.
    """
    if number not in lessons():
        raise ValueError(f"Expected a lesson with exercises: {lessons()}. Received: {number}.")
    return importlib.import_module(f"gankit.exercises.lesson_{number:02d}").EXERCISES


def find(identifier):
    """Returns the exercise of that id.

    Args:
        identifier: Such as `"gan.generator_turn"`.

    Raises:
        ValueError: If there is none; the message names the nearest.
    """
    known = {exercise.id: exercise for number in lessons() for exercise in of_lesson(number)}
    if identifier in known:
        return known[identifier]
    near = get_close_matches(str(identifier), known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(known)}."
    raise ValueError(f"There is no exercise {identifier!r}.{hint}")
