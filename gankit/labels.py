"""Labels as vectors: what a conditional network is told of an image.

A label is a class, a whole number that becomes a one-hot vector ("a seven"), or a vector of
attributes already, each 0 or 1 ("glasses, no smile").
"""

import keras
import numpy as np
from keras import ops

from gankit.losses import full_precision


def one_hot(labels, length):
    """Turns whole numbers into one-hot vectors.

    Args:
        labels: Tensor `(N,)` of whole numbers from 0 to `length - 1`.
        length: Length K of a vector.

    Returns:
        Tensor `(N, K)` of floats. Example: with K = 3, label 1 becomes `[0, 1, 0]`. A number below
        0 or above K - 1 becomes NaN: in a compiled step no error can name it.

    Raises:
        ValueError: If the labels are no whole numbers, or have more than one axis.
    """
    shape, dtype = _form(labels)
    if len(shape) != 1 or "int" not in dtype:
        raise ValueError(
            f"Expected labels as whole numbers (N,) from 0 to {length - 1}. Received: labels of "
            f"shape {shape} and type {dtype}. Of vectors take `labels.argmax(axis=-1)`."
        )
    known = ops.logical_and(labels >= 0, labels < length)
    # PyTorch's own would stop at a number that names none.
    classes = ops.cast(ops.where(known, labels, 0), "int32")
    vectors = ops.one_hot(classes, length, dtype="float32")
    return ops.where(known[:, None], vectors, float("nan"))


def class_cross_entropy(labels, logits):
    """Mean cross-entropy of what is read with the classes that the labels name, in nats.

    Args:
        labels: Tensor `(N,)` of whole numbers from 0 to K - 1.
        logits: Tensor `(N, K)`.

    Returns:
        Scalar tensor, at least 0; ln K where all logits are alike. NaN where a label names no
        class. (Keras' own, of whole numbers, is an error then on one backend and 0 on another.)

    Raises:
        ValueError: If the labels are no whole numbers, or have more than one axis.
    """
    logits = full_precision(logits)
    vectors = one_hot(labels, logits.shape[-1])
    return ops.mean(ops.categorical_crossentropy(vectors, logits, from_logits=True))


def label_vectors(labels, length):
    """Turns a batch's labels into vectors, inside a compiled step as well.

    Args:
        labels: Whole numbers `(N,)`, see `one_hot`, or vectors `(N, K)`, which stay as they are.
        length: Length K of a vector.

    Returns:
        Tensor `(N, K)` of floats.

    Raises:
        ValueError: If the labels are neither.
    """
    shape, dtype = _form(labels)
    if len(shape) == 1 and "int" in dtype:
        return one_hot(labels, length)
    if len(shape) != 2 or shape[1] != length:
        raise _unfit(length, shape, dtype)
    return ops.cast(labels, "float32")


def asked_vectors(labels, n, length):
    """Turns what somebody asks for into vectors, one for each of n images.

    Args:
        labels: One whole number for all, n whole numbers, or n vectors `(n, K)`, which may also lie
            between labels.
        n: How many images.
        length: Length K of a vector.

    Returns:
        Array `(n, K)` float32.

    Raises:
        ValueError: If the labels are of another number or form, or there is no such label.
    """
    labels = np.asarray(labels)
    if labels.ndim == 2 and labels.shape == (n, length) and labels.dtype.kind in "biuf":
        return labels.astype("float32")
    if labels.dtype.kind not in "iu" or labels.shape not in ((), (n,)):
        raise _unfit(length, labels.shape, labels.dtype, n)
    if labels.size and not 0 <= labels.min() <= labels.max() < length:
        raise ValueError(
            f"Expected labels from 0 to {length - 1}. "
            f"Received: labels from {labels.min()} to {labels.max()}"
        )
    return np.eye(length, dtype="float32")[np.broadcast_to(labels, n)]


def _form(labels):
    return tuple(labels.shape), keras.backend.standardize_dtype(labels.dtype)


def _unfit(length, shape, dtype, n="N"):
    return ValueError(
        f"Expected labels as whole numbers ({n},) or as vectors ({n}, {length}), one for each "
        f"image. Received: labels of shape {shape} and type {dtype}. Classes are whole "
        f"numbers from 0 to {length - 1}; attributes are vectors of 0 and 1."
    )
