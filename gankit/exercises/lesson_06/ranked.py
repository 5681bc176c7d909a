"""Exercise: samples in the order of the discriminator's score."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import sigmoid
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images float32 `(9, 4, 3, 3)` and their logits `(9, 1)`, the first one in the middle.

    So neither an order that is left as it is nor a turned one is right by chance.
    """
    images = random.uniform(-1, 1, (9, 4, 3, 3))
    logits = random.permutation(np.linspace(-3, 3, 9) + random.uniform(-0.2, 0.2, 9))
    middle = np.argsort(logits)[4]
    logits[[0, middle]] = logits[[middle, 0]]
    return images.astype("float32"), logits[:, None].astype("float32")


def in_order(images, logits):
    """Sorts images by the probability that the discriminator gives them; the largest is first."""
    said = sigmoid(logits.ravel())
    order = np.argsort(-said)
    return images[order], said[order]


def _softmax(images, logits):
    powers = np.sort(np.exp(logits.ravel()))[::-1]
    return in_order(images, logits)[0], powers / powers.sum()


def _first_everywhere(images, logits):
    first = np.zeros(len(images), int)
    return images[first], sigmoid(logits.ravel())[first]


RANKED = comparing(
    "dcgan.ranked",
    lesson=6,
    points=2,
    title="Samples in the order of their score",
    hints=(
        "First a flat array of probabilities: `1 / (1 + np.exp(-logits))` has the logits' shape, "
        "`(N, 1)`.",
        "`order = np.argsort(...)` gives positions, the smallest number first. A minus turns that "
        "round.",
        "Index both with it: `images[order]` and `probabilities[order]`.",
    ),
    draw=draw,
    expected=in_order,
    result=("the images", "the probabilities"),
    kind=Kind.ARRAY,
    praise="The most convincing one first, each with its own probability.",
    shape="The images and the probabilities have the shapes {received}, expected {expected}: "
    "flatten the logits before you sort them, `argsort` goes along the last axis.",
    otherwise="Not so: the probabilities are the sigmoid of the logits, the largest first, and "
    "each image stands beside its own.",
    mistakes=(
        (
            lambda images, logits: (
                in_order(images, logits)[0],
                in_order(images, logits)[1][:, None],
            ),
            "The probabilities have a column too many: one number an image, shape (N,).",
        ),
        (
            _first_everywhere,
            "Every place shows the same image: `argsort` sorts along the last axis, and each row "
            "of logits holds one number. Flatten the logits first.",
        ),
        (
            lambda images, logits: [part[::-1] for part in in_order(images, logits)],
            "The least convincing one comes first: `argsort` sorts upwards.",
        ),
        (
            lambda images, logits: (images, sigmoid(logits.ravel())),
            "The order is still that of the batch: the scores are right, now sort by them.",
        ),
        (
            lambda images, logits: (images, in_order(images, logits)[1]),
            "The scores are sorted, the images are not: each now bears the score of another. Sort "
            "both with the same `order`.",
        ),
        (
            lambda images, logits: (in_order(images, logits)[0], sigmoid(logits.ravel())),
            "The images are sorted, the scores are not: each now bears the score of another. Sort "
            "both with the same `order`.",
        ),
        (
            lambda images, logits: (in_order(images, logits)[0], np.sort(logits.ravel())[::-1]),
            "These are logits, some below 0: a sigmoid makes probabilities of them.",
        ),
        (
            lambda images, logits: (in_order(images, logits)[0], 1 - in_order(images, logits)[1]),
            'These are the probabilities of "fake": the sigmoid of the logit itself is that of '
            '"real".',
        ),
        (
            _softmax,
            "This is a softmax over the batch, in which the images compete: the discriminator "
            "judges each by itself, with a sigmoid.",
        ),
    ),
)
