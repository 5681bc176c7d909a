"""Exercise: how many of the generated pairs show the same digit."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.arguments import with_two_readers

CLASSES = 5


def draw(random):
    """Draws `(samples, labels)` for either reader, and pairs: samples `(N, 2)` in either domain."""
    source, target = random.normal(0, 1.6, (2, CLASSES, 2))
    to_read = [_learned(random, centres) for centres in (source, target)]
    count = int(random.integers(60, 120))
    digits = random.integers(0, CLASSES, count)
    others = np.where(random.random(count) < 0.3, random.integers(0, CLASSES, count), digits)
    return *to_read, _cloud(random, source[digits]), _cloud(random, target[others])


def _learned(random, centres):
    labels = np.arange(100) % CLASSES
    return _cloud(random, centres[labels]), labels


def _cloud(random, places):
    return (places + random.normal(0, 0.4, places.shape)).astype("float32")


def score(read_source, read_target, source_images, target_images):
    """The expected share."""
    return np.mean(read_source(source_images) == read_target(target_images))


PAIRING_SCORE = comparing(
    "cogan.pairing_score",
    lesson=10,
    points=1,
    title="Do they show the same?",
    hints=(
        "Let each reader read the images of its own domain.",
        "`np.mean(one == other)` is the share of rows in which two arrays agree.",
    ),
    draw=draw,
    build=with_two_readers,
    expected=score,
    result="the score",
    tolerance=1e-6,
    praise="Row by row: a pair counts if both halves are read alike.",
    shape="The shape is {received}, expected one share.",
    otherwise="It is {received}, expected {expected}: the share of rows in which `read_source` "
    "reads in the source image what `read_target` reads in the target image.",
    mistakes=(
        (
            lambda read_source, read_target, one, other: score(
                read_source, read_source, one, other
            ),
            "`read_source` reads both halves, but it does not know the target domain: each reader "
            "has its own.",
        ),
        (
            lambda read_source, read_target, one, other: score(
                read_target, read_target, one, other
            ),
            "`read_target` reads both halves, but it does not know the source domain: each reader "
            "has its own.",
        ),
        (
            lambda read_source, read_target, one, other: score(
                read_target, read_source, one, other
            ),
            "The readers are exchanged: each reads the domain that it knows.",
        ),
        (
            lambda *arguments: 1 - score(*arguments),
            "This is the share of pairs that disagree.",
        ),
        (
            lambda *arguments: 100 * score(*arguments),
            "These are per cent: return a share, from 0 to 1.",
        ),
        (
            lambda *arguments: score(*arguments) * len(arguments[-1]),
            "This is a count: divide by the number of pairs.",
        ),
        (
            lambda read_source, read_target, one, other: np.mean(
                read_source(one)[:, None] == read_target(other)
            ),
            "Every source image is compared with every target image: only those in one row are a "
            "pair.",
        ),
        (
            lambda read_source, read_target, one, other: np.mean(
                np.bincount(read_source(one), minlength=CLASSES)
                == np.bincount(read_target(other), minlength=CLASSES)
            ),
            "This compares how often each digit is drawn in either domain: pairs are compared row "
            "by row.",
        ),
    ),
)
