"""Exercise: from the range of tanh back to bytes."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws images, a few numbers of which lie outside [-1, 1]: float32 `(3, 6, 5, 3)`."""
    images = random.uniform(-1, 1, (3, 6, 5, 3))
    # Sums and averages of images leave the range, although no tanh does.
    images.flat[random.permutation(images.size)[:24]] = np.repeat([-1.21, 1.21, -1.0, 1.0], 6)
    return (images.astype("float32"),)


def nearest(images):
    """The expected bytes, as floats."""
    return np.rint((np.clip(images, -1, 1) + 1) * 127.5)


def same_bytes(received, expected, tolerance):
    """Says whether both are bytes, or neither, and equal but for a few numbers.

    These few lie so near the middle of two bytes that either will do. A cut-off fraction is 1 less
    in about half of all places, so it is no such case.
    """
    are_bytes = [array.dtype == np.uint8 for array in (received, expected)]
    if received.shape != expected.shape or are_bytes[0] != are_bytes[1]:
        return False
    gaps = np.abs(received.astype("float64") - expected)
    return bool(np.mean(gaps > 0) < 0.02 and gaps.max() <= 1)


def _wrapped(numbers):
    return np.mod(np.trunc(numbers), 256).astype("uint8")


def _clipped(numbers):
    return np.clip(numbers, 0, 255).astype("uint8")


def _stretched(images):
    return (images - images.min()) / np.ptp(images) * 255


TOO_DARK = (
    "Everything below 0 became black: the range is -1 to 1, so shift by 1 before you stretch."
)
WHITE_IS_BLACK = (
    "White became black: `(1 + 1) * 128` is 256, one more than a byte holds. Multiply by 127.5."
)
STRETCHED = (
    "This stretches by the smallest and largest number of these images, so that a pale image would "
    "get full contrast: the range is always -1 to 1."
)

TO_BYTES = comparing(
    "dcgan.to_bytes",
    lesson=6,
    points=2,
    title="From the range of tanh back to bytes",
    hints=(
        "The way back: add 1, then stretch. And then three things: the ends, the fraction, the "
        "dtype.",
        "`np.clip(x, -1, 1)` holds the ends, `np.rint` rounds to the nearest whole number.",
        '`np.rint((np.clip(images, -1, 1) + 1) * 127.5).astype("uint8")`',
    ),
    draw=draw,
    expected=lambda images: nearest(images).astype("uint8"),
    alike=same_bytes,
    praise="Rounded to the nearest byte, and what leaves the range stays at its end.",
    shape="The shape is {received}, expected as it was: {expected}.",
    otherwise="These are not the nearest bytes, as uint8: -1 should become 0, 0 the middle of the "
    "range, and 1 become 255.",
    mistakes=(
        (
            nearest,
            "The numbers are right, but no bytes, expected uint8: round first, then "
            '`.astype("uint8")`. Programs that show images read floats otherwise.',
        ),
        (
            lambda images: _clipped(np.trunc((images + 1) * 127.5)),
            "`astype` cuts off what stands behind the point, which makes images darker by half a "
            "byte: round first, with `np.rint`.",
        ),
        (
            lambda images: _wrapped(np.rint((images + 1) * 127.5)),
            "What lies outside [-1, 1] ran over: a byte starts again at 0 after 255, so white gets "
            "black specks. `np.clip` first.",
        ),
        (
            lambda images: _wrapped((images + 1) * 127.5),
            "What lies outside [-1, 1] ran over: a byte starts again at 0 after 255, so white gets "
            "black specks. `np.clip` first, and round.",
        ),
        (lambda images: _clipped(np.rint(images * 255)), TOO_DARK),
        (lambda images: _clipped(np.trunc(images * 255)), TOO_DARK),
        (
            lambda images: _wrapped(images * 255),
            "The numbers below 0 ran over into bright bytes: the range is -1 to 1, so shift by 1 "
            "before you stretch.",
        ),
        (
            lambda images: _clipped(np.rint((np.clip(images, 0, 1) + 1) * 127.5)),
            "Clipped to [0, 1], which loses the dark half: the range of tanh is -1 to 1.",
        ),
        (lambda images: _wrapped(np.rint((images + 1) * 128)), WHITE_IS_BLACK),
        (lambda images: _wrapped(np.rint((np.clip(images, -1, 1) + 1) * 128)), WHITE_IS_BLACK),
        (lambda images: _wrapped((np.clip(images, -1, 1) + 1) * 128), WHITE_IS_BLACK),
        (lambda images: _clipped(np.rint(_stretched(images))), STRETCHED),
        (lambda images: _clipped(np.trunc(_stretched(images))), STRETCHED),
    ),
)
