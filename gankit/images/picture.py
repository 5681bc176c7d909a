"""A picture that a notebook shows when a cell ends with it."""

import numpy as np

from gankit.templates import image_element

LEAST_SIDE = 256  # pixels on the screen; smaller pictures are enlarged, each pixel to a square


class Picture(np.ndarray):
    """An array that is shown as a picture, with alt text. In all else it is the array.

    What is cut out of it is a picture; what is computed from it, plain numbers.

    Attributes:
        alt: The picture in words, for people who can't see it.

    Example: `Picture.of(grid, "Four digits.")` as the last line of a cell.
    """

    alt = None

    @classmethod
    def of(cls, pixels: np.ndarray, alt: str) -> "Picture":
        """Makes a picture of an array; nothing is copied.

        Args:
            pixels: uint8 array `(H, W, 3)`, RGB.
            alt: The picture in words.

        Returns:
            The same values as a `Picture`.
        """
        picture = pixels.view(cls)
        picture.alt = alt
        return picture

    def __array_wrap__(self, array, context=None, return_scalar=False):
        return array[()] if array.ndim == 0 else np.asarray(array)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.dtype != np.uint8 or self.ndim != 3 or self.shape[-1] != 3 or 0 in self.shape:
            return {"text/plain": repr(self)}
        import cv2

        height, width, _ = self.shape
        alt = self.alt or f"Picture of {width} by {height} pixels."
        times = max(1, LEAST_SIDE // max(height, width))
        large = np.asarray(self)[..., ::-1].repeat(times, axis=0).repeat(times, axis=1)
        png = cv2.imencode(".png", large)[1].tobytes()
        return {"text/html": image_element(png, alt), "text/plain": alt}
