"""Exercise: forwards the identity, backwards a turned gradient."""

import keras
import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    features, arriving, weight = drawn_features(seed)
    outputs = answer(keras.ops.convert_to_tensor(features), weight)
    # Told here, before it is multiplied: what else than numbers an answer may return.
    passed_on = as_numbers(outputs, "the result")
    _, (gradient,) = value_and_gradients(lambda x: arriving * answer(x, weight), [features])
    return {"what is passed on": passed_on, "what comes back": gradient}


def judge(evidence, seed):
    features, arriving, weight = drawn_features(seed)
    passed_on, gradient = evidence["what is passed on"], evidence["what comes back"]
    is_identity, is_turned = agrees(passed_on, features), agrees(gradient, -weight * arriving)
    if is_identity and is_turned:
        return right("The values pass, and the gradient comes back turned, times the weight.")
    if is_turned:
        return wrong(
            "The gradient is right, but the features changed on their way forward: what is "
            "returned must equal `features`."
        )
    if not is_identity:
        return wrong(
            "What is returned differs from `features`: forwards the layer does nothing at all, "
            "only the gradient is changed."
        )
    if message := named_mistake(gradient, MISTAKES, arriving, weight):
        return wrong(message)
    return wrong(
        f"The features pass unchanged, as they should. A gradient of {arriving.flat[0]:.3f} comes "
        f"back as {gradient.flat[0]:.3f}, expected {-weight * arriving.flat[0]:.3f}, since the "
        f"weight is {weight:.3f}."
    )


def drawn_features(seed):
    """Draws features and the gradient that arrives, float32 `(5, 3)`, and the weight, a float."""
    random = np.random.default_rng(seed)
    features, arriving = random.normal(0, 2, (2, 5, 3)).astype("float32")
    return features, arriving, float(random.uniform(0.2, 0.8))


MISTAKES = (
    (
        lambda arriving, weight: arriving,
        "The gradient comes back as it was: `ops.stop_gradient` must hide the identity, and a "
        "second term, which is 0, must bring the turned gradient.",
    ),
    (
        lambda arriving, weight: 0 * arriving,
        "No gradient comes back at all: the feature extractor would never hear of the domain "
        "classifier. Add a term that is 0 but has a gradient.",
    ),
    (
        lambda arriving, weight: weight * arriving,
        "The gradient has the right size and the wrong sign: like this the feature extractor "
        "*helps* the domain classifier.",
    ),
    (
        lambda arriving, weight: -arriving,
        "The gradient is turned, but not multiplied by the weight.",
    ),
    (
        lambda arriving, weight: (1 - weight) * arriving,
        "The turned gradient is there, but that of the identity comes back as well, "
        "`1 - weight` in all: hide the first term, too, behind `ops.stop_gradient`.",
    ),
    (
        lambda arriving, weight: -(1 + weight) * arriving,
        "It comes back times `-(1 + weight)`: the term that brings the gradient must bring "
        "`-weight` of it.",
    ),
)

DOMAIN_REVERSAL = Exercise(
    id="domains.reverse_gradient",
    lesson=4,
    points=3,
    title="A gradient that comes back turned",
    hints=(
        "`ops.stop_gradient(features)` has the value of the features, and no gradient.",
        "`ops.stop_gradient(features) - features` is 0, whatever the features are. Its gradient is "
        "not.",
        "A constant part, plus `weight` times that 0.",
    ),
    record=probe,
    judge=judge,
)
