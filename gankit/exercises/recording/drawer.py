"""A function that draws pictures to order, as a conditional generator does."""

import numpy as np


def drawer(pictures, styles):
    """Makes a function from labels to images, no two of them the same.

    Args:
        pictures: Array `(K, D)`, what the classes look like on average.
        styles: Array `(M, D)`; each image that is drawn takes the next one, from the first again
            after the last.

    Returns:
        Function from whole-number labels `(N,)` to images `(N, D)`.
    """
    drawn = 0

    def pictures_of(labels):
        nonlocal drawn
        labels = np.asarray(labels)
        if labels.ndim != 1 or labels.dtype.kind not in "iu":
            raise ValueError(
                f"expected whole numbers (N,), received {labels.dtype} of shape {labels.shape}"
            )
        chosen = (drawn + np.arange(len(labels))) % len(styles)
        drawn += len(labels)
        return pictures[labels] + styles[chosen]

    return pictures_of
