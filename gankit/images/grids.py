"""Many images on one picture."""

import math
from collections.abc import Sequence

import numpy as np

from gankit.images.picture import Picture
from gankit.images.ranges import checked_bytes


def image_grid(
    images: np.ndarray, columns: int | None = None, padding: int = 2, background: int = 64
) -> Picture:
    """Places images on one picture, row by row.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`, N at least 1.
        columns: Images in a row. By default the grid is as square as can be.
        padding: Pixels between images and around the grid.
        background: Grey level of the padding and of empty places, 0 to 255.

    Returns:
        uint8 array `(rows * (H + padding) + padding, columns * (W + padding) + padding, 3)`, which
        a notebook shows as a `Picture`.

    Raises:
        ValueError: If the images are not bytes in one of these shapes, or a number is out of range.
    """
    images = checked_batch(images)
    count, height, width, _ = images.shape
    columns = math.ceil(math.sqrt(count)) if columns is None else columns
    _check_layout(columns, padding, background)
    rows = math.ceil(count / columns)
    grid = np.full(
        (rows * (height + padding) + padding, columns * (width + padding) + padding, 3),
        background,
        dtype="uint8",
    )
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        top, left = padding + row * (height + padding), padding + column * (width + padding)
        grid[top : top + height, left : left + width] = image  # one channel fills all three
    alt = f"{counted(count, 'image')} of {width} by {height} pixels, {columns} in a row."
    return Picture.of(grid, alt)


def pair_grid(
    originals: np.ndarray,
    reconstructions: np.ndarray,
    columns: int | None = None,
    padding: int = 2,
    background: int = 64,
) -> Picture:
    """Places rows of originals over rows of their reconstructions.

    Args:
        originals: uint8 array `(N, H, W, C)`.
        reconstructions: uint8 array of the same shape.
        columns: Pairs side by side, at most N. By default all N, but no more than 10.
        padding: Pixels between images and around the grid.
        background: Grey level of the padding and of empty places, 0 to 255.

    Returns:
        uint8 array `(H', W', 3)`, as from `image_grid`: a row of originals, the row of their
        reconstructions, the next row of originals, and so on.

    Raises:
        ValueError: If the two differ in shape, or `image_grid` refuses them.
    """
    originals, reconstructions = checked_batch(originals), checked_batch(reconstructions)
    if originals.shape != reconstructions.shape:
        raise ValueError(
            "Expected one reconstruction per original, in the same shape. "
            f"Received: originals {originals.shape}, reconstructions {reconstructions.shape}."
        )
    grid = rows_grid([originals, reconstructions], columns, padding, background)
    return Picture.of(grid, f"{counted(len(originals), 'original')}, each over its reconstruction.")


def rows_grid(
    views: Sequence[np.ndarray],
    columns: int | None = None,
    padding: int = 2,
    background: int = 64,
) -> Picture:
    """Places several views of the same things under each other: a row of each, then the next rows.

    Args:
        views: uint8 arrays `(N, H, W, C)`, all of one shape.
        columns: Things side by side, at most N. By default all N, but no more than 10.
        padding: Pixels between images and around the grid.
        background: Grey level of the padding and of empty places, 0 to 255.

    Returns:
        uint8 array `(H', W', 3)`, as from `image_grid`.

    Raises:
        ValueError: If the views differ in shape, or `image_grid` refuses them.

    Example: of sources and their translations, a row of sources stands over their translations.
    """
    views = [checked_batch(view) for view in views]
    shapes = {view.shape for view in views}
    if len(shapes) != 1:
        raise ValueError(f"Expected views of one shape. Received: {[v.shape for v in views]}.")
    count = len(views[0])
    _check_layout(columns, padding, background)
    columns = min(count, 10) if columns is None else min(count, columns)
    empty = np.full((-count % columns, *views[0].shape[1:]), background, "uint8")
    rows = [
        np.concatenate([view, empty])[start : start + columns]
        for start in range(0, count, columns)
        for view in views
    ]
    grid = image_grid(np.concatenate(rows), columns, padding, background)
    views, things = counted(len(views), "row"), counted(count, "thing")
    return Picture.of(grid, f"{views} of views, one under the other, of {things}.")


def counted(count, thing):
    """Says how many things there are. Example: 1, "image" -> "1 image"; 2 -> "2 images"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _check_layout(columns, padding, background):
    is_fit = (columns is None or columns >= 1) and padding >= 0 and 0 <= background <= 255
    if not is_fit:
        raise ValueError(
            "Expected `columns` of at least 1, `padding` of at least 0 and `background` from 0 to "
            f"255. Received: columns={columns}, padding={padding}, background={background}."
        )


def checked_batch(images: np.ndarray) -> np.ndarray:
    """Returns the images as an array, and refuses what is no batch of byte images.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`, N at least 1.

    Returns:
        The same values as an array.

    Raises:
        ValueError: If the dtype or the shape is another one.
    """
    images = checked_bytes(images)
    if images.ndim != 4 or images.shape[-1] not in (1, 3) or 0 in images.shape:
        raise ValueError(
            "Expected a batch of images in the shape (N, H, W, 1) or (N, H, W, 3), N at least 1. "
            f"Received: shape {images.shape}."
        )
    return images
