"""Judging by replaying: what is said where several arrays are recorded, and how they are shown."""

import numpy as np
import pytest

from gankit.exercises.judging import shown
from gankit.exercises.replaying import replaying


def record(answer, number):
    value, slope = answer(number)
    return {"the value": np.array(value), "its slope": np.array(slope)}


SQUARE = replaying(
    "toy.square",
    lesson=99,
    points=1,
    title="Square it",
    hints=("Twice.", "`x * x`"),
    draw=lambda seed: (float(seed),),
    record=record,
    expected=lambda x: (x**2, 2 * x),
    mistakes=((lambda x: (x, 1.0), "It is not squared."),),
    praise="Squared.",
    otherwise="It is {received}, expected {expected}.",
    only=("its slope", "The slope alone is {received}."),
)


@pytest.mark.parametrize(
    "answer, says",
    [
        (lambda x: (x * x, x + x), "Squared."),
        (lambda x: (x, 1.0), "It is not squared."),
        (lambda x: (x * x, 0.0), "The slope alone is 0."),
        (lambda x: (x**3, 2 * x), "It is 27, expected 9."),
        (lambda x: (x**3, 3 * x**2), "It is 27, expected 9."),
    ],
)
def test_an_answer_is_told_what_differs(answer, says):
    assert SQUARE.judge(SQUARE.record(answer, 3.0), 3.0).message == says


@pytest.mark.parametrize("place", range(7))
def test_arrays_are_shown_from_where_they_differ(place):
    expected = np.arange(7.0)
    received = np.where(expected == place, 50.0, expected)
    told = shown(received, expected)
    assert told["received"].startswith("[50.0")
    assert told["expected"].startswith(f"[{place:.1f}")


@pytest.mark.parametrize(
    "received, expected, told",
    [
        ([1, 2, 3], [1, 2, 4], ("[3]", "[4]")),
        ([True, True], [True, False], ("[True]", "[False]")),
        (70_000_001, 70_000_002.5, ("70000001", "7e+07")),
    ],
)
def test_whole_numbers_and_booleans_are_shown_as_such(received, expected, told):
    assert tuple(shown(received, expected).values()) == told


def test_numbers_are_shown_so_that_they_differ():
    assert shown(1.2341, 1.2344) == {"received": "1.2341", "expected": "1.2344"}
