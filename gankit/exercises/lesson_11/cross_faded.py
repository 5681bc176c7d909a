"""Exercise: the real images, as they are shown while a level fades in."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_11.faded_in import faded_in
from gankit.exercises.lesson_11.halved import halved
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images `(N, H, W, C)` of even sides, and alpha."""
    count, half_height, half_width = 2 + random.permutation(4)[:3]
    images = random.uniform(-1, 1, (count, 2 * half_height, 2 * half_width, 3))
    return images.astype("float32"), round(float(random.uniform(0.55, 0.9)), 2)


def cross_faded(images, alpha):
    """Returns the expected images."""
    return faded_in(halved(images), images, alpha)


CROSS_FADED = comparing(
    "progan.cross_faded",
    lesson=11,
    points=2,
    title="Real images fade in as well",
    hints=(
        "At alpha 0 a real image must show no more than a generator of the level below can: "
        "blocks of 2x2 equal pixels.",
        "`halved` takes the detail away, `doubled` brings the size back.",
        "`faded_in(halved(images), images, alpha)`",
    ),
    draw=draw,
    expected=cross_faded,
    kind=Kind.NUMBER_ARRAY,
    cases=2,
    praise="Real and fake images get their detail at the same pace.",
    shape="The shape is {received}, expected {expected}: that of the images. Halved, they have to "
    "be doubled again.",
    otherwise="It begins with {received}, expected {expected} at alpha {1}: the share alpha is the "
    "image as it is, the rest the image halved and doubled.",
    mistakes=(
        (
            lambda images, alpha: images,
            "The real images are left as they are. Beside them every fake of a young level is "
            "blurred, and the discriminator needs to look at nothing else.",
        ),
        (
            lambda images, alpha: cross_faded(images, 1 - alpha),
            "Turned round: at alpha 0 this shows all the detail, before any fake can have it.",
        ),
        (
            lambda images, alpha: cross_faded(images, 0),
            "All detail is gone, whatever alpha is: at alpha 1 the images are as they are.",
        ),
        (
            lambda images, alpha: cross_faded(images, 0.5),
            "This is half and half whatever alpha is.",
        ),
        (
            lambda images, alpha: alpha * images,
            "The rest is missing: at alpha 0 the image would be grey.",
        ),
        (
            lambda images, alpha: images + cross_faded(images, 0) * (1 - alpha),
            "The image itself has all its weight from the beginning: `alpha * images`.",
        ),
        (
            lambda images, alpha: faded_in(images[:, ::2, ::2], images, alpha),
            "The coarse part keeps one pixel of four: take the mean of each block, by `halved`.",
        ),
        (
            lambda images, alpha: (
                (1 - alpha) * np.tile(halved(images), (1, 2, 2, 1)) + alpha * images
            ),
            "The small image stands there four times: make it larger, by `doubled`.",
        ),
    ),
)
