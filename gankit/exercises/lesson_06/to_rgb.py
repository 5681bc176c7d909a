"""Exercise: from OpenCV's order of colours to everybody else's."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws images in which red, green and blue differ: uint8 `(4, 6, 5, 3)`."""
    return (random.integers(0, 256, (4, 6, 5, 3)).astype("uint8"),)


TO_RGB = comparing(
    "dcgan.to_rgb",
    lesson=6,
    points=1,
    title="Blue, green, red to red, green, blue",
    hints=(
        "The channels are the last axis of the array. What has to happen to their order?",
        "A slice with the step -1 turns an axis round; `...` stands for all axes before it.",
        "`images[..., ::-1]`",
    ),
    draw=draw,
    expected=lambda images: images[..., ::-1],
    result="the images",
    praise="Red first. Every image keeps its place, only its channels change theirs.",
    shape="The shape is {received}, expected as it was: {expected}.",
    otherwise="The channels come as blue, green, red, and must go out as red, green, blue.",
    mistakes=(
        (
            lambda images: images,
            "Nothing changed: the blue channel still comes first.",
        ),
        (
            lambda images: images[::-1],
            "This turns the batch round, last image first: the channels are the *last* axis.",
        ),
        (
            lambda images: images[:, ::-1],
            "The images stand on their heads: the channels are the last axis, not the rows.",
        ),
        (
            lambda images: images[:, :, ::-1],
            "The images are mirrored: for a batch the channels are axis 3, for one image axis 2.",
        ),
        (
            lambda images: images[::-1, ::-1, ::-1, ::-1],
            "All four axes are turned round: only the last one, `images[..., ::-1]`.",
        ),
        (
            lambda images: np.roll(images, 1, axis=-1),
            "The channels are shifted by one: green must stay in the middle, red and blue change "
            "places.",
        ),
        (
            lambda images: np.roll(images, -1, axis=-1),
            "The channels are shifted by one: green must stay in the middle, red and blue change "
            "places.",
        ),
        (
            lambda images: images[..., [2, 1, 2]],
            "Blue is gone, red is there twice: a slice is a view, and the first assignment "
            "overwrote what the second one needed. Make a copy, or index in one go.",
        ),
        (
            lambda images: images[..., [0, 1, 0]],
            "Red is gone, blue is there twice: a slice is a view, and the first assignment "
            "overwrote what the second one needed. Make a copy, or index in one go.",
        ),
        (
            lambda images: 255 - images,
            "This is a negative: every colour turned into its opposite. Only the order should "
            "change.",
        ),
    ),
)
