"""Whatever a stranger hands in as evidence, a judge says "wrong", in a message of fair length."""

import dataclasses

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies
from hypothesis.extra import numpy as arrays_of

from gankit.exercises import registry
from gankit.exercises.evidence import MOST_NUMBERS, Evidence
from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.verdict import Verdict, wrong
from tests.exercises.every import PARAMETERS
from tests.exercises.every import right_evidence as evidence_of

SEED = PUBLIC_SEEDS[0]
LONGEST_MESSAGE = 1_000

HOSTILE = {
    "empty": np.zeros(0),
    "rows without columns": np.zeros((5, 0)),
    "one number": np.array(0.5),
    "a whole number": np.array(-3),
    "a boolean": np.array(True),
    "half precision": np.full((6, 2), 0.5, "float16"),
    "quadruple precision": np.full(6, np.longdouble("1e4000")),
    "huge": np.full((2, 2), 1e308),
    "unsigned": np.full((2,), 2**64 - 1, "uint64"),
    "not a number": np.full((4, 3), np.nan),
    "infinite": np.array([np.inf, -np.inf]),
    "many axes": np.zeros((1,) * 30),
    "a million": np.zeros(MOST_NUMBERS),
    "a million in rows": np.ones((MOST_NUMBERS // 2, 2)),
    "a million in one row": np.ones((1, MOST_NUMBERS), bool),
}


def assert_refused(exercise, arrays):
    verdict = judged(exercise, Evidence(arrays), SEED)
    assert isinstance(verdict, Verdict)
    assert verdict.status == "wrong"
    assert len(verdict.message) < LONGEST_MESSAGE


@pytest.fixture(scope="module", params=PARAMETERS, ids=lambda exercise: exercise.id)
def right_evidence(request):
    """An exercise, and what the right answer to it brings out."""
    return request.param, evidence_of(request.param, SEED).arrays


def test_hostile_arrays_in_place_of_all_are_refused(right_evidence):
    exercise, arrays = right_evidence
    for hostile in HOSTILE.values():
        assert_refused(exercise, dict.fromkeys(arrays, hostile))


def test_a_hostile_array_among_right_ones_is_refused(right_evidence):
    exercise, arrays = right_evidence
    for name in arrays:
        for number in ("empty", "one number", "not a number", "a million in rows"):
            assert_refused(exercise, {**arrays, name: HOSTILE[number]})


def test_right_arrays_with_one_missing_or_all_in_other_shapes_are_refused(right_evidence):
    exercise, arrays = right_evidence
    for name in arrays:
        assert_refused(exercise, {key: arrays[key] for key in arrays if key != name})
    assert_refused(exercise, {name: array[None, None] for name, array in arrays.items()})


any_array = arrays_of.arrays(
    strategies.one_of(
        arrays_of.boolean_dtypes(), arrays_of.integer_dtypes(), arrays_of.floating_dtypes()
    ),
    arrays_of.array_shapes(min_dims=0, min_side=0),
)


@hypothesis.settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
)
@hypothesis.given(data=strategies.data())
def test_random_arrays_are_refused(right_evidence, data):
    exercise, arrays = right_evidence
    assert_refused(exercise, {name: data.draw(any_array) for name in arrays})


@hypothesis.settings(max_examples=50, deadline=None)
@hypothesis.given(names=strategies.lists(strategies.text(max_size=200), max_size=50))
def test_arrays_of_any_names_are_refused(names):
    assert_refused(registry.find("gan.confusion_matrix"), dict.fromkeys(names, np.ones((2, 2))))


class Unexpected(Exception):
    """A kind of error that no judge is known to raise."""


@pytest.mark.parametrize("error", [Unexpected, MemoryError, RecursionError, AssertionError])
def test_a_judge_that_breaks_makes_the_evidence_wrong(exercise, error):
    def breaks(arrays, seed):
        raise error

    broken = dataclasses.replace(exercise, judge=breaks)
    assert_refused(broken, {f"name {number}" * 50: np.ones(3) for number in range(200)})


def test_a_judge_overflows_without_warnings(exercise, recwarn):
    def overflows(arrays, seed):
        return wrong(f"It is {np.exp(arrays['the result']).max()}.")

    loud = dataclasses.replace(exercise, judge=overflows)
    judged(loud, Evidence({"the result": np.full(3, 1e9)}), SEED)
    assert not recwarn
