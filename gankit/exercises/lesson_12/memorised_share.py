"""Exercise: are the samples nearer to the training images than new images are?"""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.extraction import with_extractor


def draw(random):
    """Draws an extractor's matrix `(5, 3)`, samples, training images and test images `(N, 5)`.

    A third of the samples lies close to training images.
    """
    samples, test = (
        random.normal(size=(int(random.integers(24, 36)), 5)),
        random.normal(0, 1, (50, 5)),
    )
    train = random.normal(size=(int(random.integers(60, 90)), 5))
    copied = len(samples) // 3
    samples[:copied] = train[:copied] + random.normal(0, 0.05, (copied, 5))
    return random.normal(size=(5, 3)), samples, train, test


def nearest(points, among, reduce=np.min):
    """Returns the distance from each point to the nearest of others."""
    return reduce(np.linalg.norm(points[:, None] - among, axis=2), axis=1)


def share_nearer(extract, samples, train, test, reduce=np.min):
    """Returns the expected share; Meehan et al. 2020, their test's statistic as a share."""
    samples, train, test = map(extract, (samples, train, test))
    return np.mean(nearest(samples, train, reduce)[:, None] < nearest(test, train, reduce))


def _nearer_to_train_than_to_test(extract, samples, train, test):
    samples, train, test = map(extract, (samples, train, test))
    return np.mean(nearest(samples, train) < nearest(samples, test))


def _against(summary):
    """Makes a mistake of a summary of the test images' distances."""

    def mistaken(extract, samples, train, test):
        samples, train, test = map(extract, (samples, train, test))
        return np.mean(nearest(samples, train) < summary(nearest(test, train)))

    return mistaken


ALL_TEST = (
    "You compared with one number for all test images, their mean or median: compare each sample "
    "with each test image, and take the share of pairs."
)

MEMORISED_SHARE = comparing(
    "evaluation.memorised_share",
    lesson=12,
    points=2,
    title="Learned, or learned by heart?",
    hints=(
        "Features first. Then two lists of distances: from each sample to its nearest training "
        "image, and from each new image to *its* nearest training image.",
        "`distances(points, train).min(axis=1)` gives such a list.",
        "`np.mean(of_samples[:, None] < of_new)`",
    ),
    draw=draw,
    cases=2,
    build=with_extractor,
    expected=share_nearer,
    tolerance=1e-6,
    praise="A half is as near as new images are; towards 1 it is copied.",
    shape="The shape is {received}: the share is one number.",
    otherwise="It is {received}, expected {expected}: of all pairs of a sample and a test image, "
    "the share in which the sample is nearer to its nearest training image than the test image is "
    "to its own.",
    mistakes=(
        (
            lambda extract, *sets: share_nearer(np.asarray, *sets),
            "This is measured on the pixels: measure on the features, `extract(images)`.",
        ),
        (
            lambda extract, samples, train, test: share_nearer(extract, samples, train, train),
            "The training images are compared with themselves: each finds itself, at distance 0. "
            "New images, the test set's, are what to compare with.",
        ),
        (
            _nearer_to_train_than_to_test,
            "This asks whether a sample is nearer to the training set than to the test set, and so "
            "which set is larger. Compare with how near *test images* come to the training set.",
        ),
        (
            lambda extract, samples, train, test: share_nearer(extract, samples, test, train),
            "Training and test set are swapped: what may have been learned by heart is the "
            "training set.",
        ),
        (
            lambda extract, samples, train, test: share_nearer(extract, test, train, samples),
            "It is turned round: here a *low* share would mean copies.",
        ),
        (
            lambda *arguments: share_nearer(*arguments, reduce=np.mean),
            "You took the mean distance to all training images: a copy is near to a single one.",
        ),
        (
            lambda *arguments: share_nearer(*arguments, reduce=np.max),
            "You took the furthest training image: a copy is near to the nearest.",
        ),
        (_against(np.mean), ALL_TEST),
        (_against(np.median), ALL_TEST),
    ),
)
