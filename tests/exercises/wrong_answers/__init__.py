"""The mistakes that people really make, as answers; one module for each lesson.

A wrong answer is written as a student would write it, and names a few words of the message that is
meant for it. Tests refuse each; the table of all is `python -m benchmarks.exercises`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.exercises.collecting import Collection

_collection = Collection(__name__, __path__)


@dataclass(frozen=True)
class WrongAnswer:
    exercise: str
    says: str
    answer: Callable

    @property
    def mistake(self):
        return self.answer.__name__


def wrong_answer(exercise, says):
    """Notes the decorated function as a wrong answer whose refusal says these words."""

    def note(answer):
        _collection.note(WrongAnswer(exercise, says, answer))
        return answer

    return note


def wrong_answers():
    """Returns all wrong answers of all lessons."""
    return _collection.all()
