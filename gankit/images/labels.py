"""Points drawn as their labels."""

from gankit.images.palette import OKABE_ITO

# Yellow is too pale for text; black is left to whatever is drawn on top.
_COLOURS = [colour for name, colour in OKABE_ITO.items() if name not in ("yellow", "black")]


def plot_labels(axes, points, labels):
    """Draws each point as its label, so that classes can be told apart without their colours.

    Args:
        axes: Matplotlib axes; they are scaled to hold all points.
        points: Array `(N, 2)`; some hundred points stay readable.
        labels: N whole numbers, at least 0. With more than six classes colours come again.
    """
    axes.plot(points[:, 0], points[:, 1], ",", alpha=0)  # text alone would not scale the axes
    for (x, y), label in zip(points, labels, strict=True):
        colour = _COLOURS[int(label) % len(_COLOURS)]
        axes.text(x, y, str(label), color=colour, fontsize=7, ha="center", va="center")
