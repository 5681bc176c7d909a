"""The form for exercises that compare numbers, on an exercise of the tests' own."""

import functools

import numpy as np
import pytest
from keras import ops

from gankit.exercises.comparing import comparing
from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import examined, judged
from gankit.exercises.recording.returned import Kind
from tests.exercises.mistaken import verdict_on_mistake

SEED = 5


def draw(random):
    return random.normal(0, 1, (4, 2)).astype("float32"), float(random.uniform(1, 2))


scaled = functools.partial(
    comparing,
    "toy.scaled",
    lesson=99,
    points=1,
    title="Scale it",
    hints=("Multiply.", "`x * factor`"),
    draw=draw,
    expected=lambda x, factor: x * factor,
    praise="Scaled.",
    otherwise="It is {received}, expected {expected} with the factor {1:.1f}.",
    mistakes=(
        (lambda x, factor: x / factor, "Divided."),
        (lambda x, factor: (x * factor).T, "The axes are swapped."),
    ),
)
differentiable = functools.partial(
    scaled,
    slopes=lambda x, factor: [np.full(x.shape, factor)],
    differentiated=(0,),
    no_slope="No gradient.",
)


@pytest.mark.parametrize("cases", [1, 3])
def test_the_right_numbers_are_right_in_all_cases(cases):
    verdict = examined(scaled(cases=cases), lambda x, factor: x * factor)
    assert (verdict.status, verdict.message) == ("right", "Scaled.")


@pytest.mark.parametrize("number", [0, 1])
def test_a_named_mistake_is_told_before_the_shape(number):
    exercise = scaled()
    mistake = exercise.mistakes[number]
    assert verdict_on_mistake(exercise, mistake, SEED).message == mistake.message


def test_a_mistake_like_the_right_answer_is_right():
    exercise = scaled(mistakes=((lambda x, factor: x * factor, "Told wrongly."),))
    assert examined(exercise, lambda x, factor: x * factor).is_right


def test_another_shape_is_told_with_both_shapes():
    verdict = examined(scaled(), lambda x, factor: x[:3] * factor)
    assert verdict.message == "The shape is (3, 2), expected (4, 2)."


def test_whatever_else_is_told_with_numbers_and_arguments():
    x, factor = draw(np.random.default_rng(SEED))
    verdict = judged(scaled(), Evidence({"the result": np.zeros_like(x)}), SEED)
    first = [round(number, 4) for number in (x * factor).ravel()[:4].tolist()]
    told = f"It is [0.0, 0.0, 0.0, 0.0], expected {first} with the factor {factor:.1f}."
    assert verdict.message == told


def test_an_answer_right_in_the_first_case_alone_is_wrong():
    calls = []

    def once(x, factor):
        calls.append(x)
        return x * factor if len(calls) == 1 else x / factor

    assert examined(scaled(cases=2), once, [SEED]).message == "Divided."


def test_cases_are_drawn_one_after_the_other():
    first, second = scaled(cases=2).draw(SEED)
    assert not np.array_equal(first[0], second[0])
    np.testing.assert_equal(scaled().draw(SEED), (first,))


def test_a_gradient_that_flows_is_right():
    assert examined(differentiable(), lambda x, factor: ops.multiply(x, factor)).is_right


@pytest.mark.parametrize(
    "stops", [ops.stop_gradient, lambda x: 2 * ops.stop_gradient(x) - x], ids=["stopped", "turned"]
)
def test_a_gradient_that_is_stopped_or_another_one_is_wrong(stops):
    verdict = examined(differentiable(), lambda x, factor: stops(x) * factor)
    assert verdict.message == "No gradient."


def test_a_wrong_value_is_told_before_a_wrong_gradient():
    verdict = examined(differentiable(), lambda x, factor: ops.stop_gradient(x) / factor)
    assert verdict.message == "Divided."


@pytest.mark.parametrize("error, verdict", [(0.9e-2, "right"), (9e-2, "wrong")])
def test_the_tolerance_is_what_was_said(error, verdict):
    assert examined(scaled(tolerance=1e-2), lambda x, factor: x * factor + error).status == verdict


def test_another_kind_of_result_is_told():
    verdict = examined(scaled(kind=Kind.ARRAY), lambda x, factor: (x * factor).tolist())
    assert "is a list, expected a NumPy array" in verdict.message
