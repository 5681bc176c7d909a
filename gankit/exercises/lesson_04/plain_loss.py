"""Exercise: the plain recipe, reconstruct well and make the classifier's loss large."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import labels_without_from_logits, of_labels, softmax

SHAPE = (5, 4, 3, 1)


def draw(random):
    """Draws images and reconstructions `(5, 4, 3, 1)`, logits `(5, K)`, labels `(5,)`, a beta."""
    images, made = (random.uniform(-1, 1, SHAPE).astype("float32") for _ in range(2))
    count = int(random.integers(4, 8))
    logits = random.normal(0, 1.5, (SHAPE[0], count)).astype("float32")
    labels = random.integers(0, count, SHAPE[0]).astype("int32")
    return images, made, logits, labels, float(random.choice([0.25, 0.4, 2.0, 3.0]))


def error(images, made):
    """Returns the mean squared error."""
    return np.mean((images - made) ** 2)


def recipe(images, made, logits, labels, beta):
    """The expected loss."""
    return error(images, made) - beta * of_labels(logits, labels).mean()


def slopes(images, made, logits, labels, beta):
    """The expected gradients for reconstructions and logits."""
    told = np.eye(logits.shape[1])[labels]
    return 2 * (made - images) / made.size, -beta * (softmax(logits) - told) / len(logits)


PLAIN_LOSS = comparing(
    "forgetting.plain_loss",
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
    draw=draw,
    expected=recipe,
    slopes=slopes,
    differentiated=(1, 2),
    tensors=4,
    result="the loss",
    praise="A low error, and a classifier that is wrong: that is what it asks for.",
    shape="The loss has the shape {received}: it must be one number, of two means.",
    otherwise="It is {received}, expected {expected}: the mean squared error of the pixels, minus "
    "beta times the mean cross-entropy of the classifier.",
    mistakes=(
        (
            lambda images, made, logits, labels, beta: recipe(images, made, logits, labels, -beta),
            "The classifier's loss is added, so the encoder would help the classifier: take it "
            "off.",
        ),
        (
            lambda images, made, logits, labels, beta: recipe(images, made, logits, labels, 1),
            "beta is missing: it weighs the classifier's loss.",
        ),
        (
            lambda images, made, logits, labels, beta: (
                beta * recipe(images, made, logits, labels, 1 / beta)
            ),
            "beta weighs the reconstruction here: it belongs to the classifier's loss.",
        ),
        (
            lambda images, made, logits, labels, beta: error(images, made),
            "The classifier plays no part: this is a plain autoencoder's loss.",
        ),
        (
            lambda images, made, logits, labels, beta: (
                recipe(images, made, logits, labels, beta) + (made.size - 1) * error(images, made)
            ),
            "The pixels are summed over the whole batch: take the mean, or forgetting has no "
            "weight beside them.",
        ),
        (
            lambda images, made, logits, labels, beta: recipe(
                images, made, logits, labels, beta * len(labels)
            ),
            "The cross-entropy is summed over the batch: take its mean.",
        ),
        (
            lambda images, made, logits, labels, beta: recipe(
                images, made, logits, labels, beta / logits.shape[1]
            ),
            "The cross-entropy is divided by the number of classes as well: sum over the classes, "
            "then take the mean over the samples.",
        ),
        (
            lambda images, made, logits, labels, beta: recipe(
                images, made, softmax(logits), labels, beta
            ),
            "A softmax too many: what comes in are logits. Say `from_logits=True`, and leave the "
            "softmax out.",
        ),
        (
            lambda images, made, logits, labels, beta: (
                error(images, made) - beta * labels_without_from_logits(logits, labels)
            ),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
        (
            lambda images, made, logits, labels, beta: (
                np.mean(np.abs(images - made)) + recipe(images, images, logits, labels, beta)
            ),
            "This is the absolute error of the pixels: square the differences.",
        ),
        (
            lambda images, made, logits, labels, beta: -recipe(images, made, logits, labels, beta),
            "The signs are turned round: the error of the pixels is what shall become small.",
        ),
    ),
)
