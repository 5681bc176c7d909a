"""An exercise of the tests' own, and a clean scoreboard for each test."""

import numpy as np
import pytest

from gankit.exercises import checking, registry
from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.scoreboard import Scoreboard
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the result": as_numbers(answer(np.full(3, float(seed))), "the result", shape=(3,))}


def judge(evidence, seed):
    if np.array_equal(evidence["the result"], np.full(3, 2.0 * seed)):
        return right("Doubled.")
    return wrong("Not doubled: `2 * x` is what was asked.")


@pytest.fixture
def exercise():
    """Asks for a function that doubles three numbers; hangs are noticed after 0.3 seconds."""
    return Exercise(
        id="toy.double",
        lesson=99,
        points=2,
        title="Double it",
        hints=("Twice.", "Multiply.", "`2 * x`"),
        draw=lambda seed: (seed,),
        record=probe,
        judge=judge,
        seconds=0.3,
    )


@pytest.fixture
def course(monkeypatch, exercise):
    """A course of one lesson with that one exercise, of which nothing was checked yet."""
    monkeypatch.setattr(registry, "lessons", lambda: [99])
    monkeypatch.setattr(registry, "of_lesson", lambda number: _only(exercise, number))
    monkeypatch.setattr(checking, "_scoreboard", Scoreboard())
    for variable in ("GANKIT_STRICT", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(variable, raising=False)


def _only(exercise, number):
    if number != 99:
        raise ValueError(f"Expected a lesson with exercises: [99]. Received: {number}.")
    return (exercise,)
