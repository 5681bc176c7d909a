"""What a teacher passes on: the average of a network, where it is sure, teaches the network."""

import keras
from keras import ops


def teaching_loss(shares, logits, sure):
    """Cross-entropy between what a teacher says and what is read, where the teacher is sure.

    Args:
        shares: Tensor `(M, K)` of the teacher's probabilities.
        logits: Tensor `(M, K)` of the learning network.
        sure: The highest probability must be above it for an image to count.

    Returns:
        Tuple of two scalar tensors: the sum over the images that count, divided by all M; the share
        of the images that count.
    """
    counts = ops.cast(ops.max(shares, axis=1) > sure, logits.dtype)
    loss = keras.losses.categorical_crossentropy(shares, logits, from_logits=True)
    return ops.mean(counts * loss), ops.mean(counts)


def imbalance(logits):
    """Cross-entropy between even shares of all classes and the mean reading of a batch.

    French et al. 2018. A teacher that takes one class for another teaches that, too; asked to read
    all classes equally often, the network has to look again.

    Args:
        logits: Tensor `(M, K)`.

    Returns:
        Scalar tensor, at least ln K, which it is where all classes are read equally often.
    """
    mean = ops.mean(ops.softmax(logits), axis=0)
    return -ops.mean(ops.log(mean + keras.config.epsilon()))
