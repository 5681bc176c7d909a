"""Exercise: a loss that asks for a classifier that knows nothing, not for one that is wrong."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    loss, (gradient,) = value_and_gradients(answer, [drawn_logits(seed)])
    return {"the loss": as_numbers(loss, "the loss"), "its gradient": gradient}


def judge(evidence, seed):
    logits, loss = drawn_logits(seed).astype("float64"), evidence["the loss"]
    expected = -log_softmax(logits).mean()
    if agrees(loss, expected):
        slopes = (np.exp(log_softmax(logits)) - 1 / logits.shape[1]) / len(logits)
        if not agrees(evidence["its gradient"], slopes):
            return wrong(NO_GRADIENT)
        return right("Lowest where every class is equally likely, and there it is log(K).")
    if message := named_mistake(loss, MISTAKES, logits):
        return wrong(message)
    if loss.shape != ():
        return wrong(f"The loss has the shape {loss.shape}: it must be one number, a mean.")
    return wrong(
        f"It is {loss:.4f}, expected {expected:.4f}: the mean cross-entropy of the softmax against "
        f"{logits.shape[1]} equal shares."
    )


def drawn_logits(seed):
    """Draws what a classifier says to some codes: float32 `(N, K)`."""
    random = np.random.default_rng(seed)
    count, classes = random.integers(5, 9), random.integers(3, 7)
    return random.normal(0, 2, (count, classes)).astype("float32")


def log_softmax(logits):
    """Returns the logarithms of the softmax, row by row."""
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def _entropy(logits):
    return -np.mean(np.sum(np.exp(log_softmax(logits)) * log_softmax(logits), axis=1))


MISTAKES = (
    (
        lambda logits: log_softmax(logits).mean(),
        "The sign is turned: a cross-entropy is never below 0, and to lower this one would make "
        "the classifier surer and surer.",
    ),
    (
        lambda logits: -log_softmax(logits).sum(axis=1).mean(),
        "Every class has the weight 1 here: the shares add up to 1, so each is one over the number "
        "of classes.",
    ),
    (
        lambda logits: -log_softmax(logits).sum() / logits.shape[1],
        "It is summed over the batch: take the mean over the samples.",
    ),
    (
        lambda logits: -_entropy(logits),
        "This is minus the entropy of what the classifier says. It has the same goal, but no "
        "gradient where the classifier is quite sure; take the cross-entropy against equal shares.",
    ),
    (
        _entropy,
        "This is the entropy of what the classifier says: to lower it makes the classifier sure.",
    ),
    (
        lambda logits: -log_softmax(logits).mean() - np.log(logits.shape[1]),
        "This is the divergence from equal shares, which is 0 at best: the same gradient, but the "
        "cross-entropy itself is log(K) more.",
    ),
    (
        lambda logits: -log_softmax(logits).max(axis=1).mean(),
        "This is the cross-entropy against the class that the classifier holds likeliest: it would "
        "be made surer of that.",
    ),
    (
        lambda logits: -log_softmax(np.exp(log_softmax(logits))).mean(),
        "A softmax too many: what comes in are logits.",
    ),
    (
        lambda logits: np.mean((np.exp(log_softmax(logits)) - 1 / logits.shape[1]) ** 2),
        "This is a squared distance from equal shares: its gradient fades where the classifier is "
        "sure. Take the cross-entropy.",
    ),
)

CONFUSION_LOSS = Exercise(
    id="forgetting.confusion_loss",
    lesson=4,
    points=2,
    title="Confused, not wrong",
    hints=(
        "A cross-entropy is `-sum(target * log_softmax)` over the classes. What is the target of "
        "who knows nothing?",
        "With K classes every target is 1 / K, so the sum over the classes becomes their mean.",
        "`-ops.mean(ops.log_softmax(logits))`: the mean over samples and classes at once.",
    ),
    record=probe,
    judge=judge,
)
