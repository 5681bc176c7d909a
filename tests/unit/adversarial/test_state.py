"""What a loss writes is kept, dropped on purpose, or refused; never lost without a word."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from tests.unit.adversarial.small_models import OnePhase, mean_output, quickly

POINTS = np.random.default_rng(0).standard_normal((4, 2)).astype("float32")


class Pool(layers.Layer):
    """Keeps the last batch, as small a pool of old fakes as there can be."""

    def __init__(self, **keywords):
        super().__init__(**keywords)
        self.kept = self.add_weight((4, 2), "zeros", trainable=False, name="kept")
        self.built = True

    def call(self, points):
        older = ops.copy(self.kept.value)
        self.kept.assign(points)
        return older


def with_weight(loss, **phase):
    """A model with a variable of its own, `pool`."""
    model = OnePhase(loss, **phase)
    model.pool = model.add_weight((4, 2), "zeros", trainable=False, name="pool")
    return model


def write_weight(model, points):
    model.pool.assign(points)
    return mean_output(model, points)


def test_a_variable_that_the_phase_names_is_kept():
    model = quickly(with_weight(write_weight, state=["pool"]))
    model.train_on_batch(POINTS)
    np.testing.assert_allclose(np.array(model.pool), POINTS)


def test_a_layer_that_the_phase_names_is_kept_and_read_in_the_next_turn():
    def loss(model, points):
        older = model.pool(points)
        return mean_output(model, points), {"older": ops.sum(older)}

    model = OnePhase(loss, state=["pool"], parts=("older",))
    model.pool = Pool()
    quickly(model)
    first, second = (model.train_on_batch(POINTS, return_dict=True) for _ in range(2))
    assert first["turn_older"] == 0
    assert second["turn_older"] == pytest.approx(POINTS.sum(), rel=1e-5)


def test_a_seed_that_the_phase_names_moves_on():
    def loss(model, points):
        drawn = keras.random.normal((), seed=model.dice)
        return mean_output(model, points), {"drawn": drawn}

    model = OnePhase(loss, state=["dice"], parts=("drawn",))
    model.dice = keras.random.SeedGenerator(1)
    quickly(model)
    drawn = [model.train_on_batch(POINTS, return_dict=True)["turn_drawn"] for _ in range(3)]
    assert len({float(number) for number in drawn}) == 3


def test_evaluation_writes_no_state():
    model = quickly(with_weight(write_weight, state=["pool"]))
    model.evaluate(POINTS, verbose=0)
    assert not np.array(model.pool).any()


def write_layer(model, points):
    model.pool(points)
    return mean_output(model, points)


def update_metric(model, points):
    model.noted.update_state(1.0)
    return mean_output(model, points)


def draw(model, points):
    return mean_output(model, points) + keras.random.normal((), seed=model.dice)


def clip(model, points):
    kernel = model.network.layers[1].kernel
    kernel.assign(ops.clip(kernel, -0.1, 0.1))
    return mean_output(model, points)


def write_stranger(model, points):
    STRANGERS[0].assign(STRANGERS[0] + 1)
    return mean_output(model, points)


STRANGERS = []


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (write_weight, r"the variable 'pool'.*state=\[self.pool\]"),
        (write_layer, r"the layer 'old_fakes'.*state=\[self.old_fakes\]"),
        (update_metric, r"the metric 'noted'.*as a part"),
        (draw, r"the seed generator 'dice'.*state=\[self.dice\]"),
        (clip, r"a weight of the network 'network'.*`after_step`"),
        (write_stranger, r"a variable that is no attribute of the model.*set it as an attribute"),
    ],
)
def test_what_would_be_lost_is_refused_by_name_and_with_the_cure(loss, message):
    model = OnePhase(loss)
    if loss is write_weight:
        model.pool = model.add_weight((4, 2), "zeros", trainable=False, name="pool")
    elif loss is write_layer:
        model.pool = Pool(name="old_fakes")
    elif loss is update_metric:
        model.noted = keras.metrics.Mean()
    elif loss is draw:
        model.dice = keras.random.SeedGenerator(1)
    elif loss is write_stranger:
        STRANGERS[:] = [keras.Variable(0.0)]
    with pytest.raises(ValueError, match=f"loss of phase 'turn' writes {message}"):
        quickly(model).train_on_batch(POINTS)


def test_state_that_is_not_part_of_the_model_is_refused():
    from gankit.adversarial import Phase

    model = OnePhase(mean_output)
    stranger = Pool()
    model.phases = lambda: [Phase("turn", [model.network], lambda x: 0.0, state=[stranger])]
    with pytest.raises(ValueError, match="'turn' names `state` that is not part of the model"):
        model.compile()
