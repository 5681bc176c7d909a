"""The three value ranges of images, and the ways between them."""

import numpy as np

TOLERANCE = 1e-3  # rounding beyond a range's end; more is another range


def bytes_to_unit(images: np.ndarray) -> np.ndarray:
    """Converts bytes to unit floats. Example: `[0, 51, 255] -> [0.0, 0.2, 1.0]`.

    Args:
        images: uint8 array of any shape, values in [0, 255].

    Returns:
        float32 array of the same shape, values in [0, 1].

    Raises:
        ValueError: If the array is not uint8.
    """
    return checked_bytes(images).astype("float32") / 255.0


def bytes_to_signed(images: np.ndarray) -> np.ndarray:
    """Converts bytes to signed floats. Example: `[0, 51, 255] -> [-1.0, -0.6, 1.0]`.

    Args:
        images: uint8 array of any shape, values in [0, 255].

    Returns:
        float32 array of the same shape, values in [-1, 1].

    Raises:
        ValueError: If the array is not uint8.
    """
    return checked_bytes(images).astype("float32") / 127.5 - 1.0


def unit_to_bytes(images: np.ndarray) -> np.ndarray:
    """Converts unit floats to bytes, rounding. Example: `[0.0, 0.2, 1.0] -> [0, 51, 255]`.

    Args:
        images: Float array of any shape, values in [0, 1].

    Returns:
        uint8 array of the same shape.

    Raises:
        ValueError: If the array is not floating point or leaves [0, 1].
    """
    return np.rint(_checked_floats(images, 0.0) * 255.0).astype("uint8")


def signed_to_bytes(images: np.ndarray) -> np.ndarray:
    """Converts signed floats to bytes, rounding. Example: `[-1.0, -0.6, 1.0] -> [0, 51, 255]`.

    Args:
        images: Float array of any shape, values in [-1, 1].

    Returns:
        uint8 array of the same shape.

    Raises:
        ValueError: If the array is not floating point or leaves [-1, 1].
    """
    return np.rint((_checked_floats(images, -1.0) + 1.0) * 127.5).astype("uint8")


def unit_to_signed(images: np.ndarray) -> np.ndarray:
    """Converts unit floats to signed floats: `2 x - 1`.

    Args:
        images: Float array of any shape, values in [0, 1].

    Returns:
        float32 array of the same shape, values in [-1, 1].

    Raises:
        ValueError: If the array is not floating point or leaves [0, 1].
    """
    return _checked_floats(images, 0.0) * 2.0 - 1.0


def signed_to_unit(images: np.ndarray) -> np.ndarray:
    """Converts signed floats to unit floats: `(x + 1) / 2`.

    Args:
        images: Float array of any shape, values in [-1, 1].

    Returns:
        float32 array of the same shape, values in [0, 1].

    Raises:
        ValueError: If the array is not floating point or leaves [-1, 1].
    """
    return (_checked_floats(images, -1.0) + 1.0) / 2.0


def checked_bytes(images: np.ndarray) -> np.ndarray:
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
