"""Exercise: images of twice the side."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images `(N, H, W, C)` in [-1, 1], of three different sizes."""
    sides = 2 + random.permutation(4)[:3]
    return (random.uniform(-1, 1, (*sides, 3)).astype("float32"),)


def doubled(images):
    """Returns images in which each pixel stands four times."""
    return images.repeat(2, axis=1).repeat(2, axis=2)


def _with_gaps(images):
    count, height, width, channels = images.shape
    grown = np.zeros((count, 2 * height, 2 * width, channels), images.dtype)
    grown[:, ::2, ::2] = images
    return grown


DOUBLED = comparing(
    "progan.doubled",
    lesson=11,
    points=1,
    title="Twice the side",
    hints=(
        "Each pixel becomes a block of 2x2, all four alike.",
        "`np.repeat(array, 2, axis=1)` writes each row twice, one below the other.",
        "`images.repeat(2, axis=1).repeat(2, axis=2)`",
    ),
    draw=draw,
    expected=doubled,
    kind=Kind.NUMBER_ARRAY,
    cases=2,
    praise="Larger, and not a bit more to see: that is left to the next level.",
    shape="The shape is {received}, expected {expected}: height and width are doubled, the number "
    "of images and the colours stay.",
    otherwise="It begins with {received}, expected {expected}: each pixel becomes a block of 2x2 "
    "pixels of just its colour.",
    mistakes=(
        (
            lambda images: np.tile(images, (1, 2, 2, 1)),
            "These are four small images side by side: `tile` repeats the whole, `repeat` each "
            "entry.",
        ),
        (
            lambda images: np.tile(images, (1, 2, 1, 1)).repeat(2, axis=2),
            "The rows are repeated as a whole, one image above the other: `repeat` each of them, "
            "as you do with the columns.",
        ),
        (
            lambda images: np.tile(images, (1, 1, 2, 1)).repeat(2, axis=1),
            "The columns are repeated as a whole, one image beside the other: `repeat` each of "
            "them, as you do with the rows.",
        ),
        (
            _with_gaps,
            "Three of four pixels are 0, which is grey: fill the whole block.",
        ),
    ),
)
