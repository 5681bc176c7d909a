"""The same images at every size that a growing network needs, computed once."""

from dataclasses import replace

import numpy as np

from gankit.data.dataset import Dataset

ROWS_AT_ONCE = 1_000  # a set larger than the memory is read through piece by piece


def image_levels(dataset: Dataset, first_side: int) -> tuple[Dataset, ...]:
    """Returns a set at its own size and at every half of it, the smallest first.

    A pixel is the mean of the square of 2x2 pixels of the next level, so that halving the images of
    one level gives those of the level before, but for rounding.

    Args:
        dataset: `Dataset` of square images; their side is `first_side` doubled some times.
        first_side: Side of the smallest images.

    Returns:
        Tuple of `Dataset`s with uint8 images `(N, side, side, C)`; labels and attributes are the
        same, and the last one is the set itself.

    Raises:
        ValueError: If halving the images does not lead to `first_side`.

    Example: faces of 64x64 and a first side of 16 give three sets, of 16x16, 32x32 and 64x64.
    """
    levels = [dataset]
    while levels[0].images.ndim == 4 and levels[0].images.shape[1] > first_side:
        if any(side % 2 for side in levels[0].images.shape[1:3]):
            break
        levels.insert(0, replace(dataset, images=_halved(levels[0].images)))
    if levels[0].images.shape[1:3] != (first_side, first_side):
        raise ValueError(
            f"Expected square images whose side is {first_side} doubled some times. Received: "
            f"{dataset.name} with samples of shape {dataset.images.shape[1:]}. Load it at such a "
            f"size: load(..., size={8 * first_side})."
        )
    return tuple(levels)


def _halved(images):
    count, height, width, channels = images.shape
    halved = np.empty((count, height // 2, width // 2, channels), "uint8")
    for start in range(0, count, ROWS_AT_ONCE):
        part = np.asarray(images[start : start + ROWS_AT_ONCE], "uint16")
        rows = part[:, ::2] + part[:, 1::2]
        sums = rows[:, :, ::2] + rows[:, :, 1::2]
        halved[start : start + ROWS_AT_ONCE] = (sums + 2) // 4  # rounded
    return halved
