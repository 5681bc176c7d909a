"""Names that Keras uses itself are refused before they hide something."""

import pytest

from gankit.adversarial import AdversarialModel
from tests.unit.adversarial.small_models import dense_network


def test_a_loss_method_called_loss_is_refused_by_name():
    class Critic(AdversarialModel):
        def loss(self, real):
            return real

    with pytest.raises(ValueError, match="Critic has a method `loss`.*another name"):
        Critic()


@pytest.mark.parametrize("name", ["optimizer", "name", "compiled", "steps_per_execution"])
def test_so_is_any_method_that_an_attribute_of_keras_would_hide(name):
    model_class = type("Critic", (AdversarialModel,), {name: lambda model, real: real})
    with pytest.raises(ValueError, match=f"has a method `{name}`"):
        model_class()


def test_methods_that_keras_means_to_be_overridden_are_welcome():
    class Model(AdversarialModel):
        def call(self, inputs, training=False):
            return inputs

        def build(self, input_shape):
            """Nothing to do."""

        def get_config(self):
            return {}

    Model()


@pytest.mark.parametrize("name", ["layers", "metrics", "loss", "optimizer", "weights", "input"])
@pytest.mark.parametrize("wrap", [lambda network: network, lambda network: [network]])
def test_a_network_under_a_name_of_keras_is_refused(name, wrap):
    model = AdversarialModel()
    with pytest.raises(ValueError, match=f"can't be set as `self.{name}`"):
        setattr(model, name, wrap(dense_network("network")))
