"""One palette for all frames of a GIF: colours are chosen once, then only looked up.

Choosing a palette for every frame is what makes GIF writers slow, and makes still parts flicker.
Colours are rounded to six bits a channel, so that a table of 262,144 places answers "which palette
entry is nearest"; a place is filled when its colour first appears.
"""

import cv2
import numpy as np
from PIL import Image

PLACES = 64**3


class SharedPalette:
    """A palette of 256 colours for many pictures.

    Args:
        samples: Iterable of uint8 arrays `(H, W, 3)`, RGB: a few of the pictures.
    """

    def __init__(self, samples):
        counts = np.zeros(PLACES, "int64")
        for picture in samples:
            counts += np.bincount(_codes(picture).ravel(), minlength=PLACES)
        used = np.flatnonzero(counts)
        self.colours = _chosen_colours(_colours_of(used), counts[used])
        self._table = np.full(PLACES, -1, "int16")

    def indices(self, picture):
        """Looks up the nearest palette entry of every pixel.

        Args:
            picture: uint8 array `(H, W, 3)`, RGB.

        Returns:
            uint8 array `(H, W)`.
        """
        codes = _codes(picture)
        indices = self._table[codes]
        if indices.min() < 0:
            self._fill(np.unique(codes[indices < 0]))
            indices = self._table[codes]
        return indices.astype("uint8")

    def _fill(self, codes):
        wanted = _colours_of(codes).astype("float32")
        palette = self.colours.astype("float32")
        distances = (palette**2).sum(axis=1) - 2 * wanted @ palette.T
        self._table[codes] = distances.argmin(axis=1)


def _chosen_colours(colours, counts):
    if len(colours) <= 256:
        return colours
    # A colour counts by the logarithm of its pixels: thin curves keep their colour beside the
    # large white ground.
    weights = 1 + np.log2(counts).astype(int)
    pixels = np.repeat(colours, weights, axis=0)[None]
    reduced = Image.fromarray(np.ascontiguousarray(pixels)).quantize(
        256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    chosen = np.array(reduced.getpalette()[: 256 * 3], "uint8").reshape(-1, 3)
    return np.concatenate([chosen[1:255], colours[[0, -1]]])


def _codes(picture):
    channels = cv2.split(picture >> 2)
    codes = channels[0].astype("int32")
    for channel in channels[1:]:
        codes <<= 6
        codes |= channel
    return codes


def _colours_of(codes):
    channels = np.stack([codes >> 12, codes >> 6 & 63, codes & 63], axis=-1)
    return (channels * 255 / 63).round().astype("uint8")
