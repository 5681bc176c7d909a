"""Exercise: from OpenCV's order of colours to everybody else's."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the images": as_numbers(answer(drawn_images(seed)), "the result")}


def judge(evidence, seed):
    images, drawn = evidence["the images"], drawn_images(seed)
    expected = drawn[..., ::-1]
    if np.array_equal(images, expected):
        return right("Red first. Every image keeps its place, only its channels change theirs.")
    if message := named_mistake(images, MISTAKES, drawn.astype("float64"), tolerance=1e-3):
        return wrong(message)
    if images.shape != drawn.shape:
        return wrong(f"The shape is {images.shape}, expected as it was: {drawn.shape}.")
    return wrong("The channels come as blue, green, red, and must go out as red, green, blue.")


def drawn_images(seed):
    """Draws images in which red, green and blue differ: uint8 `(4, 6, 5, 3)`."""
    return np.random.default_rng(seed).integers(0, 256, (4, 6, 5, 3)).astype("uint8")


MISTAKES = (
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
        "Blue is gone, red is there twice: a slice is a view, and the first assignment overwrote "
        "what the second one needed. Make a copy, or index in one go.",
    ),
    (
        lambda images: images[..., [0, 1, 0]],
        "Red is gone, blue is there twice: a slice is a view, and the first assignment overwrote "
        "what the second one needed. Make a copy, or index in one go.",
    ),
    (
        lambda images: 255 - images,
        "This is a negative: every colour turned into its opposite. Only the order should change.",
    ),
)

TO_RGB = Exercise(
    id="dcgan.to_rgb",
    lesson=6,
    points=1,
    title="Blue, green, red to red, green, blue",
    hints=(
        "The channels are the last axis of the array. What has to happen to their order?",
        "A slice with the step -1 turns an axis round; `...` stands for all axes before it.",
        "`images[..., ::-1]`",
    ),
    record=probe,
    judge=judge,
)
