"""Exercise: a loss that asks for a classifier that knows nothing, not for one that is wrong."""

import keras
import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import log_softmax, softmax


def draw(random):
    """Draws what a classifier says to some codes: float32 `(N, K)`."""
    count, classes = random.integers(5, 9), random.integers(3, 7)
    return (random.normal(0, 2, (count, classes)).astype("float32"),)


def confusion(logits):
    """The expected loss: the mean cross-entropy against equal shares."""
    return -log_softmax(logits).mean()


def entropy(logits):
    """Returns the mean entropy of what a classifier says, in nats."""
    return -np.mean(np.sum(softmax(logits) * log_softmax(logits), axis=1))


def _without_from_logits(logits):
    shares = np.full(logits.shape, 1 / logits.shape[1], "float32")
    costs = keras.losses.categorical_crossentropy(shares, np.array(logits))
    return np.mean(keras.ops.convert_to_numpy(costs))


CONFUSION_LOSS = comparing(
    "forgetting.confusion_loss",
    lesson=4,
    points=2,
    title="Confused, not wrong",
    hints=(
        "A cross-entropy is `-sum(target * log_softmax)` over the classes. What is the target of "
        "who knows nothing?",
        "With K classes every target is 1 / K, so the sum over the classes becomes their mean.",
        "`-ops.mean(ops.log_softmax(logits))`: the mean over samples and classes at once.",
    ),
    draw=draw,
    expected=confusion,
    slopes=lambda logits: [(softmax(logits) - 1 / logits.shape[1]) / len(logits)],
    differentiated=(0,),
    result="the loss",
    praise="Lowest where every class is equally likely, and there it is log(K).",
    shape="The loss has the shape {received}: it must be one number, a mean.",
    otherwise="It is {received}, expected {expected}: the mean cross-entropy of the softmax "
    "against equal shares.",
    mistakes=(
        (
            lambda logits: -confusion(logits),
            "The sign is turned: a cross-entropy is never below 0, and to lower this one would "
            "make the classifier surer and surer.",
        ),
        (
            lambda logits: confusion(logits) * logits.shape[1],
            "Every class has the weight 1 here: the shares add up to 1, so each is one over the "
            "number of classes.",
        ),
        (
            lambda logits: confusion(logits) * len(logits),
            "It is summed over the batch: take the mean over the samples.",
        ),
        (
            lambda logits: -entropy(logits),
            "This is minus the entropy of what the classifier says. It has the same goal, but no "
            "gradient where the classifier is quite sure; take the cross-entropy against equal "
            "shares.",
        ),
        (
            entropy,
            "This is the entropy of what the classifier says: to lower it makes the classifier "
            "sure.",
        ),
        (
            lambda logits: confusion(logits) - np.log(logits.shape[1]),
            "This is the divergence from equal shares, which is 0 at best: the same gradient, but "
            "the cross-entropy itself is log(K) more.",
        ),
        (
            lambda logits: -log_softmax(logits).max(axis=1).mean(),
            "This is the cross-entropy against the class that the classifier holds likeliest: it "
            "would be made surer of that.",
        ),
        (
            lambda logits: confusion(softmax(logits)),
            "A softmax too many: what comes in are logits.",
        ),
        (
            _without_from_logits,
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
        (
            lambda logits: np.mean((softmax(logits) - 1 / logits.shape[1]) ** 2),
            "This is a squared distance from equal shares: its gradient fades where the classifier "
            "is sure. Take the cross-entropy.",
        ),
    ),
)
