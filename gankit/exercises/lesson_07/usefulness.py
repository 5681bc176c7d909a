"""Exercise: train on synthetic, test on real; beside it what real training data would give."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.arguments import with_training
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws `synthetic`, `real` and `test`, pairs of samples `(N, 2)` and labels `(N,)`.

    The synthetic clouds lie beside the real ones and are narrower, as a generator's tend to be.
    """
    centres = random.normal(0, 1.6, (4, 2))
    moved = centres + random.normal(0, 0.8, centres.shape)
    return (
        _clouds(random, moved, 0.6, int(random.integers(100, 150))),
        _clouds(random, centres, 1.2, int(random.integers(20, 40))),
        _clouds(random, centres, 1.2, int(random.integers(600, 1_100))),
    )


def _clouds(random, centres, width, count):
    labels = random.permutation(np.arange(count) % len(centres))
    samples = centres[labels] + random.normal(0, width, (count, 2))
    return samples.astype("float32"), labels


def accuracy(train, learned, read):
    """Trains on one pair and returns the share of another that is read as labelled."""
    samples, labels = read
    return np.mean(train(*learned)(samples) == labels)


def accuracies(train, synthetic, real, test):
    """Returns the expected pair."""
    return np.array([accuracy(train, learned, test) for learned in (synthetic, real)])


def trained_on_both(train, synthetic, real, test):
    """Lets the first classifier learn from the real training set as well."""
    both = tuple(np.concatenate(parts) for parts in zip(synthetic, real, strict=True))
    return accuracies(train, both, real, test)


USEFULNESS = comparing(
    "cgan.usefulness",
    lesson=7,
    points=2,
    title="Train on synthetic, test on real",
    hints=(
        "Two classifiers, one test: `train(*synthetic)` gives the first.",
        "A classifier is called with samples and returns what it reads; `np.mean(read == labels)` "
        "is its accuracy.",
        "Do the same with `train(*real)`, and return both, the synthetic one's first.",
    ),
    draw=draw,
    build=with_training,
    expected=accuracies,
    kind=Kind.TUPLE,
    tolerance=1e-6,
    result="the pair of accuracies",
    praise="The same test for both; the gap is what the generator has not learned.",
    shape="The shape is {received}, expected two accuracies: of the classifier that learned from "
    "synthetic samples, then of the one that learned from real ones.",
    otherwise="Train one classifier on the synthetic set and one on the real training set; let "
    "both read the real test set, and count the share that is read as labelled.",
    mistakes=(
        (
            lambda *arguments: accuracies(*arguments)[::-1],
            "The two are swapped: the classifier that learned from synthetic samples comes first.",
        ),
        (
            lambda train, synthetic, real, test: [
                accuracy(train, one, one) for one in (synthetic, real)
            ],
            "Each classifier was tested on what it had learned from: whether that is of use shows "
            "on the test set only.",
        ),
        (
            lambda train, synthetic, real, test: [
                accuracy(train, real, one) for one in (synthetic, test)
            ],
            "The first one is turned round, trained on real and tested on synthetic: ten clean "
            "samples over and over would pass that. Train on the synthetic ones.",
        ),
        (
            trained_on_both,
            "The first classifier saw the real training set as well: it must learn from synthetic "
            "samples alone.",
        ),
        (
            lambda train, synthetic, real, test: accuracies(train, synthetic, real, real),
            "Both were tested on the real training set, which the second one has learned: the test "
            "set is the one that nobody saw.",
        ),
        (
            lambda train, synthetic, real, test: accuracies(train, synthetic, test, test),
            "The second classifier learned from the test set: it has seen the answers.",
        ),
        (
            lambda *arguments: 1 - accuracies(*arguments),
            "These are error rates: return the shares that are read right.",
        ),
        (
            lambda *arguments: 100 * accuracies(*arguments),
            "These are percentages: return shares, from 0 to 1.",
        ),
        (
            lambda *arguments: accuracies(*arguments)[0],
            "A number alone says little: return also what the same classifier reads that learned "
            "from the real training set.",
        ),
    ),
)
