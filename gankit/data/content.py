"""What a source hands to the loader, and the one way to cut and resize it."""

from typing import NamedTuple

import numpy as np


class Content(NamedTuple):
    """Images, labels and attributes of one split, before they get a name.

    Args:
        images: uint8 `(N, H, W, C)`, or float32 points `(N, 2)`.
        labels: int64 `(N,)`.
        attributes: Name to bool `(N,)`.
    """

    images: np.ndarray
    labels: np.ndarray
    attributes: dict = {}


def prepared(images, labels, *, size=None, limit=None):
    """Returns the first `limit` images, resized to `size`, as a `Content`.

    Args:
        images: uint8 `(N, H, W)` or `(N, H, W, C)`, 0 to 255.
        labels: Integers `(N,)` or `(N, 1)`.
        size: Side of the square images wanted; `None` leaves them as they are.
        limit: How many images to keep, from the first; `None` keeps all.

    Returns:
        A `Content` with uint8 images `(N, H, W, C)` and int64 labels `(N,)`.
    """
    images, labels = images[:limit], labels[:limit]
    if images.ndim == 3:
        images = images[..., np.newaxis]
    images = images if size is None else resized(images, size)
    return Content(np.ascontiguousarray(images), labels.reshape(-1).astype("int64"))


def resized(images, size):
    """Returns images at `size` x `size`: area interpolation down, bilinear up.

    Args:
        images: uint8 `(N, H, W, C)`, 0 to 255.
        size: Side of the square images wanted.

    Returns:
        uint8 `(N, size, size, C)`.
    """
    import cv2

    count, height, width, channels = images.shape
    if (height, width) == (size, size):
        return images
    shrinks = size <= min(height, width)
    interpolation = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    result = np.empty((count, size, size, channels), "uint8")
    for index, image in enumerate(images):
        scaled = cv2.resize(image, (size, size), interpolation=interpolation)
        result[index] = scaled.reshape(size, size, channels)
    return result


def with_channels(images, channels):
    """Gives grey images equal channels; images that have as many stay as they are.

    Args:
        images: Array `(N, H, W, 1)` or `(N, H, W, channels)`.
        channels: How many.

    Returns:
        Array `(N, H, W, channels)`.
    """
    return images if images.shape[-1] == channels else np.repeat(images, channels, axis=-1)
