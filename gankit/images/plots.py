"""Pictures in notebooks, with alt text. Matplotlib is imported when one is drawn."""

import io
import math

from gankit.images.grids import checked_batch, pair_grid


def show_images(images, titles=None, columns=None, alt=None, inches=None):
    """Shows images in a notebook, each with its title.

    Args:
        images: uint8 array `(N, H, W, 1)` or `(N, H, W, 3)`.
        titles: N texts, or None.
        columns: Images in a row. By default as square as can be, at most 10.
        alt: The picture in words, for people who can't see it. By default the count, the size
            and the titles.
        inches: Width of one image. By default 1.2, or less where a row would be wider than 10.

    Raises:
        ValueError: If the images are not bytes, or the titles are not N.
    """
    images = checked_batch(images)
    count, height, width, _ = images.shape
    titles = [str(title) for title in titles] if titles is not None else [""] * count
    if len(titles) != count:
        raise ValueError(f"Expected one title per image: {count}. Received: {len(titles)} titles.")
    columns = columns or min(math.ceil(math.sqrt(count)), 10)
    if alt is None:
        named = ": " + ", ".join(titles) if any(titles) else ""
        alt = f"{count} images of {width} by {height} pixels{named}."
    show_figure(_figure_of_images(images, titles, columns, inches), alt)


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


def _figure_of_images(images, titles, columns, inches):
    from matplotlib.figure import Figure

    rows = math.ceil(len(images) / columns)
    width = inches * columns if inches else min(1.2 * columns, 10)
    row_height = width / columns * (images.shape[1] / images.shape[2]) + 0.25 * any(titles)
    figure = Figure(figsize=(width, row_height * rows), layout="constrained")
    places = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes in places:
        axes.set_axis_off()
    for axes, image, title in zip(places, images, titles, strict=False):
        axes.imshow(image.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="nearest")
        axes.set_title(title, fontsize=9)
    return figure
