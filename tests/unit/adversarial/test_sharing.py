"""Networks that share layers share them again after loading, or are refused when saved."""

import keras
import numpy as np
import pytest
from keras import layers

from gankit.adversarial import AdversarialModel, Phase
from gankit.adversarial.sharing import share_again, shared_layers
from tests.unit.adversarial.small_models import quickly

POINTS = np.random.default_rng(0).standard_normal((4, 3)).astype("float32")


@keras.saving.register_keras_serializable(package="tests")
class Together(AdversarialModel):
    """Two networks that learn together."""

    def __init__(self, first, second, third=None, *, seed=None):
        super().__init__(seed=seed)
        self.first, self.second, self.third = first, second, third

    def phases(self):
        learners = [network for network in (self.first, self.second, self.third) if network]
        return [Phase("turn", learners, self.turn_loss)]

    def turn_loss(self, points):
        networks = [network for network in (self.first, self.second, self.third) if network]
        outputs = [network(points, training=True) for network in networks]
        return sum(keras.ops.mean(keras.ops.square(each - 1.0)) for each in outputs)


def built_trunk():
    start = keras.Input((3,), name="start")
    x = layers.BatchNormalization()(layers.Dense(4, name="dense")(start))
    return keras.Model(start, layers.Dropout(0.5, seed=1)(x), name="trunk")


def functional(trunk, name):
    start = keras.Input((3,), name="start")
    return keras.Model(start, layers.Dense(1, name="head")(trunk(start)), name=name)


def sequential(trunk, name):
    return keras.Sequential([keras.Input((3,)), trunk, layers.Dense(1, name="head")], name=name)


def nested(trunk, name):
    start = keras.Input((3,), name="start")
    return keras.Model(start, sequential(trunk, "inner")(start), name=name)


def with_a_network_as_trunk(build):
    trunk = built_trunk()
    return build(trunk, "first"), build(trunk, "second")


def with_a_layer_as_trunk():
    trunk = layers.Dense(4, name="trunk")
    return functional(trunk, "first"), sequential(trunk, "second")


def with_common_tensors():
    start = keras.Input((3,), name="start")
    x = layers.Dense(4, name="trunk")(start)
    return [
        keras.Model(start, layers.Dense(1, name="head")(x), name=name)
        for name in ("first", "second")
    ]


def three_of_them():
    trunk = built_trunk()
    return [functional(trunk, name) for name in ("first", "second", "third")]


def trunk_after_its_network():
    trunk = built_trunk()
    network = functional(trunk, "first")
    return network, keras.Sequential([keras.Input((3,)), trunk], name="second"), trunk


def one_network_twice():
    network = functional(built_trunk(), "first")
    return network, network.layers[1]


FORMS = {
    "functional": lambda: with_a_network_as_trunk(functional),
    "sequential": lambda: with_a_network_as_trunk(sequential),
    "nested": lambda: with_a_network_as_trunk(nested),
    "a layer": with_a_layer_as_trunk,
    "common tensors": with_common_tensors,
    "three": three_of_them,
    "the trunk as well": trunk_after_its_network,
    "a part of the first": one_network_twice,
}


@pytest.fixture(params=FORMS.values(), ids=FORMS.keys())
def model(request):
    return quickly(Together(*request.param(), seed=0))


def values(model):
    return [np.array(keras.ops.convert_to_numpy(variable)) for variable in model.variables]


def test_a_loaded_model_shares_what_the_saved_one_did_and_trains_on_alike(model, tmp_path):
    model.train_on_batch(POINTS)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert [tuple(v.shape) for v in loaded.variables] == [tuple(v.shape) for v in model.variables]
    for one, other in zip(model.layers, loaded.layers, strict=True):
        expected = one.predict(POINTS, verbose=0)
        np.testing.assert_array_equal(other.predict(POINTS, verbose=0), expected)
    for each in (model, loaded):
        each.train_on_batch(POINTS)
    for one, other in zip(values(model), values(loaded), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)
    loaded.save(tmp_path / "again.keras")
    again = keras.saving.load_model(tmp_path / "again.keras")
    for one, other in zip(values(loaded), values(again), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_shared_layer_takes_one_update_a_turn():
    def moved_by(networks):
        model = Together(*networks, seed=0)
        quickly(model, optimizers={"turn": keras.optimizers.SGD(1.0)})
        start = model.first.get_weights()
        model.train_on_batch(POINTS)
        return [new - old for old, new in zip(start, model.first.get_weights(), strict=True)]

    network = functional(layers.Dense(4, name="trunk"), "first")
    twin = keras.models.clone_model(network)
    twin.set_weights(network.get_weights())
    shared = moved_by((network, keras.Sequential([network, layers.Rescaling(1.0)])))
    alone = moved_by((twin, None))
    for both, one in zip(shared, alone, strict=True):
        np.testing.assert_allclose(both, 2 * one, rtol=1e-4, atol=1e-6)  # the loss counts it twice


def test_paths_name_what_is_shared():
    first, second = with_a_layer_as_trunk()
    found = shared_layers({"first": first, "second": second})
    assert found == [[["first", "trunk"], ["second", "trunk"]]]


def test_networks_that_share_nothing_are_left_as_they_are():
    networks = {name: functional(built_trunk(), name) for name in ("first", "second")}
    assert shared_layers(networks) == []
    assert share_again(networks, []) == networks
    assert "shared_layers" not in Together(*networks.values()).get_config()


@keras.saving.register_keras_serializable(package="tests")
class Holding(layers.Layer):
    """A layer of one's own with another inside."""

    def __init__(self, inner, **keywords):
        super().__init__(**keywords)
        self.inner = inner

    def call(self, inputs):
        return self.inner(inputs)


def test_sharing_inside_of_a_class_of_ones_own_is_refused_when_saved(tmp_path):
    trunk = layers.Dense(4)
    networks = [functional(Holding(trunk, name=f"holding_{name}"), name) for name in "ab"]
    model = Together(*networks)
    with pytest.raises(
        ValueError, match="'first/holding_a' and 'second/holding_b' share variables"
    ):
        model.save(tmp_path / "model.keras")
