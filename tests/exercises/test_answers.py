"""Every exercise knows its right answer, its blank, and the mistakes that people make."""

import sys

import pytest

from gankit.exercises import registry
from gankit.exercises.judging import examined
from tests.exercises import masters
from tests.exercises.right_answers import right_answers
from tests.exercises.wrong_answers import wrong_answers

EXERCISES = [exercise for lesson in registry.lessons() for exercise in registry.of_lesson(lesson)]
SEEDS = range(100, 120)


def blank(*arguments):
    raise NotImplementedError


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_masters_answer_is_right_with_twenty_seeds(exercise):
    verdict = examined(exercise, masters.right_answer(exercise), SEEDS)
    assert verdict.is_right, verdict.message


@pytest.mark.parametrize(
    "identifier, answer", right_answers(), ids=lambda case: getattr(case, "__name__", case)
)
def test_another_right_answer_is_right_too(identifier, answer):
    verdict = examined(registry.find(identifier), answer, SEEDS[:5])
    assert verdict.is_right, verdict.message


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_blank_is_not_attempted(exercise):
    assert examined(exercise, blank).status == "not attempted"


@pytest.mark.parametrize(
    "case", wrong_answers(), ids=lambda case: f"{case.exercise}-{case.mistake}"
)
def test_a_wrong_answer_is_refused_with_the_message_meant_for_it(case):
    verdict = examined(registry.find(case.exercise), case.answer)
    assert verdict.status == "wrong"
    assert case.says in verdict.message


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize(
    "answer",
    [
        lambda *arguments: None,
        lambda *arguments: float("nan"),
        lambda *arguments: "a text",
        lambda *arguments: [[1, 2], [3]],
        lambda *arguments: 1 / 0,
        lambda: 0,
        42,
    ],
    ids=["none", "nan", "text", "ragged", "raises", "takes nothing", "no function"],
)
def test_a_strange_answer_is_wrong_and_told_in_one_line(exercise, answer):
    verdict = examined(exercise, answer)
    assert verdict.status == "wrong"
    assert "\n" not in verdict.message
    assert 20 < len(verdict.message) < 400


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_has_three_wrong_answers_and_two_hints_at_least(exercise):
    """Written out, as mistakes are that no function of the arguments alone makes; or named."""
    written = sum(case.exercise == exercise.id for case in wrong_answers())
    assert written >= 1
    assert written + len(exercise.mistakes) >= 3
    assert len(exercise.hints) >= 2
    assert exercise.points >= 1


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_mistake_that_gives_the_right_numbers_by_chance_is_right(exercise, monkeypatch):
    module = sys.modules[exercise.judge.__module__]
    monkeypatch.setattr(module, "named_mistake", lambda *a, **more: "a mistake", raising=False)
    verdict = examined(exercise, masters.right_answer(exercise), SEEDS[:1])
    assert verdict.is_right, verdict.message
