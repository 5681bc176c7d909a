"""Exercise: forwards the identity, backwards a turned gradient."""

import numpy as np
from keras import ops

from gankit.exercises.recording.passed_both_ways import passed_both_ways
from gankit.exercises.replaying import replaying


def draw(seed):
    """Draws features and the gradient that arrives, float32 `(5, 3)`, and the weight, a float."""
    random = np.random.default_rng(seed)
    features, arriving = random.normal(0, 2, (2, 5, 3)).astype("float32")
    return features, arriving, float(random.uniform(0.2, 0.8))


def times(factor):
    """Returns an answer that passes features on and lets `factor(weight)` of a gradient back."""

    def answer(features, weight):
        constant = ops.stop_gradient(features)
        return constant + factor(weight) * (features - constant)

    return answer


CHANGED = (
    "The gradient is right, but the features changed on their way forward: what is returned must "
    "equal `features`."
)

DOMAIN_REVERSAL = replaying(
    "domains.reverse_gradient",
    lesson=4,
    points=3,
    title="A gradient that comes back turned",
    hints=(
        "`ops.stop_gradient(features)` has the value of the features, and no gradient.",
        "`ops.stop_gradient(features) - features` is 0, whatever the features are. Its gradient is "
        "not.",
        "A constant part, plus `weight` times that 0.",
    ),
    draw=draw,
    record=passed_both_ways,
    expected=times(lambda weight: -weight),
    praise="The values pass, and the gradient comes back turned, times the weight.",
    otherwise="What is returned differs from `features`: forwards the layer does nothing at all, "
    "only the gradient is changed.",
    only=(
        "what comes back",
        "The features pass unchanged, as they should, but the gradient comes back as {received}, "
        "expected {expected}: what arrives, times `-weight`.",
    ),
    mistakes=(
        (lambda features, weight: -weight * features, CHANGED),
        (lambda features, weight: ops.stop_gradient(features) - weight * features, CHANGED),
        (
            times(lambda weight: 1),
            "The gradient comes back as it was: `ops.stop_gradient` must hide the identity, and a "
            "second term, which is 0, must bring the turned gradient.",
        ),
        (
            times(lambda weight: 0),
            "No gradient comes back at all: the feature extractor would never hear of the domain "
            "classifier. Add a term that is 0 but has a gradient.",
        ),
        (
            times(lambda weight: weight),
            "The gradient has the right size and the wrong sign: like this the feature extractor "
            "*helps* the domain classifier.",
        ),
        (
            times(lambda weight: -1),
            "The gradient is turned, but not multiplied by the weight.",
        ),
        (
            times(lambda weight: 1 - weight),
            "The turned gradient is there, but that of the identity comes back as well, "
            "`1 - weight` in all: hide the first term, too, behind `ops.stop_gradient`.",
        ),
        (
            times(lambda weight: -(1 + weight)),
            "It comes back times `-(1 + weight)`: the term that brings the gradient must bring "
            "`-weight` of it.",
        ),
    ),
)
