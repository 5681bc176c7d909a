"""Exercise: what the feature extractor and the label predictor learn from, in two phases."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import (
    as_fake,
    as_real,
    labels_without_from_logits,
    of_labels,
    sigmoid,
    softmax,
    taken_for_probabilities,
)

CLASSES = 4


def draw(random):
    """Draws label logits `(6, 4)`, labels `(6,)`, domain logits `(6, 1)` and `(9, 1)`, a weight."""
    logits, source, target = (
        random.normal(middle, 1.5, shape).astype("float32")
        for middle, shape in ((0, (6, CLASSES)), (0.8, (6, 1)), (-0.5, (9, 1)))
    )
    return logits, random.integers(0, CLASSES, 6), source, target, float(random.uniform(0.2, 0.8))


def hidden(domain_loss):
    """Returns the loss of those who hide the domain, given a `domain_loss(source, target)`."""
    return lambda logits, labels, source, target, weight: (
        of_labels(logits, labels).mean() - weight * domain_loss(source, target)
    )


def of_domains(source, target):
    """Mean of the two domains' cross-entropies: the source's label is 1, the target's 0."""
    return 0.5 * (as_real(source) + as_fake(target))


def slopes(logits, labels, source, target, weight):
    """The expected gradients, one for each array of logits."""
    return (
        (softmax(logits) - np.eye(CLASSES)[labels]) / len(labels),
        -weight * 0.5 * (sigmoid(source) - 1) / len(source),
        -weight * 0.5 * sigmoid(target) / len(target),
    )


features_loss = hidden(of_domains)  # Ganin and Lempitsky 2014, equation 1


def _all_images_alike(source, target):
    both = len(source) * as_real(source) + len(target) * as_fake(target)
    return both / (len(source) + len(target))


def _domains_without_from_logits(source, target):
    return 0.5 * (taken_for_probabilities(source, 1) + taken_for_probabilities(target, 0))


SOURCE_ALONE = "Only the source's half of the domain loss counts: the target never appears."
FROM_LOGITS = (
    "`from_logits=True` is missing: these are logits, and the loss took them for probabilities."
)

DOMAIN_LOSSES = comparing(
    "domains.features_loss",
    lesson=4,
    points=3,
    title="The loss of those who hide the domain",
    hints=(
        "Two parts: the labels, which only the source has; the domains, which both have.",
        "`keras.losses.sparse_categorical_crossentropy(labels, label_logits, from_logits=True)` "
        "and, as in lesson 05, softplus of minus the logit for a 1, softplus of the logit for a 0.",
        "The mean of the label losses minus `weight` times half the sum of two means.",
    ),
    draw=draw,
    expected=features_loss,
    slopes=slopes,
    differentiated=(0, 2, 3),
    tensors=4,
    result="the loss",
    praise="Labels told badly cost, domains told apart badly pay.",
    shape="The loss has the shape {received}: it must be one number, so take means over the "
    "images.",
    otherwise="With the weight {4:.3f} it is {received}, expected {expected}: the label loss minus "
    "weight times the domain loss.",
    mistakes=(
        (
            hidden(lambda source, target: -of_domains(source, target)),
            "The domain loss is added: like this the feature extractor helps to tell the domains "
            "apart. It must gain where the domain classifier loses.",
        ),
        (
            lambda *arguments: features_loss(*arguments[:4], 1),
            "The weight is missing: multiply the domain loss by it.",
        ),
        (
            lambda *arguments: arguments[4] * features_loss(*arguments[:4], 1),
            "The weight stands before both parts: only the domain loss is weighed.",
        ),
        (
            hidden(lambda source, target: 2 * of_domains(source, target)),
            "The domain loss is twice as large as expected: take the mean of the two domains' "
            "means, not their sum.",
        ),
        (
            hidden(lambda source, target: of_domains(target, source)),
            "The domains are swapped: for the domain classifier the source is 1, the target is 0. "
            "What the features want is in the minus sign.",
        ),
        (hidden(lambda source, target: 0.5 * as_real(source)), SOURCE_ALONE),
        (hidden(lambda source, target: as_real(source)), SOURCE_ALONE),
        (
            hidden(lambda source, target: as_fake(target)),
            "Only the target's half of the domain loss counts.",
        ),
        (
            lambda logits, labels, source, target, weight: -weight * of_domains(source, target),
            "The label loss is missing: features that mean nothing would hide the domain "
            "perfectly.",
        ),
        (
            hidden(lambda source, target: 0),
            "This is the label loss alone: it trains the control, without adaptation.",
        ),
        (
            hidden(_all_images_alike),
            "All images count alike, so the larger domain counts more: take each domain's mean, "
            "and then the mean of the two.",
        ),
        (
            lambda logits, labels, source, target, weight: (
                labels_without_from_logits(logits, labels) - weight * of_domains(source, target)
            ),
            FROM_LOGITS,
        ),
        (hidden(_domains_without_from_logits), FROM_LOGITS),
    ),
)
