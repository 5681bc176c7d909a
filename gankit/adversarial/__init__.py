"""The heart: networks take turns; in each turn some learn and all others are frozen.

`Phase` says who learns from which loss; `AdversarialModel` is a `keras.Model` whose step runs the
phases in order, as one compiled graph; `input_gradient` is for losses that hold a gradient, such as
gradient penalties.

Reading order: phase, model (a step is told at its top), turns, gradients. What a step does not
pass: optimizers, steps and xla, between the phases and Keras; checks and state, what is refused;
saving, sharing (networks with common layers) and networks (how one is replaced); averaging, for a
network that trails a learner; input_gradients.
"""

from gankit.adversarial.input_gradients import input_gradient
from gankit.adversarial.model import AdversarialModel
from gankit.adversarial.phase import Phase

__all__ = ["AdversarialModel", "Phase", "input_gradient"]


def __dir__():
    return __all__
