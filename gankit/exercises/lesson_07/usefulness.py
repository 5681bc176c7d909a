"""Exercise: train on synthetic, test on real; beside it what real training data would give."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the accuracies": as_numbers(answer(train, *drawn_sets(seed)), "the result")}


def judge(evidence, seed):
    received, sets = evidence["the accuracies"], drawn_sets(seed)
    if agrees(received, accuracies(*sets), tolerance=1e-6):
        return right("The same test for both; the gap is what the generator has not learned.")
    if message := named_mistake(received, MISTAKES, *sets, tolerance=1e-6):
        return wrong(message)
    if received.shape != (2,):
        return wrong(
            f"The shape is {received.shape}, expected two accuracies: of the classifier that "
            "learned from synthetic samples, then of the one that learned from real ones."
        )
    return wrong(
        "Train one classifier on the synthetic set and one on the real training set; let both read "
        "the real test set, and count the share that is read as labelled."
    )


def drawn_sets(seed):
    """Draws `synthetic`, `real` and `test`, pairs of samples `(N, 2)` and labels `(N,)`.

    The synthetic clouds lie beside the real ones and are narrower, as a generator's tend to be.
    """
    random = np.random.default_rng(seed)
    centres = random.normal(0, 1.6, (4, 2))
    moved = centres + random.normal(0, 0.8, centres.shape)
    return (
        _clouds(random, moved, 0.6, int(random.integers(100, 150))),
        _clouds(random, centres, 1.2, int(random.integers(20, 40))),
        _clouds(random, centres, 1.2, int(random.integers(600, 1_100))),
    )


def train(samples, labels):
    """Learns the mean of each class.

    Args:
        samples: Array `(N, 2)`.
        labels: Array `(N,)` of whole numbers.

    Returns:
        Function from samples `(M, 2)` to the labels that it reads, `(M,)`: the nearest mean's.
    """
    labels = np.asarray(labels)
    classes = np.unique(labels)
    means = np.stack([np.asarray(samples)[labels == label].mean(axis=0) for label in classes])

    def classify(samples):
        distances = np.linalg.norm(np.asarray(samples)[:, None] - means, axis=2)
        return classes[distances.argmin(axis=1)]

    return classify


def accuracy(learned, read):
    """Trains on one pair and returns the share of another that is read as labelled."""
    samples, labels = read
    return np.mean(train(*learned)(samples) == labels)


def accuracies(synthetic, real, test):
    """Returns the expected pair."""
    return np.array([accuracy(synthetic, test), accuracy(real, test)])


def _clouds(random, centres, width, count):
    labels = random.permutation(np.arange(count) % len(centres))
    samples = centres[labels] + random.normal(0, width, (count, 2))
    return samples.astype("float32"), labels


def _joined(one, other):
    return tuple(np.concatenate(parts) for parts in zip(one, other, strict=True))


MISTAKES = (
    (
        lambda synthetic, real, test: accuracies(synthetic, real, test)[::-1],
        "The two are swapped: the classifier that learned from synthetic samples comes first.",
    ),
    (
        lambda synthetic, real, test: [accuracy(synthetic, synthetic), accuracy(real, real)],
        "Each classifier was tested on what it had learned from: whether that is of use shows on "
        "the test set only.",
    ),
    (
        lambda synthetic, real, test: [accuracy(real, synthetic), accuracy(real, test)],
        "The first one is turned round, trained on real and tested on synthetic: ten clean samples "
        "over and over would pass that. Train on the synthetic ones.",
    ),
    (
        lambda synthetic, real, test: [
            accuracy(_joined(synthetic, real), test),
            accuracy(real, test),
        ],
        "The first classifier saw the real training set as well: it must learn from synthetic "
        "samples alone.",
    ),
    (
        lambda synthetic, real, test: [accuracy(synthetic, real), accuracy(real, real)],
        "Both were tested on the real training set, which the second one has learned: the test set "
        "is the one that nobody saw.",
    ),
    (
        lambda synthetic, real, test: [accuracy(synthetic, test), accuracy(test, test)],
        "The second classifier learned from the test set: it has seen the answers.",
    ),
    (
        lambda synthetic, real, test: 1 - accuracies(synthetic, real, test),
        "These are error rates: return the shares that are read right.",
    ),
    (
        lambda synthetic, real, test: accuracies(synthetic, real, test)[0],
        "A number alone says little: return also what the same classifier reads that learned from "
        "the real training set.",
    ),
)

USEFULNESS = Exercise(
    id="cgan.usefulness",
    lesson=7,
    points=2,
    title="Train on synthetic, test on real",
    hints=(
        "Two classifiers, one test: `train(*synthetic)` gives the first.",
        "A classifier is called with samples and returns what it reads; `np.mean(read == labels)` "
        "is its accuracy.",
        "Do the same with `train(*real)`, and return both, the synthetic one's first.",
    ),
    record=probe,
    judge=judge,
)
