"""Exercise: what the feature extractor and the label predictor learn from, in two phases."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

CLASSES = 4
GRADIENTS = (
    "the gradient for the label logits",
    "the gradient for the source's domain logits",
    "the gradient for the target's domain logits",
)


def probe(answer, seed):
    logits, labels, weight = drawn_logits(seed)

    def loss_of(label_logits, source_logits, target_logits):
        return answer(label_logits, labels, source_logits, target_logits, weight)

    loss, gradients = value_and_gradients(loss_of, logits)
    return {
        "the loss": as_numbers(loss, "the loss"),
        **dict(zip(GRADIENTS, gradients, strict=True)),
    }


def judge(evidence, seed):
    logits, labels, weight = drawn_logits(seed)
    loss, expected = evidence["the loss"], features_loss(logits, labels, weight)
    if loss.shape != ():
        return wrong(
            f"The loss has the shape {loss.shape}: it must be one number, so take means over the "
            "images."
        )
    if not agrees(loss, expected):
        if message := named_mistake(loss, MISTAKES, logits, labels, weight):
            return wrong(message)
        return wrong(
            f"With the weight {weight:.3f} it is {loss:.4f}, expected {expected:.4f}: the label "
            "loss minus weight times the domain loss."
        )
    for name, gradient in zip(GRADIENTS, gradients_of(logits, labels, weight), strict=True):
        if not agrees(evidence[name], gradient):
            return wrong(NO_GRADIENT)
    return right("Labels told badly cost, domains told apart badly pay.")


def drawn_logits(seed):
    """Draws label logits `(6, 4)`, domain logits `(6, 1)` and `(9, 1)`, labels `(6,)`, a weight."""
    random = np.random.default_rng(seed)
    logits = [
        random.normal(middle, 1.5, shape).astype("float32")
        for middle, shape in ((0, (6, CLASSES)), (0.8, (6, 1)), (-0.5, (9, 1)))
    ]
    return logits, random.integers(0, CLASSES, 6), float(random.uniform(0.2, 0.8))


def label_loss(label_logits, labels):
    """Mean cross-entropy against the labels, from logits."""
    return -np.mean(np.log(_softmax(label_logits)[np.arange(len(labels)), labels]))


def as_source(logits):
    """Mean cross-entropy against "source", the label 1, from logits."""
    return np.mean(np.logaddexp(0, -logits))


def as_target(logits):
    """Mean cross-entropy against "target", the label 0, from logits."""
    return np.mean(np.logaddexp(0, logits))


def domain_loss(source_logits, target_logits):
    """Mean of the two domains' cross-entropies."""
    return 0.5 * (as_source(source_logits) + as_target(target_logits))


def features_loss(logits, labels, weight):
    """The expected loss; Ganin and Lempitsky 2014, equation 1."""
    return label_loss(logits[0], labels) - weight * domain_loss(*logits[1:])


def gradients_of(logits, labels, weight):
    """The expected gradients, one for each array of logits."""
    label_logits, source_logits, target_logits = logits
    told = np.eye(CLASSES)[labels]
    return (
        (_softmax(label_logits) - told) / len(labels),
        -weight * 0.5 * (_sigmoid(source_logits) - 1) / len(source_logits),
        -weight * 0.5 * _sigmoid(target_logits) / len(target_logits),
    )


def _softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _sigmoid(logits):
    return 1 / (1 + np.exp(-logits))


MISTAKES = (
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) + weight * domain_loss(*logits[1:])
        ),
        "The domain loss is added: like this the feature extractor helps to tell the domains "
        "apart. It must gain where the domain classifier loses.",
    ),
    (
        lambda logits, labels, weight: label_loss(logits[0], labels) - domain_loss(*logits[1:]),
        "The weight is missing: multiply the domain loss by it.",
    ),
    (
        lambda logits, labels, weight: (
            weight * (label_loss(logits[0], labels) - domain_loss(*logits[1:]))
        ),
        "The weight stands before both parts: only the domain loss is weighed.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) - weight * 2 * domain_loss(*logits[1:])
        ),
        "The domain loss is twice as large as expected: take the mean of the two domains' means, "
        "not their sum.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) - weight * domain_loss(*logits[:0:-1])
        ),
        "The domains are swapped: for the domain classifier the source is 1, the target is 0. What "
        "the features want is in the minus sign.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) - weight * 0.5 * as_source(logits[1])
        ),
        "Only the source's half of the domain loss counts: the target never appears.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) - weight * as_source(logits[1])
        ),
        "Only the source's half of the domain loss counts: the target never appears.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels) - weight * as_target(logits[2])
        ),
        "Only the target's half of the domain loss counts.",
    ),
    (
        lambda logits, labels, weight: -weight * domain_loss(*logits[1:]),
        "The label loss is missing: features that mean nothing would hide the domain perfectly.",
    ),
    (
        lambda logits, labels, weight: label_loss(logits[0], labels),
        "This is the label loss alone: it trains the control, without adaptation.",
    ),
    (
        lambda logits, labels, weight: (
            label_loss(logits[0], labels)
            - weight
            * (len(logits[1]) * as_source(logits[1]) + len(logits[2]) * as_target(logits[2]))
            / (len(logits[1]) + len(logits[2]))
        ),
        "All images count alike, so the larger domain counts more: take each domain's mean, and "
        "then the mean of the two.",
    ),
)

DOMAIN_LOSSES = Exercise(
    id="domains.features_loss",
    lesson=4,
    points=3,
    title="The loss of those who hide the domain",
    hints=(
        "Two parts: the labels, which only the source has; the domains, which both have.",
        "`keras.losses.sparse_categorical_crossentropy(labels, label_logits, from_logits=True)` "
        "and, as in lesson 05, softplus of minus the logit for a 1, softplus of the logit for a 0.",
        "The mean of the label losses minus `weight` times half the sum of two means.",
    ),
    record=probe,
    judge=judge,
)
