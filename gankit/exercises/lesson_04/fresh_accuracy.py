"""Exercise: the honest measure, a classifier that learns from the frozen codes afterwards."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    received = answer(train, drawn_encoder(seed), *drawn_sets(seed))
    return {"the accuracy": as_numbers(received, "the result")}


def judge(evidence, seed):
    received, drawn = evidence["the accuracy"], (drawn_encoder(seed), *drawn_sets(seed))
    if agrees(received, fresh_accuracy(*drawn), tolerance=1e-6):
        return right("Learned from what is public, read where nobody has looked before.")
    if message := named_mistake(received, MISTAKES, *drawn, tolerance=1e-6):
        return wrong(message)
    if received.shape != ():
        return wrong(f"The shape is {received.shape}, expected one share.")
    return wrong(
        "Train a classifier on the codes of the training images; let it read the codes of the test "
        "images, and return the share that it reads as labelled."
    )


def drawn_sets(seed):
    """Draws a training and a test pair: images `(N, 5)`, float32, and labels `(N,)`."""
    random = np.random.default_rng(seed)
    centres = random.normal(0, 0.7, (4, 5))
    return tuple(_clouds(random, centres, int(n)) for n in random.integers((40, 600), (90, 1100)))


def drawn_encoder(seed):
    """Draws a function from images `(N, 5)` to codes `(N, 3)`."""
    matrix = np.random.default_rng([seed, 1]).normal(size=(5, 3))
    return lambda images: np.tanh(0.7 * np.asarray(images) @ matrix)


def train(inputs, labels):
    """Learns the mean of each class.

    Args:
        inputs: Array `(N, D)`.
        labels: Array `(N,)` of whole numbers.

    Returns:
        Function from inputs `(M, D)` to the labels that it reads, `(M,)`: the nearest mean's.
    """
    inputs, labels = np.asarray(inputs), np.asarray(labels)
    classes = np.unique(labels)
    means = np.stack([inputs[labels == label].mean(axis=0) for label in classes])

    def classify(inputs):
        return classes[np.linalg.norm(np.asarray(inputs)[:, None] - means, axis=2).argmin(axis=1)]

    return classify


def accuracy(learned, read):
    """Trains on one pair and returns the share of another that is read as labelled."""
    inputs, labels = read
    return np.mean(train(*learned)(inputs) == labels)


def encoded(encode, pair):
    """Puts the codes in the place of a pair's images."""
    images, labels = pair
    return encode(images), labels


def fresh_accuracy(encode, learned, read):
    """Returns the expected share."""
    return accuracy(encoded(encode, learned), encoded(encode, read))


def _clouds(random, centres, count):
    labels = random.integers(0, len(centres), count)
    images = centres[labels] + random.normal(size=(count, centres.shape[1]))
    return images.astype("float32"), labels


MISTAKES = (
    (
        lambda encode, learned, read: accuracy(encoded(encode, learned), encoded(encode, learned)),
        "It reads the very codes that it learned from, which it may know by heart: let it read the "
        "test images' codes.",
    ),
    (
        lambda encode, learned, read: accuracy(encoded(encode, read), encoded(encode, read)),
        "It has learned from the test images, so it has seen the answers: train it on the training "
        "images' codes.",
    ),
    (
        lambda encode, learned, read: accuracy(encoded(encode, read), encoded(encode, learned)),
        "The sets are swapped: learn from the training images' codes, read the test images'.",
    ),
    (
        lambda encode, learned, read: accuracy(learned, read),
        "The classifier saw the images themselves: asked is what is left in the codes.",
    ),
    (
        lambda encode, learned, read: 1 - fresh_accuracy(encode, learned, read),
        "This is the share of errors: return the share that is read right.",
    ),
    (
        lambda encode, learned, read: fresh_accuracy(encode, learned, read) * len(read[1]),
        "This is a count: divide by the number of test images.",
    ),
    (
        lambda encode, learned, read: 100 * fresh_accuracy(encode, learned, read),
        "These are per cent: return a share, from 0 to 1.",
    ),
)

FRESH_ACCURACY = Exercise(
    id="forgetting.fresh_accuracy",
    lesson=4,
    points=2,
    title="Ask somebody who comes afterwards",
    hints=(
        "The encoder is finished: `encode(images)` gives the codes, and nothing here changes it.",
        "`train(codes, labels)` returns a classifier: a function from codes to what it reads.",
        "`np.mean(read == labels)` on the test images' codes is the share read right.",
    ),
    record=probe,
    judge=judge,
)
