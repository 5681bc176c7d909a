"""Adversarial models as small as can be, for the heart's own tests."""

import keras
from keras import layers, ops

from gankit.adversarial import AdversarialModel, Phase


class OnePhase(AdversarialModel):
    """One network and one phase; what the loss does is each test's own matter.

    Args:
        loss: Function of the model and the batch.
        phase: Dict of further arguments of the phase.
    """

    def __init__(self, loss, **phase):
        super().__init__(seed=0)
        self.network = dense_network("network")
        self.loss_of_model, self.phase = loss, phase

    def phases(self):
        def loss(*batch):
            return self.loss_of_model(self, *batch)

        settings = {
            key: [getattr(self, name) for name in value] if key == "state" else value
            for key, value in self.phase.items()
        }
        return [Phase("turn", [self.network], loss, **settings)]


def dense_network(name, inputs=2, outputs=1):
    """Builds a network of a single layer."""
    start = keras.Input((inputs,))
    return keras.Model(start, layers.Dense(outputs)(start), name=name)


def mean_output(model, points):
    """A loss: the mean of what the network says."""
    return ops.mean(model.network(points))


def eagerly(model, **settings):
    """Compiles a model to run without a graph; under JAX that needs no `run_eagerly`."""
    model.compile(run_eagerly=True, **settings)
    return model


def quickly(model, **settings):
    """Compiles a model without XLA under TensorFlow, where it would only cost time."""
    jit = False if keras.backend.backend() == "tensorflow" else "auto"
    model.compile(jit_compile=jit, **settings)
    return model
