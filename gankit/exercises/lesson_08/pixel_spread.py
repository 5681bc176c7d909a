"""Exercise: how different pictures are from one another."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws images that differ little from one another, each full of contrast: `(5, 6, 4, 1)`."""
    picture = random.uniform(-1, 1, (1, 6, 4, 1))
    size, drawn = random.uniform(0.1, 0.4), random.normal(size=(5, 6, 4, 1))
    # Some pixels are the same in all images, as the dark edges of digits are.
    differences = size * drawn * (random.random((1, 6, 4, 1)) > 0.3)
    return (np.clip(picture + differences, -1, 1).astype("float32"),)


PIXEL_SPREAD = comparing(
    "animation.pixel_spread",
    lesson=8,
    points=1,
    title="The spread between pictures",
    hints=(
        "Take one pixel: how much does it vary from picture to picture? Then the mean of all.",
        "The pictures lie along axis 0: `np.std(images, axis=0)` has the shape of one picture.",
    ),
    draw=draw,
    expected=lambda images: images.std(axis=0).mean(),
    result="the spread",
    praise="Over the images for each pixel, then the mean over the pixels.",
    shape="It has the shape {received}: take the mean over all pixels, one number is left.",
    otherwise="Expected {expected}, received {received}.",
    mistakes=(
        (
            lambda images: images.std(),
            "This is the spread of all pixels at once: one picture full of contrast, repeated, "
            "would score high. Compare each pixel over the images: `axis=0`.",
        ),
        (
            lambda images: images.std(axis=(1, 2, 3)).mean(),
            "This is the spread inside each picture, its contrast. Compare the pictures with one "
            "another: `axis=0`.",
        ),
        (
            lambda images: images.std(axis=0),
            "This is the spread of each pixel, a picture: take its mean.",
        ),
        (
            lambda images: images.mean(axis=0).std(),
            "This is the contrast of the mean picture: first the deviation over the images, then "
            "the mean over the pixels.",
        ),
        (
            lambda images: images.var(axis=0).mean(),
            "This is the mean variance: take the deviation, its root, of each pixel first.",
        ),
    ),
)
