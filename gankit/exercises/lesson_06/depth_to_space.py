"""Exercise: depth to space, which makes squares of pixels of a convolution's channels."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws maps `(N, H, W, 4 * C)` of which no two sides are alike."""
    return (random.normal(size=(2, 3, 5, 4 * int(random.integers(2, 4)))).astype("float32"),)


def spread(maps):
    """Lays each pixel's four groups of channels out as a square of 2x2 pixels."""
    count, height, width, depth = maps.shape
    squares = maps.reshape(count, height, width, 2, 2, depth // 4)
    return squares.transpose(0, 1, 3, 2, 4, 5).reshape(count, 2 * height, 2 * width, depth // 4)


def _only_reshaped(maps):
    count, height, width, depth = maps.shape
    return maps.reshape(count, 2 * height, 2 * width, depth // 4)


def _columns_first(maps):
    count, height, width, depth = maps.shape
    squares = maps.reshape(count, height, width, 2, 2, depth // 4)
    return squares.transpose(0, 1, 4, 2, 3, 5).reshape(count, 2 * height, 2 * width, depth // 4)


def _channel_by_channel(maps):
    count, height, width, depth = maps.shape
    squares = maps.reshape(count, height, width, depth // 4, 2, 2)
    return squares.transpose(0, 1, 4, 2, 5, 3).reshape(count, 2 * height, 2 * width, depth // 4)


def _four_pictures(maps):
    parts = np.split(maps, 4, axis=-1)
    rows = [np.concatenate(pair, axis=2) for pair in (parts[:2], parts[2:])]
    return np.concatenate(rows, axis=1)


def _repeated(group):
    return lambda maps: group(np.split(maps, 4, axis=-1)).repeat(2, axis=1).repeat(2, axis=2)


DEPTH_TO_SPACE = comparing(
    "dcgan.depth_to_space",
    lesson=6,
    points=2,
    title="Depth to space, by hand",
    hints=(
        "Begin with zeros of the shape wanted. Which of their rows and columns hold the upper left "
        "pixels of all squares?",
        "The upper left pixels are `result[:, ::2, ::2]`, the upper right ones "
        "`result[:, ::2, 1::2]`; they take the channels `[..., :C]` and `[..., C : 2 * C]`.",
        "`groups = np.split(maps, 4, axis=-1)`, then four assignments: "
        "`result[:, ::2, ::2] = groups[0]` and so on, with `1::2` for right and for lower.",
    ),
    draw=draw,
    expected=spread,
    result="the maps",
    kind=Kind.ARRAY,
    cases=3,
    praise="No pixel is written twice: a convolution made them, you only laid them out.",
    shape="The shape is {received}, expected {expected}: twice the rows, twice the columns, a "
    "quarter of the channels.",
    otherwise="The shape is right, the pixels are not: of each place the first quarter of the "
    "channels goes to the upper left, the second to the upper right, then lower left, lower right.",
    mistakes=(
        (
            _only_reshaped,
            "This only reshapes: the four pixels of a square come to lie in one row. The upper and "
            "the lower ones belong in two rows, so axes must change places.",
        ),
        (
            _columns_first,
            "Upper right and lower left are exchanged: the second quarter of the channels goes to "
            "the upper *right*.",
        ),
        (
            _channel_by_channel,
            "This takes the four pixels of a channel from four neighbours, as PyTorch's "
            "`PixelShuffle` does. Here the first C channels together are the upper left pixel.",
        ),
        (
            _four_pictures,
            "These are four small pictures beside each other: the four pixels of a place belong "
            "beside each other.",
        ),
        (
            _repeated(lambda groups: groups[0]),
            "All four pixels of a square are the first one: each quarter of the channels has a "
            "pixel of its own.",
        ),
        (
            _repeated(lambda groups: np.mean(groups, axis=0)),
            "All four pixels of a square are the mean: each quarter of the channels has a pixel of "
            "its own.",
        ),
    ),
)
