"""Reader for the four-array `.npz` file: x_train, y_train, x_test, y_test."""

import numpy as np

from gankit.data.formats.damage import DamagedFile, check_images, reading


def read_npz(path, split, shape, classes=10):
    """Reads one split from a file with the keys `x_train`, `y_train`, `x_test`, `y_test`.

    Args:
        path: The `.npz` file.
        split: `"train"` or `"test"`.
        shape: Expected shape of one image, such as `(28, 28)`; in the file it may have one channel.
        classes: How many classes there are.

    Returns:
        Images, uint8 `(N,) + shape`, and labels, integers `(N,)`.

    Raises:
        DamagedFile: If the file can't be read, or its arrays are not as expected.
    """
    with reading(path):
        # No pickle: a file from a stranger must not be able to run code.
        with np.load(path, allow_pickle=False) as arrays:
            _refuse_other_arrays(path, split, arrays.files)
            images, labels = arrays[f"x_{split}"], arrays[f"y_{split}"]
        if images.shape[1:] == (*shape, 1):
            images = images[..., 0]
        check_images(path, images, labels, shape, classes)
    return images, labels


def _refuse_other_arrays(path, split, names):
    if not {f"x_{split}", f"y_{split}"} <= set(names):
        received = ", ".join(names[:6]) or "none"
        raise DamagedFile(path, f"expected arrays x_{split} and y_{split}, received {received}")
