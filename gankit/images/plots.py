"""Pictures in notebooks, with alt text. Matplotlib is imported when one is drawn."""

import io
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from gankit.images.grids import checked_batch, counted, pair_grid
from gankit.images.palette import TEN_COLOURS
from gankit.templates import image_element

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DOTS_PER_INCH = 100  # of a picture that is shown


def show_images(
    images: np.ndarray,
    titles: Iterable | None = None,
    columns: int | None = None,
    alt: str | None = None,
    inches: float | None = None,
    rows: Iterable | None = None,
) -> None:
    """Shows images in a notebook, each with its title.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`.
        titles: N texts, or None.
        columns: Images in a row. By default as square as can be, at most 10.
        alt: The picture in words, for people who can't see it. By default the count, the size
            and the titles.
        inches: Width of one image. By default 1.2, or less where a row would be wider than 10.
        rows: A name for each row, which stands at its left; or None.

    Raises:
        ValueError: If the images are not bytes, the titles are not N, the names of rows are not
            as many as rows, or there is to be no column.
    """
    images = checked_batch(images)
    count, height, width, _ = images.shape
    titles = [str(title) for title in titles] if titles is not None else [""] * count
    if len(titles) != count:
        raise ValueError(f"Expected one title per image: {count}. Received: {len(titles)} titles.")
    columns = min(math.ceil(math.sqrt(count)), 10) if columns is None else columns
    if columns < 1:
        raise ValueError(f"Expected `columns` of at least 1. Received: columns={columns}.")
    rows = [str(row) for row in rows] if rows is not None else []
    if rows and len(rows) != math.ceil(count / columns):
        raise ValueError(
            f"Expected one name per row: {math.ceil(count / columns)}. Received: {len(rows)} names."
        )
    if alt is None:
        named = ": " + ", ".join(titles) if any(titles) else ""
        alt = f"{counted(count, 'image')} of {width} by {height} pixels{named}."
    show_figure(_figure_of_images(images, titles, columns, inches, rows), alt)


def show_reconstructions(
    originals: np.ndarray,
    reconstructions: np.ndarray,
    columns: int | None = None,
    alt: str | None = None,
) -> None:
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
    width = min(1.6 * min(len(originals), columns or 10), 8)  # a single pair does not fill a screen
    figure = Figure(figsize=(width, width * grid.shape[0] / grid.shape[1]))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.imshow(grid, interpolation="nearest")
    axes.set_axis_off()
    show_figure(figure, alt or grid.alt)


def show_figure(figure: "Figure", alt: str) -> None:
    """Shows a matplotlib figure in a notebook, with alt text; elsewhere the text is printed.

    Args:
        figure: A `matplotlib.figure.Figure`.
        alt: The picture in words.
    """
    from IPython.display import display

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, bbox_inches="tight")
    display({"text/html": image_element(buffer.getvalue(), alt), "text/plain": alt}, raw=True)


def plot_labels(axes: "Axes", points: np.ndarray, labels: Iterable[int]) -> None:
    """Draws each point as its label, so that classes can be told apart without their colours.

    Args:
        axes: Matplotlib axes; they are scaled to hold all points.
        points: Array `(N, 2)`; some hundred points stay readable.
        labels: N whole numbers, at least 0. With more than ten classes colours come again.
    """
    axes.plot(points[:, 0], points[:, 1], ",", alpha=0)  # text alone would not scale the axes
    for (x, y), label in zip(points, labels, strict=True):
        colour = TEN_COLOURS[int(label) % len(TEN_COLOURS)]
        axes.text(x, y, str(label), color=colour, fontsize=7, ha="center", va="center")


def _figure_of_images(images, titles, columns, inches, row_names):
    from matplotlib.figure import Figure

    rows = math.ceil(len(images) / columns)
    width = inches * columns if inches else min(1.2 * columns, 10)
    titled = sum(any(titles[start : start + columns]) for start in range(0, len(images), columns))
    height = rows * width / columns * (images.shape[1] / images.shape[2]) + 0.25 * titled
    names = 0.08 * max(map(len, row_names), default=0)
    figure = Figure(figsize=(names + width, height), layout="constrained")
    places = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in places:
        axes.set_axis_off()
    is_reduced = images.shape[2] >= DOTS_PER_INCH * width / columns
    interpolation = "antialiased" if is_reduced else "nearest"  # nearest would drop thin lines
    for axes, image, title in zip(places, images, titles, strict=False):
        axes.imshow(
            image[..., 0] if image.shape[-1] == 1 else image,
            cmap="gray",
            vmin=0,
            vmax=255,
            interpolation=interpolation,
        )
        axes.set_title(title, fontsize=9)
    for axes, name in zip(places[::columns], row_names, strict=False):
        place = {"xy": (0, 0.5), "xytext": (-6, 0), "textcoords": "offset points"}
        axes.annotate(name, **place, xycoords="axes fraction", ha="right", va="center", fontsize=9)
    return figure
