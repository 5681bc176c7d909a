"""What each turn sees of a batch, whatever the batch is made of."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.adversarial.turns import part_of
from tests.unit.adversarial.small_models import OnePhase, eagerly, mean_output

A, B = np.arange(12.0).reshape(6, 2), -np.arange(12.0).reshape(6, 2)
LABELS = np.arange(6)

BATCHES = {
    "one array": (A,),
    "two arrays": (A, LABELS),
    "a pair of domains": ([A, B],),
    "a pair of domains and labels": ((A, B), LABELS),
    "named arrays": ({"source": A, "target": B}, LABELS),
}


@pytest.mark.parametrize("batch", BATCHES.values(), ids=BATCHES.keys())
@given(turns=st.integers(1, 6))
def test_the_turns_see_every_array_cut_alike_and_each_sample_once(batch, turns):
    parts = [part_of(batch, turn, turns) for turn in range(turns)]
    for part in parts:
        keras.tree.assert_same_structure(part, batch)
    cut = zip(*(keras.tree.flatten(part) for part in parts), strict=True)
    for whole, pieces in zip(keras.tree.flatten(batch), cut, strict=True):
        assert {len(piece) for piece in pieces} == {len(whole) // turns}
        np.testing.assert_array_equal(np.concatenate(pieces), whole[: len(whole) // turns * turns])


def test_each_turn_of_a_step_sees_its_part_of_both_domains():
    seen = []

    def loss(model, domains, labels):
        seen.append([keras.ops.convert_to_numpy(array) for array in (*domains, labels)])
        return mean_output(model, domains[0])

    model = eagerly(OnePhase(loss, turns=2))
    model.train_on_batch([A, B], LABELS)
    assert len(seen) == 2
    for turn, arrays in enumerate(seen):
        for array, whole in zip(arrays, (A, B, LABELS), strict=True):
            np.testing.assert_array_equal(array, whole[3 * turn : 3 * turn + 3])


def test_a_batch_smaller_than_the_turns_is_refused_with_its_true_size():
    model = eagerly(OnePhase(lambda model, x, y: mean_output(model, x[0]), turns=7))
    with pytest.raises(ValueError, match=r"holds 6 sample\(s\). Raise `batch_size` to at least 7"):
        model.train_on_batch([A, B], LABELS)


def test_arrays_of_unequal_length_are_refused_where_turns_would_cut_them():
    with pytest.raises(ValueError, match="equal length. Received: 6, 4, 6 samples"):
        part_of(([A, B[:4]], LABELS), 0, 2)
    whole = ([A, B[:4]], LABELS)
    assert part_of(whole, 0, 1) is whole


def test_what_runs_after_a_turn_follows_each_update_and_what_it_writes_stays():
    seen = []

    def clip():
        kernel = model.network.trainable_variables[0]
        seen.append(float(np.abs(keras.ops.convert_to_numpy(kernel)).max()))
        kernel.assign(keras.ops.clip(kernel, -0.1, 0.1))

    def loss(model, domains, labels):
        return mean_output(model, domains[0])

    model = eagerly(OnePhase(loss, turns=3, after_turn=clip))
    model.network.set_weights([np.full((2, 1), 0.7), np.zeros(1)])
    model.train_on_batch([A, B], LABELS)
    assert 0.1 < seen[0] < 0.7  # once descended, and not yet clipped
    assert 0.1 > seen[1] > seen[2]  # from what was clipped the descent leads on inwards
    kernel = model.network.get_weights()[0]
    assert np.abs(kernel).max() == pytest.approx(seen[2])
