"""Exercise: bytes to the range of tanh."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws rather dark images, in which no white occurs: uint8 `(3, 5, 4, 3)`."""
    return (random.integers(3, 224, (3, 5, 4, 3)).astype("uint8"),)


def _wrapped(images):
    """What uint8 makes of `2 * image - 255`: it starts again at 0 after 255."""
    return (images * np.uint8(2) - np.uint8(255)) / 255


TO_SIGNED = comparing(
    "dcgan.to_signed",
    lesson=6,
    points=1,
    title="Bytes to the range of tanh",
    hints=(
        "A straight line through two points: 0 goes to -1, and 255 to 1.",
        "Its slope is 2 / 255. Division makes floats of bytes; multiplication does not.",
        "`images / 127.5 - 1`",
    ),
    draw=draw,
    expected=lambda images: images / 127.5 - 1,
    kind=Kind.ARRAY,
    praise="0 becomes -1, 255 becomes 1: black and white as tanh has them.",
    shape="The shape is {received}, expected as it was: {expected}.",
    otherwise="They begin with {received}, expected {expected}: a straight line on which 0 becomes "
    "-1 and 255 becomes 1.",
    mistakes=(
        (
            lambda images: images / 255,
            "They lie in [0, 1], the range of a sigmoid: black must become -1, as tanh has it.",
        ),
        (
            lambda images: images / 127.5,
            "They lie in [0, 2]: shift them by 1 as well, so that the middle grey is 0.",
        ),
        (
            lambda images: images / 255 - 0.5,
            "They lie in [-0.5, 0.5], half of tanh's range: the generator could paint blacker than "
            "any image is.",
        ),
        (
            lambda images: images / 255 - 1,
            "They lie in [-1, 0]: the range has a width of 2, so divide by half of 255.",
        ),
        (
            lambda images: (images.astype("float64") - 128) / 128,
            "White would become 0.992: the middle between 0 and 255 is 127.5, not 128.",
        ),
        (
            lambda images: images / images.max() * 2 - 1,
            "This divides by the brightest byte of these images, and would make a dark image "
            "bright: the range of bytes is always 0 to 255.",
        ),
        (
            lambda images: (images - float(images.min())) / np.ptp(images) * 2 - 1,
            "This stretches by the darkest and brightest byte of these images: the range of bytes "
            "is always 0 to 255.",
        ),
        (
            lambda images: (images - images.mean()) / images.std(),
            "This is standardising, to mean 0 and deviation 1: it would leave the range of tanh.",
        ),
        (
            lambda images: 1 - images / 127.5,
            "The sign is turned: this is a negative, white would become -1.",
        ),
        (
            _wrapped,
            "The bytes ran over: uint8 starts again at 0 after 255. Turn them into floats *before* "
            "you multiply.",
        ),
        (
            lambda images: (images - np.uint8(128)) / 128,
            "The bytes ran over: in uint8 there is no number below 0. Turn them into floats "
            "*before* you subtract.",
        ),
    ),
)
