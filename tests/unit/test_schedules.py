"""Rates end with the run, however many turns a learner takes in a step."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.adversarial import AdversarialModel, Phase
from gankit.schedules import (
    RisingWeight,
    falling_rate,
    growth_at,
    settling_optimizers,
    settling_rate,
)


class TwoPaces(AdversarialModel):
    """One player takes five turns in a step, the other one."""

    def phases(self):
        network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        return [
            Phase("critic", [network], lambda x: 0.0, turns=5),
            Phase("generator", [network], lambda x: 0.0),
        ]


@pytest.mark.parametrize("turns", [1, 5])
def test_a_settling_rate_is_held_for_two_thirds_of_the_run_and_ends_at_zero(turns):
    rate = settling_rate(300, 0.01, turns=turns)
    at = [float(rate(turns * step)) for step in (0, 100, 199, 250, 300, 400)]
    assert at[:3] == pytest.approx([0.01] * 3, rel=1e-4)
    assert 0 < at[3] < 0.01
    assert at[4:] == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize("turns", [1, 5])
def test_a_falling_rate_ends_with_the_run_at_its_lowest(turns):
    rate = falling_rate(200, 0.01, lowest=0.1, turns=turns)
    at = [float(rate(turns * step)) for step in (0, 100, 200, 300)]
    assert at == pytest.approx([0.01, 0.0055, 0.001, 0.001], rel=1e-4)


def test_optimizers_of_all_phases_settle_at_the_same_step():
    optimizers = settling_optimizers(TwoPaces(), steps=30, rate=0.01)
    for name, turns in (("critic", 5), ("generator", 1)):
        rate = optimizers[name]._learning_rate
        assert [float(rate(turns * step)) > 0 for step in (0, 29, 30)] == [True, True, False], name


def test_the_reversals_weight_rises_from_zero_as_in_the_paper():
    rising = RisingWeight(1_000, highest=2.0)
    weights = [float(rising(step)) for step in (0, 100, 500, 1_000, 5_000)]
    expected = [2 * (2 / (1 + np.exp(-10 * p)) - 1) for p in (0, 0.1, 0.5, 1, 1)]
    assert weights == pytest.approx(expected, abs=1e-5)


def test_a_schedule_without_steps_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        RisingWeight(0)


def test_a_network_grows_as_the_schedule_says():
    def at(step):
        return growth_at(step, levels=3, stabilise=100, fade=50)

    assert [at(0), at(99), at(100), at(125), at(150), at(249)] == [
        (0, 1.0), (0, 1.0), (1, 0.0), (1, 0.5), (1, 1.0), (1, 1.0)
    ]  # fmt: skip
    assert at(112.5) == (1, 0.25) and isinstance(at(112.5)[0], int)  # of seconds, say
    assert [at(250), at(275), at(300), at(10**6)] == [(2, 0.0), (2, 0.5), (2, 1.0), (2, 1.0)]


@given(st.integers(1, 6), st.integers(1, 50), st.integers(0, 50))
def test_growth_never_goes_back_and_begins_each_level_at_the_bottom(levels, stabilise, fade):
    path = [growth_at(step, levels, stabilise, fade) for step in range(700)]
    assert path == sorted(path)
    assert {level for level, _ in path} == set(range(levels))
    for before, now in zip(path, path[1:], strict=False):
        if now[0] > before[0]:
            assert now == (before[0] + 1, 0.0 if fade else 1.0) and before[1] == 1.0
    for level in range(levels - 1):
        assert path.count((level, 1.0)) == stabilise
