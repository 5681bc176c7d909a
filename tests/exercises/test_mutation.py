"""The mutation tool finds a judge's planted faults, and takes no equal answer for a survivor."""

import dataclasses
import time

import keras
import numpy as np
import pytest
from keras import ops

from gankit.exercises.comparing import comparing
from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.recording import time_limit
from gankit.exercises.verdict import right, wrong
from tests.exercises import mutate
from tests.exercises.mutation import survival
from tests.exercises.mutation.mutants import Mutant, mutants
from tests.exercises.mutation.survival import (
    ALIKE,
    ANOTHER_CONTAINER,
    SLIPS,
    SURVIVES,
    TOO_SLOW,
    outcomes,
)

SCALED = """
def scaled(x, factor):
    made = np.maximum(x, -1000.0)
    return made * factor
"""
DRAWN = """
def drawn(count, width):
    random = np.random.default_rng()
    return np.stack([random.normal(size=width) for _ in range(count)])
"""
NAMES = {"np": np, "ops": ops, "keras": keras}

EXERCISE = comparing(
    "toy.scaled",
    lesson=99,
    points=1,
    title="Scale it",
    hints=("Multiply.", "`x * factor`"),
    draw=lambda random: (random.normal(0, 1, (4, 2)), float(random.uniform(1, 2))),
    expected=lambda x, factor: x * factor,
    praise="Scaled.",
    otherwise="{received}, not {expected}.",
    mistakes=(),
)


def record(answer, count, width):
    return {f"draw {n}": as_numbers(answer(count, width), "the draw") for n in range(2)}


def judging_nothing_but_the_shape(evidence, count, width):
    shapes = {array.shape for array in evidence.values()}
    return right() if shapes == {(count, width)} else wrong("Another shape.")


LENIENT = Exercise(
    id="toy.drawn",
    lesson=99,
    points=1,
    title="Draw it",
    hints=("Draw.", "`normal`"),
    draw=lambda seed: (6, 3),
    record=record,
    judge=judging_nothing_but_the_shape,
)


def named(status, exercise, source):
    """The names of the mutants that came to a status."""
    made = mutants(source, NAMES)
    names = {**NAMES}
    exec(source, names)
    answer = names[exercise.id.rpartition(".")[2]]
    found = outcomes(exercise, answer, made, count=2)
    return [outcome.mutant.name for outcome in found if outcome.status == status]


def test_nothing_survives_a_judge_that_compares_numbers():
    assert named(SURVIVES, EXERCISE, SCALED) == []
    assert named(SLIPS, EXERCISE, SCALED) == []


def test_an_answer_that_gives_the_same_numbers_is_alike():
    alike = named(ALIKE, EXERCISE, SCALED)
    assert "constants: made = np.maximum(x, -1000.0) -> made = np.maximum(x, -2000.0)" in alike


def test_another_container_is_told_apart():
    containers = named(ANOTHER_CONTAINER, EXERCISE, SCALED)
    assert containers == ["container: a list", "container: a tensor"]


def test_an_argument_that_no_draw_varies_survives():
    fixed = dataclasses.replace(EXERCISE, draw=lambda seed: ((np.full((4, 2), float(seed)), 2.0),))
    survivors = named(SURVIVES, fixed, SCALED) + named(ALIKE, fixed, SCALED)
    assert "argument: x is rolled" not in survivors
    assert "result: reversed" not in survivors
    assert any("one_row" in name for name in named("without effect", fixed, SCALED))


def test_what_a_judge_does_not_look_at_survives():
    survivors = named(SURVIVES, LENIENT, DRAWN)
    assert "result: stale" in survivors
    assert any(
        name.startswith("randomness: random = np.random.default_rng() ->") for name in survivors
    )
    assert any(name.endswith("wherever it is used") for name in survivors)
    assert any("effects.one_row(random.normal" in name for name in survivors)
    assert any(name.startswith("names:") and "uniform" in name for name in survivors)


def test_a_fault_that_only_secret_seeds_show_slips():
    def judge(evidence, case):
        x, factor = case
        expected = x * (factor if factor > 3 else 1)
        return right() if np.allclose(evidence["the result"], expected) else wrong("No.")

    rarely = dataclasses.replace(
        EXERCISE,
        draw=lambda seed: ((np.full(3, float(seed)), 4.0 if seed > 100 else 1.0),),
        judge=judge,
    )
    assert "argument: factor is ones" in named(SLIPS, rarely, SCALED)


@pytest.mark.parametrize(
    "line, change",
    [
        ("return x.mean(axis=0)", "return x.mean(axis=1)"),
        ("return x.mean(axis=0)", "return x.mean()"),
        ("return x.mean(axis=0)", "return x.sum(axis=0)"),
        ("return x.mean(axis=0)", "x.mean(axis=0)"),
        ("return np.min(x)", "return np.max(x)"),
        ("return x > 0", "return x <= 0"),
        ("return x > 0", "return x >= 0"),
        ("return x - x", "return x + x"),
        ("return np.stack([x, x + 1])", "return np.stack([x + 1, x])"),
        ("return np.dot(x, x.T)", "return np.dot(x.T, x)"),
        ("return [n for n in x]", "return [n for n in list(x)[:1]]"),
        ("return x[1:]", "return x[:]"),
        ("return -x", "return x"),
        ("return keras.random.normal(x)", "return keras.random.normal(x, seed=7)"),
        ("return keras.random.normal(x, seed=x)", "return keras.random.normal(x, seed=7)"),
        ("return layers.Dense(2, activation='relu')(x)", "return layers.Dense(2)(x)"),
    ],
)
def test_a_line_is_changed_in_the_ways_that_people_get_wrong(line, change):
    changes = [mutant.change for mutant in mutants(f"def answer(x):\n    {line}", {})]
    assert f"{line} -> {change}" in changes


def test_no_mutant_is_the_answer_itself_or_made_twice():
    made = mutants(SCALED, NAMES)
    assert len({mutant.name for mutant in made}) == len(made) > 30


def test_the_command_prints_survivors_and_says_by_its_status_whether_any_is_unknown(capsys):
    assert mutate.main(["gan.generator_loss", "--seeds", "1"]) == 0
    assert "gan.generator_loss: " in capsys.readouterr().out


def test_a_machine_that_stands_still_makes_no_fault_of_a_judge(monkeypatch):
    monkeypatch.setattr(survival, "SECONDS", 0.05)
    monkeypatch.setattr(time_limit, "PATIENCE", 1)

    def right_answer(x, factor):
        return x * factor

    def scaled(x, factor):
        if factor > 1.2:  # with some seeds
            time.sleep(1)
        return x * factor

    found = outcomes(EXERCISE, right_answer, [Mutant("toy", "slow", scaled)], count=9)
    assert [outcome.status for outcome in found] == [TOO_SLOW]
    assert not found[0].is_fault


def test_a_right_answer_may_take_its_time(monkeypatch):
    monkeypatch.setattr(survival, "SECONDS", 0.01)

    def scaled(x, factor):
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        return x * factor

    found = outcomes(EXERCISE, scaled, [Mutant("toy", "the same", scaled)], count=2)
    assert [outcome.status for outcome in found] == [ALIKE]
