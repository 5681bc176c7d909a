"""Reader for the four-array `.npz` file: x_train, y_train, x_test, y_test."""

import numpy as np

from gankit.data.formats.damage import check_images, reading


def read_npz(path, split, shape, classes=10):
    """Reads one split from a file with the keys `x_train`, `y_train`, `x_test`, `y_test`.

    Args:
        path: The `.npz` file.
        split: `"train"` or `"test"`.
        shape: Expected shape of one image, such as `(28, 28)`.
        classes: How many classes there are.

    Returns:
        Images, uint8 `(N,) + shape`, and labels, integers `(N,)`.

    Raises:
        DamagedFile: If the file can't be read, or its arrays are not as expected.
    """
    with reading(path):
        # No pickle: a file from a stranger must not be able to run code.
        with np.load(path, allow_pickle=False) as arrays:
            images, labels = arrays[f"x_{split}"], arrays[f"y_{split}"]
        check_images(path, images, labels, shape, classes)
    return images, labels
