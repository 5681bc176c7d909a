"""How finely an image is drawn: the energy of its wavelet bands, in numbers nobody had to train.

A Haar transform splits an image, again and again, into one of half its side and three bands of what
that one lost: differences from left to right, from top to bottom, and across. Blur empties the
finest bands, noise and a grid fill them, whatever the image shows.
"""

import numpy as np

LEVELS, QUARTERS = 4, 2
# Brightness, and the two differences of colours that it leaves open.
OPPONENTS = np.array([[1, 1, 1], [1, 0, -1], [-0.5, 1, -0.5]]) / np.array([[3], [1], [1]])
FLOOR = 1e-4  # in squares of a range of 2, about a grey level: what lies below, no eye sees


def band_energies(images):
    """Measures the logarithm of the energy of each wavelet band in each quarter of each image.

    Args:
        images: Array `(N, H, W, 3)` in [-1, 1]; both sides are a multiple of 32.

    Returns:
        Array `(N, 144)` float64: 4 levels from fine to coarse, of each 3 bands, 4 quarters of the
        image and 3 channels (brightness and two differences of colours).

    Example: an even image has the logarithm of `FLOOR` everywhere.
    """
    maps, energies = np.asarray(images, "float64") @ OPPONENTS.T, []
    for _ in range(LEVELS):
        maps, bands = halved(maps)
        energies += [np.log(_in_quarters(band**2) + FLOOR) for band in bands]
    return np.concatenate(energies, axis=1)


def halved(maps):
    """Takes one step of a Haar transform.

    Args:
        maps: Array `(N, H, W, C)` of even H and W.

    Returns:
        Tuple of the means of each square of 2x2 pixels, `(N, H/2, W/2, C)`, and the list of three
        bands of that shape: right less left, lower less upper, one diagonal less the other.

    Example: the square [[1, 2], [3, 4]] has the mean 2.5 and the bands 0.5, 1 and 0.
    """
    upper_left, upper_right = maps[:, ::2, ::2], maps[:, ::2, 1::2]
    lower_left, lower_right = maps[:, 1::2, ::2], maps[:, 1::2, 1::2]
    left, right = upper_left + lower_left, upper_right + lower_right
    upper, lower = upper_left + upper_right, lower_left + lower_right
    across = upper_left + lower_right - upper_right - lower_left
    return (left + right) / 4, [(right - left) / 4, (lower - upper) / 4, across / 4]


def _in_quarters(squares):
    count, height, width, channels = squares.shape
    shape = (count, QUARTERS, height // QUARTERS, QUARTERS, width // QUARTERS, channels)
    return squares.reshape(shape).mean(axis=(2, 4)).reshape(count, -1)
