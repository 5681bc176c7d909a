"""When frames are due."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.animation.schedule import DueSteps, endless_steps, growing_steps


@given(total=st.integers(0, 10**7), frames=st.integers(2, 300))
def test_growing_steps_increase_from_the_first_to_the_last_within_the_count(total, frames):
    steps = growing_steps(total, frames)
    assert steps[0] == 0
    assert steps[-1] == total
    assert all(before < after for before, after in itertools.pairwise(steps))
    assert len(steps) <= frames
    assert all(type(step) is int for step in steps)


@given(total=st.integers(0, 10**7), frames=st.integers(2, 300))
def test_gaps_never_shrink_by_more_than_rounding(total, frames):
    steps = growing_steps(total, frames)
    gaps = [after - before for before, after in itertools.pairwise(steps)]
    assert all(after >= before - 1 for before, after in itertools.pairwise(gaps))


def test_the_first_half_of_the_frames_covers_a_small_part_of_the_training():
    steps = growing_steps(20_000, 60)
    assert len(steps) > 50
    assert steps[len(steps) // 2] < 2_500


def test_a_short_training_has_a_frame_at_every_step():
    assert growing_steps(4) == [0, 1, 2, 3, 4]


def test_the_docstrings_example_holds():
    assert growing_steps(1000, frames=8) == [0, 9, 28, 63, 130, 261, 513, 1000]


@pytest.mark.parametrize("total, frames", [(-1, 60), (10, 1)])
def test_numbers_too_small_are_refused(total, frames):
    with pytest.raises(ValueError, match=f"total={total}, frames={frames}"):
        growing_steps(total, frames)


def test_endless_steps_go_on_with_growing_gaps():
    steps = list(itertools.takewhile(lambda step: step <= 20_000, endless_steps()))
    assert steps[:4] == [0, 1, 2, 3]
    assert 60 < len(steps) < 100


@given(
    schedule=st.lists(st.integers(0, 200), unique=True).map(sorted),
    steps=st.lists(st.integers(0, 220), unique=True).map(sorted),
)
def test_a_frame_is_due_once_for_whatever_was_passed_since_the_last_call(schedule, steps):
    due = DueSteps(schedule)
    before = -1
    for step in steps:
        assert due.due(step) == any(before < planned <= step for planned in schedule)
        before = step


def test_an_endless_schedule_of_ones_own_is_taken():
    due = DueSteps(itertools.count(0, 80))
    assert [step for step in range(200) if due.due(step)] == [0, 80, 160]


def test_a_schedule_that_does_not_increase_is_refused():
    due = DueSteps([0, 10, 10])
    with pytest.raises(ValueError, match="10 after 10"):
        due.due(12)
