"""Blanks are no answers, and strange or mistaken ones are told what is the matter in one line."""

import pytest

from gankit.exercises import registry
from gankit.exercises.judging import PUBLIC_SEEDS, examined
from tests.exercises.every import each_exercise
from tests.exercises.wrong_answers import wrong_answers

STRANGE = {
    "none": lambda *arguments: None,
    "nan": lambda *arguments: float("nan"),
    "text": lambda *arguments: "a text",
    "ragged": lambda *arguments: [[1, 2], [3]],
    "raises": lambda *arguments: 1 / 0,
    "takes nothing": lambda: 0,
    "no function": 42,
}


def blank(*arguments):
    raise NotImplementedError


@each_exercise
def test_a_blank_is_not_attempted(exercise):
    assert examined(exercise, blank).status == "not attempted"


@pytest.mark.parametrize(
    "case", wrong_answers(), ids=lambda case: f"{case.exercise}-{case.mistake}"
)
def test_a_wrong_answer_is_refused_with_the_message_meant_for_it(case):
    verdict = examined(registry.find(case.exercise), case.answer)
    assert verdict.status == "wrong"
    assert case.says in verdict.message


@each_exercise
def test_a_strange_answer_is_wrong_and_told_in_one_line(exercise):
    for name, answer in STRANGE.items():
        verdict = examined(exercise, answer, PUBLIC_SEEDS[:1])
        assert verdict.status == "wrong", name
        assert "\n" not in verdict.message, name
        assert 20 < len(verdict.message) < 400, name


@each_exercise
def test_an_exercise_has_three_wrong_answers_and_two_hints_at_least(exercise):
    """Written out, as mistakes are that no function of the arguments alone makes; or named."""
    written = sum(case.exercise == exercise.id for case in wrong_answers())
    assert written >= 1
    assert written + len(exercise.mistakes) >= 3
    assert len(exercise.hints) >= 2
    assert exercise.points >= 1
