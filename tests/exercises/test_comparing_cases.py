"""Comparing beyond one result of one call: several cases, free gradients, other measures."""

import functools

import numpy as np
import pytest
from keras import ops

from gankit.exercises.comparing import comparing
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import examined
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.twice import Twice
from gankit.exercises.verdict import right, wrong

TOLD = {
    "lesson": 99,
    "points": 1,
    "title": "Whatever",
    "hints": ("One.", "Two."),
    "praise": "Right.",
    "otherwise": "No.",
}
halved = functools.partial(
    comparing,
    "toy.halved",
    draw=lambda random: (int(random.integers(10, 99)),),
    expected=lambda side: side // 2,
    mistakes=(
        (lambda side: -(-side // 2), "Rounded up."),
        (lambda side: side / 2, "Not rounded."),
    ),
    **TOLD,
)
absolute = functools.partial(
    comparing,
    "toy.absolute",
    draw=lambda random: (np.append(random.normal(size=4), 0).astype("float32"),),
    expected=lambda x: np.abs(x).sum(),
    slopes=lambda x: [np.where(x == 0, np.nan, np.sign(x))],
    differentiated=(0,),
    mistakes=(),
    no_slope="No gradient.",
    **TOLD,
)


@pytest.mark.parametrize("mistake", [0, 1])
def test_a_mistake_must_fit_all_the_cases_that_are_not_right(mistake):
    """An odd side rounded up is told from one that is not rounded only by other cases."""
    exercise = halved(cases=8)
    named = exercise.mistakes[mistake]
    assert examined(exercise, named.answer).message == named.message


def test_an_answer_that_fits_no_mistake_in_all_cases_is_told_the_rest():
    both = iter([lambda side: -(-side // 2), lambda side: side * 2] * 4)
    assert examined(halved(cases=8), lambda side: next(both)(side)).message == "No."


@pytest.mark.parametrize(
    "answer, message",
    [
        (lambda x: ops.sum(ops.abs(x)), "Right."),
        (lambda x: ops.sum(ops.abs(x) + 5 * x * (1 - ops.abs(ops.sign(x)))), "Right."),
        (lambda x: ops.sum(ops.abs(ops.stop_gradient(x))), "No gradient."),
    ],
    ids=["none at 0", "five at 0", "none anywhere"],
)
def test_a_gradient_may_be_free_at_some_places_and_known_at_others(answer, message):
    assert examined(absolute(), answer).message == message


def test_results_may_be_compared_by_another_measure():
    def same_but_for_the_sign(received, expected, tolerance):
        return bool(abs(abs(received) - abs(expected)) < tolerance)

    lenient = halved(alike=same_but_for_the_sign)
    assert examined(lenient, lambda side: -(side // 2)).is_right
    assert not examined(lenient, lambda side: side).is_right


def judge_of_draws(evidence, count):
    first, second = evidence["the result"], evidence["a second draw"]
    return wrong("The same.") if np.array_equal(first, second) else right("Fresh.")


@pytest.mark.parametrize(
    "answer, message",
    [
        (lambda count: np.random.default_rng().normal(size=count), "Fresh."),
        (lambda count: np.random.default_rng(0).normal(size=count), "The same."),
    ],
    ids=["fresh", "seed inside"],
)
def test_an_answer_is_called_twice_to_see_whether_it_draws_afresh(answer, message):
    names = {name: TOLD[name] for name in ("lesson", "points", "title", "hints")}
    exercise = Exercise(
        "toy.drawn", record=Twice(Call()), judge=judge_of_draws, draw=lambda s: (s,), **names
    )
    assert examined(exercise, answer).message == message
