"""Right answers are right, whichever backend computes them: the masters' own and others."""

import pytest

from gankit.exercises import registry
from gankit.exercises.judging import PUBLIC_SEEDS, examined, judged
from tests.exercises.every import each_exercise, each_exercise_again, right_evidence, seeds
from tests.exercises.right_answers import right_answers


@each_exercise
def test_the_masters_answer_is_right_with_the_public_seeds(exercise):
    assert_right(exercise, PUBLIC_SEEDS)


@each_exercise_again
def test_the_masters_answer_is_right_with_every_seed(exercise):
    assert_right(exercise, seeds(exercise))


def assert_right(exercise, seeds):
    for seed in seeds:
        verdict = judged(exercise, right_evidence(exercise, seed), seed)
        assert verdict.is_right, f"with the seed {seed}: {verdict.message}"


@pytest.mark.parametrize(
    "identifier, answer", right_answers(), ids=lambda case: getattr(case, "__name__", case)
)
def test_another_right_answer_is_right_too(identifier, answer):
    exercise = registry.find(identifier)
    verdict = examined(exercise, answer, (*PUBLIC_SEEDS, *seeds(exercise, cheap=3, dear=0)))
    assert verdict.is_right, verdict.message
