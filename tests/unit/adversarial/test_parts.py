"""A loss tells what it is made of, and is refused if it tells anything else."""

import keras
import numpy as np
import pytest
from keras import ops

from tests.unit.adversarial.small_models import OnePhase, eagerly, mean_output, quickly

POINTS = np.random.default_rng(0).standard_normal((8, 2)).astype("float32")


def told(model, points):
    near, far = mean_output(model, points), ops.mean(ops.abs(points))
    return near + 10.0 * far, {"near": near, "far": far}


def parted():
    return OnePhase(told, parts=("near", "far"))


def test_the_parts_stand_beside_the_loss_and_add_up_to_it():
    logs = quickly(parted()).train_on_batch(POINTS, return_dict=True)
    assert set(logs) == {"turn_loss", "turn_near", "turn_far"}
    assert logs["turn_far"] == pytest.approx(np.abs(POINTS).mean(), rel=1e-5)
    assert logs["turn_loss"] == pytest.approx(logs["turn_near"] + 10 * logs["turn_far"], rel=1e-5)


def test_the_parts_change_nothing_that_is_learned():
    plain = quickly(OnePhase(lambda model, points: told(model, points)[0]))
    parts = quickly(parted())
    parts.network.set_weights(plain.network.get_weights())
    for model in (plain, parts):
        model.train_on_batch(POINTS)
    for one, other in zip(plain.network.get_weights(), parts.network.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_list_of_logs_has_the_loss_first_then_the_parts_in_their_order():
    first, second = quickly(parted()), quickly(parted())
    second.network.set_weights(first.network.get_weights())
    logs = first.train_on_batch(POINTS, return_dict=True)
    expected = [logs[name] for name in ("turn_loss", "turn_near", "turn_far")]
    assert second.train_on_batch(POINTS) == pytest.approx(expected, rel=1e-6)


def test_with_several_turns_a_part_is_their_mean():
    model = eagerly(OnePhase(told, parts=("near", "far"), turns=4))
    logs = model.train_on_batch(POINTS, return_dict=True)
    assert logs["turn_far"] == pytest.approx(np.abs(POINTS).mean(), rel=1e-5)


def test_history_and_evaluation_hold_the_parts():
    model = quickly(parted())
    history = model.fit(POINTS, validation_data=(POINTS,), batch_size=4, epochs=2, verbose=0)
    names = {"turn_loss", "turn_near", "turn_far"}
    assert set(history.history) == names | {f"val_{name}" for name in names}
    assert history.history["turn_far"] == pytest.approx([np.abs(POINTS).mean()] * 2, rel=1e-5)
    assert model.evaluate(POINTS, verbose=0, return_dict=True).keys() == names


class Listener(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        self.logs = logs


def test_callbacks_see_them_at_every_step():
    listener = Listener()
    quickly(parted()).fit(POINTS, batch_size=8, verbose=0, callbacks=[listener])
    assert set(listener.logs) == {"turn_loss", "turn_near", "turn_far"}


@pytest.mark.parametrize(
    ("parts", "returned", "message"),
    [
        ((), lambda x: (x, {"kl": x}), r"expected the parts \[\]. Received: \['kl'\].*\('kl',\)"),
        (("kl",), lambda x: x, r"expected the parts \['kl'\]. Received: \[\]"),
        (("kl",), lambda x: (x, {"gl": x}), r"expected the parts \['kl'\]. Received: \['gl'\]"),
        (("kl",), lambda x: (x, {"kl": x, "l1": x}), r"Received: \['kl', 'l1'\]"),
        ((), lambda x: (x, x), "expected to return one number"),
        ((), lambda x: None, "expected to return one number.*Received: None"),
        ((), lambda x: ops.ones((3, 1)) * x, r"'turn_loss'.*shape \(3, 1\). Take its mean"),
        (("kl",), lambda x: (x, {"kl": ops.ones(2) * x}), r"'turn_kl'.*shape \(2,\)"),
    ],
)
def test_what_is_not_promised_is_refused(parts, returned, message):
    model = OnePhase(lambda model, points: returned(mean_output(model, points)), parts=parts)
    with pytest.raises(ValueError, match=message):
        quickly(model).train_on_batch(POINTS)
    with pytest.raises(ValueError, match=message):
        quickly(model).evaluate(POINTS, verbose=0)
