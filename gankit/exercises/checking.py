"""The three words of a notebook: `check`, `hint`, `progress`."""

import os
import warnings
from typing import Any

from gankit.exercises import registry, showing
from gankit.exercises.judging import examined
from gankit.exercises.scoreboard import Scoreboard
from gankit.exercises.verdict import wrong

_scoreboard = Scoreboard()


class NotRight(ValueError):
    """An exercise that is not right, where somebody asked to be told by an exception."""


def check(identifier: str, answer: Any = None) -> float | None:
    """Shows whether an answer is right; if not, what is likely misunderstood.

    It raises nothing, whatever the answer does. Only with `GANKIT_STRICT=1`, and where nbgrader
    runs the notebook (which sets `NBGRADER_EXECUTION`), an answer that is not right raises.

    Args:
        identifier: The exercise, such as `"gan.generator_turn"`.
        answer: Your function.

    Returns:
        None; where nbgrader runs the notebook and an exercise pays by degree, the points, which it
        reads from the cell's result.

    Raises:
        NotRight: Only when strict: if the answer is wrong or missing.
    """
    try:
        exercise = registry.find(identifier)
    except ValueError as error:
        verdict = wrong(str(error))
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the verdict says it; nbgrader takes any for a failure
            verdict = examined(exercise, answer)
        _scoreboard.note(exercise, verdict)
    box = showing.verdict_box(str(identifier), verdict)
    box.show()
    if _is_strict() and not verdict.is_right:
        raise NotRight(box.text)
    if verdict.is_right and verdict.share < 1 and "NBGRADER_EXECUTION" in os.environ:
        return verdict.points_of(exercise.points)


def hint(identifier: str) -> None:
    """Shows a hint for an exercise; each call opens one more.

    Args:
        identifier: The exercise, such as `"gan.generator_turn"`.
    """
    try:
        exercise = registry.find(identifier)
    except ValueError as error:
        return showing.message_box(str(error)).show()
    number = _scoreboard.open_hint(exercise)
    text = exercise.hints[number - 1]
    showing.hint_box(exercise.id, number, len(exercise.hints), text).show()


def progress(lesson: int | None = None) -> None:
    """Shows the score so far.

    Args:
        lesson: Number of a lesson. By default those of which something was checked.
    """
    numbers = _scoreboard.lessons() if lesson is None else [lesson]
    if not numbers:
        showing.message_box("Nothing checked yet: run a cell with `check(...)` first.").show()
    for number in numbers:
        try:
            headline, rows = _scoreboard.headline(number), _scoreboard.rows(number)
        except ValueError as error:
            showing.message_box(str(error)).show()
        else:
            showing.progress_box(headline, rows).show()


def _is_strict():
    return os.environ.get("GANKIT_STRICT") == "1" or "NBGRADER_EXECUTION" in os.environ
