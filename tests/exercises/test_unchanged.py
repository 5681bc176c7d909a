"""An answer that writes into its arguments is refused, however it is recorded."""

import numpy as np
import pytest

from gankit.exercises.game import drawn_round
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.recorded import recorded
from gankit.exercises.recording.turns import DiscriminatorTurn
from gankit.exercises.recording.twice import Twice

X = np.arange(6, dtype="float32").reshape(2, 3)


def in_place(x):
    x += 1
    return x


def by_a_view(x):
    x[0][:] = 7
    return x


def sorted_in_place(x):
    x[::-1].sort(axis=0)
    return x


def inside_a_list(x):
    return [in_place(array) for array in x][0]


def refused(record, answer, inputs):
    verdict = recorded(record, answer, inputs).verdict
    return verdict is not None and "changes an array that was passed in" in verdict.message


@pytest.mark.parametrize("answer", [in_place, by_a_view, sorted_in_place])
def test_a_changed_argument_is_refused(answer):
    assert refused(Call(), answer, ((X.copy(),),))
    assert refused(Twice(Call()), answer, (X.copy(),))


def test_an_array_inside_a_list_counts_too():
    assert refused(Call(), inside_a_list, (([X.copy(), X.copy()],),))


def test_a_turn_that_is_played_by_hand_leaves_its_samples_alone():
    def turn(discriminator, real, fakes):
        discriminator.train_on_batch(real, np.ones(len(real)))
        fakes[:] = real

    assert refused(DiscriminatorTurn(), turn, drawn_round(5))


def test_an_argument_with_nan_that_stays_is_no_changed_one():
    assert not refused(Call(), lambda x: 1.0, ((np.array([np.nan, 1]),),))


def test_another_complaint_comes_first():
    def raises(x):
        x += 1
        return x / "two"

    assert "TypeError" in recorded(Call(), raises, ((X.copy(),),)).verdict.message
