"""What pixels cost by binary cross-entropy, in NumPy, for the judges of reconstructions."""

import numpy as np

TINY = 1e-7  # Keras clips at it


def bright_costs(images, reconstructions):
    """Returns the half of each pixel's cost that counts where the image is bright."""
    return -images * np.log(np.clip(reconstructions.astype("float64"), TINY, 1 - TINY))


def dark_costs(images, reconstructions):
    """Returns the other half."""
    return bright_costs(1 - images, 1 - reconstructions)


def pixel_costs(images, reconstructions):
    """Returns the binary cross-entropy of each pixel, in the images' shape."""
    return bright_costs(images, reconstructions) + dark_costs(images, reconstructions)


def pixel_slopes(images, reconstructions):
    """Returns each cost's gradient for its reconstruction.

    It is NaN at exactly 0 and 1, where it is up to the clipping.
    """
    made = reconstructions.astype("float64")
    inside = np.where((made > 0) & (made < 1), made, np.nan)
    return (inside - images) / (inside * (1 - inside))
