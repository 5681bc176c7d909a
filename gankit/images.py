"""Images: value ranges, grids and notebook pictures. No Keras in here.

Three value ranges are used in the course, and every function says which one it takes:

| name   | dtype   | values   | used by                                     |
|--------|---------|----------|---------------------------------------------|
| bytes  | uint8   | 0 to 255 | files, grids, plots, animations             |
| unit   | float32 | 0 to 1   | autoencoders, whose decoder ends in sigmoid |
| signed | float32 | -1 to 1  | generators, which end in tanh               |

A range is never guessed from an image's maximum: one dark image would flip the answer.
"""

import io
import math

import numpy as np

# Okabe and Ito, "Color Universal Design" (2008): eight colours that people with any kind of
# colour vision can tell apart.
OKABE_ITO = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky_blue": "#56B4E9",
    "bluish_green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "reddish_purple": "#CC79A7",
}

TOLERANCE = 1e-3


def bytes_to_unit(images):
    """Converts bytes to unit floats. Example: `[0, 51, 255] -> [0.0, 0.2, 1.0]`.

    Args:
        images: uint8 array of any shape, values in [0, 255].

    Returns:
        float32 array of the same shape, values in [0, 1].

    Raises:
        ValueError: If the array is not uint8.
    """
    return checked_bytes(images).astype("float32") / 255.0


def bytes_to_signed(images):
    """Converts bytes to signed floats. Example: `[0, 51, 255] -> [-1.0, -0.6, 1.0]`.

    Args:
        images: uint8 array of any shape, values in [0, 255].

    Returns:
        float32 array of the same shape, values in [-1, 1].

    Raises:
        ValueError: If the array is not uint8.
    """
    return checked_bytes(images).astype("float32") / 127.5 - 1.0


def unit_to_bytes(images):
    """Converts unit floats to bytes, rounding. Example: `[0.0, 0.2, 1.0] -> [0, 51, 255]`.

    Args:
        images: Float array of any shape, values in [0, 1].

    Returns:
        uint8 array of the same shape.

    Raises:
        ValueError: If the array is not floating point or leaves [0, 1].
    """
    return np.rint(_checked_floats(images, 0.0) * 255.0).astype("uint8")


def signed_to_bytes(images):
    """Converts signed floats to bytes, rounding. Example: `[-1.0, -0.6, 1.0] -> [0, 51, 255]`.

    Args:
        images: Float array of any shape, values in [-1, 1].

    Returns:
        uint8 array of the same shape.

    Raises:
        ValueError: If the array is not floating point or leaves [-1, 1].
    """
    return np.rint((_checked_floats(images, -1.0) + 1.0) * 127.5).astype("uint8")


def unit_to_signed(images):
    """Converts unit floats to signed floats: `2 x - 1`.

    Args:
        images: Float array of any shape, values in [0, 1].

    Returns:
        float32 array of the same shape, values in [-1, 1].

    Raises:
        ValueError: If the array is not floating point or leaves [0, 1].
    """
    return _checked_floats(images, 0.0) * 2.0 - 1.0


def signed_to_unit(images):
    """Converts signed floats to unit floats: `(x + 1) / 2`.

    Args:
        images: Float array of any shape, values in [-1, 1].

    Returns:
        float32 array of the same shape, values in [0, 1].

    Raises:
        ValueError: If the array is not floating point or leaves [-1, 1].
    """
    return (_checked_floats(images, -1.0) + 1.0) / 2.0


def image_grid(images, columns=None, padding=2, background=64):
    """Places images on one picture, row by row.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`, N at least 1.
        columns: Images in a row. By default the grid is as square as can be.
        padding: Pixels between images and around the grid.
        background: Grey level of the padding and of empty places, 0 to 255.

    Returns:
        uint8 array `(rows * (H + padding) + padding, columns * (W + padding) + padding, 3)`.

    Raises:
        ValueError: If the images are not bytes in one of these shapes, or a number is out of range.
    """
    images = _checked_batch(images)
    count, height, width, _ = images.shape
    columns = math.ceil(math.sqrt(count)) if columns is None else columns
    if columns < 1 or padding < 0:
        raise ValueError(
            "Expected `columns` of at least 1 and `padding` of at least 0. "
            f"Received: columns={columns}, padding={padding}."
        )
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
    return grid


def pair_grid(originals, reconstructions, columns=None, padding=2, background=64):
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
    originals, reconstructions = _checked_batch(originals), _checked_batch(reconstructions)
    if originals.shape != reconstructions.shape:
        raise ValueError(
            "Expected one reconstruction per original, in the same shape. "
            f"Received: originals {originals.shape}, reconstructions {reconstructions.shape}."
        )
    columns = min(len(originals), 10) if columns is None else min(len(originals), columns)
    empty = np.full((-len(originals) % columns, *originals.shape[1:]), background, "uint8")
    rows = []
    for start in range(0, len(originals), columns):
        for images in (originals, reconstructions):
            rows.append(np.concatenate([images, empty])[start : start + columns])
    return image_grid(np.concatenate(rows), columns, padding, background)


def show_images(images, titles=None, columns=None, alt=None):
    """Shows images in a notebook, each with its title.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`.
        titles: N texts, or None.
        columns: Images in a row. By default as square as can be, at most 10.
        alt: The picture in words, for people who can't see it. By default the count, the size
            and the titles.

    Raises:
        ValueError: If the images are not bytes, or the titles are not N.
    """
    images = _checked_batch(images)
    count, height, width, _ = images.shape
    titles = [str(title) for title in titles] if titles is not None else [""] * count
    if len(titles) != count:
        raise ValueError(f"Expected one title per image: {count}. Received: {len(titles)} titles.")
    columns = columns or min(math.ceil(math.sqrt(count)), 10)
    if alt is None:
        named = ": " + ", ".join(titles) if any(titles) else ""
        alt = f"{count} images of {width} by {height} pixels{named}."
    show_figure(_figure_of_images(images, titles, columns), alt)


def show_reconstructions(originals, reconstructions, columns=None, alt=None):
    """Shows rows of originals over rows of their reconstructions in a notebook.

    Args:
        originals: uint8 array `(N, H, W, C)`.
        reconstructions: uint8 array of the same shape.
        columns: Pairs side by side. By default all, but no more than 10.
        alt: The picture in words. By default the count and what stands above what.

    Raises:
        ValueError: If the two differ in shape or are not bytes.
    """
    from matplotlib.figure import Figure

    grid = pair_grid(originals, reconstructions, columns)
    figure = Figure(figsize=(8, 8 * grid.shape[0] / grid.shape[1]))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.imshow(grid, interpolation="nearest")
    axes.set_axis_off()
    show_figure(figure, alt or f"{len(originals)} originals, each over its reconstruction.")


def show_figure(figure, alt):
    """Shows a matplotlib figure in a notebook, with alt text in the output's metadata.

    Outside a notebook the alt text is printed.

    Args:
        figure: A `matplotlib.figure.Figure`.
        alt: The picture in words.
    """
    from IPython.display import display

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight")
    bundle = {"image/png": buffer.getvalue(), "text/plain": alt}
    display(bundle, metadata={"image/png": {"alt": alt}}, raw=True)


def checked_bytes(images):
    """Returns the images as an array, and refuses any dtype but uint8.

    Args:
        images: Array of any shape.

    Returns:
        The same values as a uint8 array.

    Raises:
        ValueError: If the dtype is another one.
    """
    images = np.asarray(images)
    if images.dtype != np.uint8:
        raise ValueError(
            f"Expected uint8 images in [0, 255]. Received: dtype {images.dtype}. "
            "Convert with `unit_to_bytes` ([0, 1]) or `signed_to_bytes` ([-1, 1])."
        )
    return images


def _checked_floats(images, low):
    images = np.asarray(images)
    if not np.issubdtype(images.dtype, np.floating):
        raise ValueError(
            f"Expected floating-point images in [{low:g}, 1]. Received: dtype {images.dtype}. "
            "Convert bytes with `bytes_to_unit` or `bytes_to_signed`."
        )
    images = images.astype("float32")
    if images.size and not (images.min() >= low - TOLERANCE and images.max() <= 1 + TOLERANCE):
        raise ValueError(
            f"Expected values in [{low:g}, 1]. Received: [{images.min():g}, {images.max():g}]. "
            f"Choose the function for the images' range, or `np.clip(images, {low:g}, 1)` first."
        )
    return np.clip(images, low, 1.0)


def _checked_batch(images):
    images = checked_bytes(images)
    if images.ndim != 4 or images.shape[-1] not in (1, 3) or 0 in images.shape:
        raise ValueError(
            "Expected a batch of images in the shape (N, H, W, 1) or (N, H, W, 3), N at least 1. "
            f"Received: shape {images.shape}."
        )
    return images


def _figure_of_images(images, titles, columns):
    from matplotlib.figure import Figure

    rows = math.ceil(len(images) / columns)
    width = min(1.2 * columns, 10)
    row_height = width / columns * (images.shape[1] / images.shape[2]) + 0.25 * any(titles)
    figure = Figure(figsize=(width, row_height * rows), layout="constrained")
    places = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in places:
        axes.set_axis_off()
    for axes, image, title in zip(places, images, titles, strict=False):
        axes.imshow(image.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="nearest")
        axes.set_title(title, fontsize=9)
    return figure
