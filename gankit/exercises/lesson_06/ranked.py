"""Exercise: samples in the order of the discriminator's score."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    returned = answer(*drawn_samples(seed))
    if not isinstance(returned, (tuple, list)) or len(returned) != 2:
        raise Unusable("Expected two results: `return images, probabilities`.")
    images, probabilities = returned
    return {
        "the images": as_numbers(images, "the images"),
        "the probabilities": as_numbers(probabilities, "the probabilities"),
    }


def judge(evidence, seed):
    said_images, said = evidence["the images"], evidence["the probabilities"]
    images, logits = drawn_samples(seed)
    expected = in_order(images, logits)
    if agrees(said_images, expected[0]) and agrees(said, expected[1]):
        return right("The most convincing one first, each with its own probability.")
    if said.shape == (len(images), 1):
        return wrong("The probabilities have a column too many: one number an image, shape (N,).")
    if said.shape == expected[1].shape and said_images.shape == images.shape:
        for mistake, message in MISTAKES:
            wrong_images, wrong_said = mistake(images, logits)
            if agrees(said_images, wrong_images) and agrees(said, wrong_said):
                return wrong(message)
    if _shows_one_image_only(said_images, images):
        return wrong(
            "Every place shows the same image: `argsort` sorts along the last axis, and each row "
            "of logits holds one number. Flatten the logits first."
        )
    if said_images.shape != images.shape:
        return wrong(f"The images have the shape {said_images.shape}, expected {images.shape}.")
    if not agrees(said, expected[1]):
        return wrong(
            f"The probabilities begin with {np.round(said.ravel()[:3], 3).tolist()}, expected "
            f"{np.round(expected[1][:3], 3).tolist()}: the sigmoid of the logits, largest first."
        )
    return wrong("The probabilities are right, but the images do not stand beside their own.")


def drawn_samples(seed):
    """Draws images float32 `(9, 4, 3, 3)` and their logits `(9, 1)`, the first one in the middle.

    So neither an order that is left as it is nor a turned one is right by chance.
    """
    random = np.random.default_rng(seed)
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


def sigmoid(logits):
    """The probability of "real"."""
    return 1 / (1 + np.exp(-logits.astype("float64")))


def _shows_one_image_only(said_images, images):
    rows = said_images.reshape(len(said_images), -1) if said_images.ndim else said_images
    return rows.ndim == 2 and len(rows) == len(images) and np.ptp(rows, axis=0).max() == 0


def _softmax(images, logits):
    images, _ = in_order(images, logits)
    powers = np.sort(np.exp(logits.ravel().astype("float64")))[::-1]
    return images, powers / powers.sum()


MISTAKES = (
    (
        lambda images, logits: tuple(part[::-1] for part in in_order(images, logits)),
        "The least convincing one comes first: `argsort` sorts upwards.",
    ),
    (
        lambda images, logits: (images, sigmoid(logits.ravel())),
        "The order is still that of the batch: the scores are right, now sort by them.",
    ),
    (
        lambda images, logits: (images, in_order(images, logits)[1]),
        "The scores are sorted, the images are not: each now bears the score of another. Sort both "
        "with the same `order`.",
    ),
    (
        lambda images, logits: (in_order(images, logits)[0], sigmoid(logits.ravel())),
        "The images are sorted, the scores are not: each now bears the score of another. Sort both "
        "with the same `order`.",
    ),
    (
        lambda images, logits: (in_order(images, logits)[0], np.sort(logits.ravel())[::-1]),
        "These are logits, some below 0: a sigmoid makes probabilities of them.",
    ),
    (
        lambda images, logits: (in_order(images, logits)[0], 1 - in_order(images, logits)[1]),
        'These are the probabilities of "fake": the sigmoid of the logit itself is that of "real".',
    ),
    (
        _softmax,
        "This is a softmax over the batch, in which the images compete: the discriminator judges "
        "each by itself, with a sigmoid.",
    ),
)

RANKED = Exercise(
    id="dcgan.ranked",
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
    record=probe,
    judge=judge,
)
