"""Exercise: the plain recipe, reconstruct well and make the classifier's loss large."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

SHAPE = (5, 4, 3, 1)


def probe(answer, seed):
    images, reconstructions, logits, labels, beta = drawn_batch(seed)
    loss, gradients = value_and_gradients(
        lambda made, said: answer(images, made, said, labels, beta), [reconstructions, logits]
    )
    return {
        "the loss": as_numbers(loss, "the loss"),
        "the reconstructions' gradient": gradients[0],
        "the logits' gradient": gradients[1],
    }


def judge(evidence, seed):
    batch, loss = _as_doubles(*drawn_batch(seed)), evidence["the loss"]
    if loss.shape != ():
        return wrong(f"The loss has the shape {loss.shape}: it must be one number, of two means.")
    images, made, logits, labels, beta = batch
    expected = error(images, made) - beta * costs(logits, labels).mean()
    if agrees(loss, expected):
        slopes = (softmax(logits) - np.eye(logits.shape[1])[labels]) * -beta / len(logits)
        if not (
            agrees(evidence["the reconstructions' gradient"], 2 * (made - images) / made.size)
            and agrees(evidence["the logits' gradient"], slopes)
        ):
            return wrong(NO_GRADIENT)
        return right("A low error, and a classifier that is wrong: that is what it asks for.")
    if message := named_mistake(loss, MISTAKES, *batch):
        return wrong(message)
    return wrong(
        f"It is {loss:.4f}, expected {expected:.4f}: the mean squared error of the pixels, minus "
        "beta times the mean cross-entropy of the classifier."
    )


def drawn_batch(seed):
    """Draws images and reconstructions `(5, 4, 3, 1)`, logits `(5, K)`, labels `(5,)`, a beta."""
    random = np.random.default_rng(seed)
    images, made = (random.uniform(-1, 1, SHAPE).astype("float32") for _ in range(2))
    count = int(random.integers(4, 8))
    logits = random.normal(0, 1.5, (SHAPE[0], count)).astype("float32")
    labels = random.integers(0, count, SHAPE[0]).astype("int32")
    return images, made, logits, labels, float(random.choice([0.25, 0.4, 2.0, 3.0]))


def error(images, made):
    """Returns the mean squared error."""
    return np.mean((images - made) ** 2)


def softmax(logits):
    """Returns probabilities, row by row."""
    return np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)


def costs(logits, labels):
    """Returns each sample's cross-entropy, in nats."""
    return -np.log(softmax(logits))[np.arange(len(labels)), labels]


def _as_doubles(images, made, logits, labels, beta):
    return *(array.astype("float64") for array in (images, made, logits)), labels, beta


MISTAKES = (
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) + beta * costs(logits, labels).mean()
        ),
        "The classifier's loss is added, so the encoder would help the classifier: take it off.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) - costs(logits, labels).mean()
        ),
        "beta is missing: it weighs the classifier's loss.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            beta * error(images, made) - costs(logits, labels).mean()
        ),
        "beta weighs the reconstruction here: it belongs to the classifier's loss.",
    ),
    (
        lambda images, made, logits, labels, beta: error(images, made),
        "The classifier plays no part: this is a plain autoencoder's loss.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) * made.size - beta * costs(logits, labels).mean()
        ),
        "The pixels are summed over the whole batch: take the mean, or forgetting has no weight "
        "beside them.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) - beta * costs(logits, labels).sum()
        ),
        "The cross-entropy is summed over the batch: take its mean.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) - beta * costs(logits, labels).mean() / logits.shape[1]
        ),
        "The cross-entropy is divided by the number of classes as well: sum over the classes, then "
        "take the mean over the samples.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            error(images, made) - beta * costs(softmax(logits), labels).mean()
        ),
        "A softmax too many: what comes in are logits. Say `from_logits=True`, and leave the "
        "softmax out.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            np.mean(np.abs(images - made)) - beta * costs(logits, labels).mean()
        ),
        "This is the absolute error of the pixels: square the differences.",
    ),
    (
        lambda images, made, logits, labels, beta: (
            beta * costs(logits, labels).mean() - error(images, made)
        ),
        "The signs are turned round: the error of the pixels is what shall become small.",
    ),
)

PLAIN_LOSS = Exercise(
    id="forgetting.plain_loss",
    lesson=4,
    points=2,
    title="The plain recipe's loss",
    hints=(
        "Two means: of the squared differences over all pixels, and of the classifier's "
        "cross-entropy over the images.",
        "`keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)` gives "
        "one number for each image.",
        "`ops.mean(ops.square(images - reconstructions)) - beta * ops.mean(...)`",
    ),
    record=probe,
    judge=judge,
)
