"""Exercise: the honest measure, a classifier that learns from the frozen codes afterwards."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.decoding import with_encoder


def draw(random):
    """Draws an encoder's matrix `(5, 3)`, and two pairs of images `(N, 5)` and labels `(N,)`."""
    centres = random.normal(0, 0.7, (4, 5))
    counts = random.integers((40, 600), (90, 1100))
    training, test = (_clouds(random, centres, int(count)) for count in counts)
    return random.normal(size=(5, 3)), training, test


def _clouds(random, centres, count):
    labels = random.integers(0, len(centres), count)
    images = centres[labels] + random.normal(size=(count, centres.shape[1]))
    return images.astype("float32"), labels


def share_read(train, learned, read):
    """Trains on one pair and returns the share of another that is read as labelled."""
    images, labels = read
    return np.mean(train(*learned)(images) == labels)


def fresh_accuracy(train, encode, learned, read):
    """The expected share."""
    (learned_images, learned_labels), (images, labels) = learned, read
    return share_read(train, (encode(learned_images), learned_labels), (encode(images), labels))


FRESH_ACCURACY = comparing(
    "forgetting.fresh_accuracy",
    lesson=4,
    points=2,
    title="Ask somebody who comes afterwards",
    hints=(
        "The encoder is finished: `encode(images)` gives the codes, and nothing here changes it.",
        "`train(codes, labels)` returns a classifier: a function from codes to what it reads.",
        "`np.mean(read == labels)` on the test images' codes is the share read right.",
    ),
    draw=draw,
    build=with_encoder,
    expected=fresh_accuracy,
    praise="Learned from what is public, read where nobody has looked before.",
    shape="The shape is {received}, expected one share.",
    otherwise="It is {received}, expected {expected}. Train a classifier on the codes of the "
    "training images; let it read the codes of the test images, and return the share that it reads "
    "as labelled.",
    tolerance=1e-6,
    mistakes=(
        (
            lambda train, encode, learned, read: fresh_accuracy(train, encode, learned, learned),
            "It reads the very codes that it learned from, which it may know by heart: let it read "
            "the test images' codes.",
        ),
        (
            lambda train, encode, learned, read: fresh_accuracy(train, encode, read, read),
            "It has learned from the test images, so it has seen the answers: train it on the "
            "training images' codes.",
        ),
        (
            lambda train, encode, learned, read: fresh_accuracy(train, encode, read, learned),
            "The sets are swapped: learn from the training images' codes, read the test images'.",
        ),
        (
            lambda train, encode, learned, read: share_read(train, learned, read),
            "The classifier saw the images themselves: asked is what is left in the codes.",
        ),
        (
            lambda train, encode, learned, read: 1 - fresh_accuracy(train, encode, learned, read),
            "This is the share of errors: return the share that is read right.",
        ),
        (
            lambda train, encode, learned, read: (
                fresh_accuracy(train, encode, learned, read) * len(read[1])
            ),
            "This is a count: divide by the number of test images.",
        ),
        (
            lambda train, encode, learned, read: 100 * fresh_accuracy(train, encode, learned, read),
            "These are per cent: return a share, from 0 to 1.",
        ),
    ),
)
