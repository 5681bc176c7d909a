"""The heart: networks take turns; in each turn some learn and all others are frozen.

`Phase` says who learns from which loss; `AdversarialModel` is a `keras.Model` whose step runs the
phases in order, as one compiled graph. Reading order: phase, model, turns, gradients, optimizers,
steps, checks, saving; averaging, for a network that trails a learner.
"""

from gankit.adversarial.model import AdversarialModel
from gankit.adversarial.phase import Phase

__all__ = ["AdversarialModel", "Phase"]


def __dir__():
    return __all__
