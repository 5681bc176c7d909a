"""Exercise: what was read in an image must be read in its translation."""

import numpy as np
from keras import ops

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import labels_without_from_logits, of_labels, softmax
from gankit.exercises.recording.arguments import with_classifier

COUNT, SIZE = 6, 4


def draw(random):
    """Draws a classifier's matrix `(4, K)`, and images and translations `(6, 4)`, float32."""
    matrix = random.normal(0, 1.5, (SIZE, int(random.integers(3, 6)))).astype("float32")
    images, translations = random.uniform(-1, 1, (2, COUNT, SIZE)).astype("float32")
    return matrix, images, translations


def logits_of(classifier, batch):
    """Returns a classifier's logits as an array."""
    return ops.convert_to_numpy(classifier(ops.convert_to_tensor(batch)))


def loss(classifier, images, translations):
    """The expected loss."""
    logits, read = (logits_of(classifier, batch) for batch in (translations, images))
    return of_labels(logits, read.argmax(axis=1)).mean()


def slopes(classifier, images, translations):
    """The expected gradients: any for the images, which no network has made."""
    matrix = logits_of(classifier, np.eye(SIZE, dtype="float32"))
    read = logits_of(classifier, images).argmax(axis=1)
    told = np.eye(matrix.shape[1])[read]
    surplus = softmax(logits_of(classifier, translations)) - told
    return np.full(images.shape, np.nan), surplus @ matrix.T / len(images)


def _of(function):
    """Makes a mistake of a function of the images' logits and the translations' logits."""
    return lambda classifier, images, translations: function(
        logits_of(classifier, images), logits_of(classifier, translations)
    )


SEMANTIC_LOSS = comparing(
    "cyclegan.semantic_loss",
    lesson=10,
    points=2,
    title="What was read must still be read",
    hints=(
        "First read the images: `ops.argmax(classifier(images), axis=-1)`. That is the label, for "
        "want of a better one.",
        "Then hold the translations to it: the cross-entropy of `classifier(translations)` against "
        "that label.",
        "`ops.mean(keras.losses.sparse_categorical_crossentropy(read, logits, from_logits=True))`",
    ),
    draw=draw,
    build=with_classifier,
    expected=loss,
    slopes=slopes,
    differentiated=(1, 2),
    result="the loss",
    praise="A three that became an eight costs now, and no label of the target was needed.",
    shape="The loss has the shape {received}: it must be one number, a mean.",
    otherwise="It is {received}, expected {expected}: the mean cross-entropy of what the "
    "classifier says to the translations, against the class that it reads in the images.",
    mistakes=(
        (
            _of(lambda images, made: of_labels(images, made.argmax(axis=1)).mean()),
            "It is turned round: what is read in the translation is held against the image, and no "
            "gradient reaches the generator. The image says the label, the translation is scored.",
        ),
        (
            _of(lambda images, made: of_labels(made, made.argmax(axis=1)).mean()),
            "The translations are held to what is read in themselves: they would only be made "
            "clear, whatever they show. The label comes from the images.",
        ),
        (
            _of(lambda images, made: of_labels(images, images.argmax(axis=1)).mean()),
            "The translations play no part: score what the classifier says to *them*.",
        ),
        (
            _of(lambda images, made: of_labels(softmax(made), images.argmax(axis=1)).mean()),
            "A softmax too many: what the classifier says are logits. Say `from_logits=True`, and "
            "leave the softmax out.",
        ),
        (
            _of(lambda images, made: labels_without_from_logits(made, images.argmax(axis=1))),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
        (
            _of(lambda images, made: of_labels(made, images.argmin(axis=1)).mean()),
            "The label is the class that is read *least*: take the largest logit, `ops.argmax`.",
        ),
        (
            _of(lambda images, made: of_labels(made, images.argmax(axis=1)).sum()),
            "This is a sum over the batch: take the mean.",
        ),
        (
            _of(lambda images, made: -of_labels(made, images.argmax(axis=1)).mean()),
            "The sign is turned: the surer the classifier is of the same class, the lower.",
        ),
        (
            _of(lambda images, made: np.mean((images - made) ** 2)),
            "These are squared distances of logits: they ask for the same logits in two worlds, "
            "where the same class would do.",
        ),
        (
            _of(lambda images, made: np.mean(images.argmax(axis=1) != made.argmax(axis=1))),
            "This is the share that is read otherwise: right to look at, but a share has no slope "
            "to learn by. Take the cross-entropy.",
        ),
    ),
)
