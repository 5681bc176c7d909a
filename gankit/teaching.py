"""What a teacher passes on: the average of a network, where it is sure, teaches the network."""

import keras
from keras import ops

LEAST_SHARE = 0.05  # of an even share


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


def aligned_shares(shares, strength=1.0):
    """Turns a teacher's probabilities so that all classes come about equally often in a batch.

    Distribution alignment (Berthelot et al. 2020, section 3.1), to even shares, by the mean of the
    batch itself. A class that the teacher reads too often has to be surer to count, one that it
    hardly reads becomes likelier, so that none is swallowed by its neighbour.

    Args:
        shares: Tensor `(M, K)` of probabilities.
        strength: By which power of a class' share its probabilities are divided: 1 as in the paper;
            2 holds down a class more firmly that swallows another.

    Returns:
        Tensor `(M, K)` of probabilities.

    Example: `[[.9, .1], [.6, .4]]` -> `[[.76, .24], [.35, .65]]`: the first class was read three
    times as often.
    """
    # trap: a class that a small batch does not hold would be blown up without a bound
    mean = ops.mean(shares, axis=0) + LEAST_SHARE / shares.shape[-1]
    weighed = shares / ops.power(mean, strength)
    return weighed / ops.sum(weighed, axis=1, keepdims=True)


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
