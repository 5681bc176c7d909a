"""Exercise: images of half the side."""

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images `(N, H, W, C)` in [-1, 1], of even sides, no two of these numbers alike."""
    count, half_height, half_width = 2 + random.permutation(5)[:3]
    return (random.uniform(-1, 1, (count, 2 * half_height, 2 * half_width, 3)).astype("float32"),)


def blocks(images):
    """Returns each pixel by its place in its block of 2x2: `(N, H / 2, 2, W / 2, 2, C)`."""
    count, height, width, channels = images.shape
    return images.reshape(count, height // 2, 2, width // 2, 2, channels)


def halved(images):
    """Returns the mean of each block."""
    return blocks(images).mean(axis=(2, 4))


def _far_apart(images):
    count, height, width, channels = images.shape
    return images.reshape(count, 2, height // 2, 2, width // 2, channels).mean(axis=(1, 3))


HALVED = comparing(
    "progan.halved",
    lesson=11,
    points=2,
    title="Half the side",
    hints=(
        "One pixel of the result for each block of 2x2: the mean of its four.",
        "`images[:, 0::2, 0::2]` are the upper left pixels of all blocks, `images[:, 0::2, 1::2]` "
        "the upper right ones.",
        "Or all at once: `images.reshape(N, H // 2, 2, W // 2, 2, C).mean(axis=(2, 4))`.",
    ),
    draw=draw,
    expected=halved,
    kind=Kind.NUMBER_ARRAY,
    cases=2,
    praise="Four pixels become one, their mean: what the small image shows is all there.",
    shape="The shape is {received}, expected {expected}: height and width are halved, the number "
    "of images and the colours stay.",
    otherwise="It begins with {received}, expected {expected}: each pixel is the mean of a block "
    "of 2x2 neighbours.",
    mistakes=(
        (
            lambda images: images[:, ::2, ::2],
            "One pixel of four is kept and three are thrown away, so that edges and single bright "
            "pixels come and go by chance. Take the mean of the four.",
        ),
        (
            lambda images: 4 * halved(images),
            "This is the sum of the four: the image would be four times too bright. Take the mean.",
        ),
        (
            lambda images: blocks(images).max(axis=(2, 4)),
            "This is the brightest of the four, as in max pooling: each level would be brighter "
            "than the next. Take the mean.",
        ),
        (
            _far_apart,
            "Pixels of the four quarters are averaged, which lie half an image apart: the pair of "
            "2s stands *behind* the halved height and width, `reshape(N, H // 2, 2, W // 2, 2, C)`",
        ),
        (
            lambda images: blocks(images)[:, :, 0].mean(axis=3),
            "Only the upper row of each block counts: average over both axes.",
        ),
        (
            lambda images: blocks(images)[:, :, :, :, 0].mean(axis=2),
            "Only the left column of each block counts: average over both axes.",
        ),
        (
            lambda images: images[:, : images.shape[1] // 2, : images.shape[2] // 2],
            "This is the upper left quarter: the whole face should be there, only smaller.",
        ),
    ),
)
