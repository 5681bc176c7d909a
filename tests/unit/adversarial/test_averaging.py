"""A network that trails another: by how much, and not a bit where that one stands still."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.adversarial.averaging import averaged_copy, follow


@pytest.fixture
def leader():
    inputs = keras.Input((2,))
    x = layers.BatchNormalization()(layers.Dense(3)(inputs))
    return keras.Model(inputs, x, name="leader")


def filled(network, value):
    network.set_weights([np.full_like(weight, value) for weight in network.get_weights()])


def test_the_copy_has_the_same_weights_none_of_them_shared_or_trainable(leader):
    copy = averaged_copy(leader)
    for mine, theirs in zip(copy.get_weights(), leader.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert copy.name == "averaged_leader"
    assert copy.trainable_variables == []
    assert len(leader.trainable_variables) == 4
    assert not {id(v) for v in copy.variables} & {id(v) for v in leader.variables}


@pytest.mark.parametrize(("share", "step", "kept"), [(0.9, 1_000, 0.9), (0.99, 1, 0.1)])
def test_the_share_asked_for_is_kept_late_and_the_beginning_soon_forgotten(
    leader, share, step, kept
):
    copy = averaged_copy(leader)
    filled(copy, 1.0)
    filled(leader, 0.0)
    follow(copy, leader, share, step)
    for weight in copy.get_weights():
        np.testing.assert_allclose(weight, kept, rtol=1e-6)


def test_the_follower_of_a_network_that_stands_still_does_not_stir_by_a_bit(leader):
    copy = averaged_copy(leader)
    before = copy.get_weights()
    for step in range(1, 20):
        follow(copy, leader, 0.99, step)
    assert all(
        np.array_equal(old, new) for old, new in zip(before, copy.get_weights(), strict=True)
    )
