"""Exercise: a distance that is measured with more and more images."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.extraction import with_extractor_and_distance


def draw(random):
    """Draws an extractor's matrix `(5, 5)`, real and fake images `(N, 5)`, and a list of sizes."""
    sizes = np.sort(random.permutation(np.arange(8, 60))[:4]).tolist()
    real, fake = random.normal(size=(2, 80, 5)) + random.normal(size=(2, 1, 5))
    return random.normal(size=(5, 5)), real, fake, sizes


def by_size(extract, distance, real, fake, sizes):
    """Returns the expected distances."""
    return [distance(extract(real[:size]), extract(fake[:size])) for size in sizes]


DISTANCES_BY_SIZE = comparing(
    "evaluation.distances_by_size",
    lesson=12,
    points=2,
    title="A distance, with more and more images",
    hints=(
        "Features first: `extract(images)`; the distance never sees an image.",
        "For each size: the features of the first `size` images, real and fake.",
        "`[distance(real_features[:size], fake_features[:size]) for size in sizes]`",
    ),
    draw=draw,
    build=with_extractor_and_distance,
    expected=by_size,
    tolerance=1e-6,
    result="the distances",
    praise="The same measure, with more and more images.",
    shape="The shape is {received}, expected {expected}: one distance for each size.",
    otherwise="The distances are {received}, expected {expected}: for each size that of the "
    "features of the first images, as many real as fake ones, the real ones first.",
    mistakes=(
        (
            lambda extract, distance, real, fake, sizes: by_size(
                np.asarray, distance, real, fake, sizes
            ),
            "This is measured on the pixels: a digit that moved by two pixels would be far from "
            "itself. Measure on the features, `extract(images)`.",
        ),
        (
            lambda extract, distance, real, fake, sizes: [
                distance(extract(real), extract(fake[:size])) for size in sizes
            ],
            "All real images are used each time: take as many real as fake ones.",
        ),
        (
            lambda extract, distance, real, fake, sizes: [
                distance(extract(real[:size]), extract(fake)) for size in sizes
            ],
            "All fake images are used each time: take as many fake as real ones.",
        ),
        (
            lambda extract, distance, real, fake, sizes: by_size(
                extract, distance, real, fake, [len(real)] * len(sizes)
            ),
            "All images are used each time, whatever the size.",
        ),
        (
            lambda extract, distance, real, fake, sizes: by_size(
                extract, distance, fake, real, sizes
            ),
            "The two are swapped: the real features come first.",
        ),
        (
            lambda extract, distance, real, fake, sizes: by_size(
                extract, distance, real[::-1], fake[::-1], sizes
            ),
            "These are the last images: take the first ones, `[:size]`.",
        ),
        (
            lambda extract, distance, real, fake, sizes: by_size(
                extract, distance, real, real, sizes
            ),
            "Real images are compared with themselves: where are the fake ones?",
        ),
    ),
)
