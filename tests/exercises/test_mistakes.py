"""Every mistake that a judge knows by name is refused with its own message."""

import dataclasses

import pytest

from gankit.exercises.exercise import Mistake
from gankit.exercises.judging import PUBLIC_SEEDS, examined
from tests.exercises import masters
from tests.exercises.every import EXERCISES, as_parameters
from tests.exercises.mistaken import mistake_name, mistakes, verdict_on_mistake

WITH_EXPECTED = [one for one in EXERCISES if hasattr(one.judge, "expected")]


@pytest.mark.parametrize(
    "exercise, mistake",
    [as_parameters(*pair) for pair in mistakes()],
    ids=[mistake_name(*pair) for pair in mistakes()],
)
def test_a_mistake_is_refused_with_its_own_message(exercise, mistake):
    """With one draw it may be like the right answer, or like another mistake; not with both."""
    verdicts = [verdict_on_mistake(exercise, mistake, seed) for seed in PUBLIC_SEEDS]
    assert mistake.message in {one.message for one in verdicts if one.status == "wrong"}


@pytest.mark.parametrize(
    "exercise", [*map(as_parameters, WITH_EXPECTED)], ids=lambda exercise: exercise.id
)
def test_a_mistake_like_the_right_answer_is_right(exercise):
    coincides = Mistake(exercise.judge.expected, "a mistake")
    judge = dataclasses.replace(exercise.judge, mistakes=(coincides,))
    lenient = dataclasses.replace(exercise, judge=judge)
    verdict = examined(lenient, masters.right_answer(exercise), PUBLIC_SEEDS[:1])
    assert verdict.is_right, verdict.message
