"""How many operations a step needs, and how many of them this machine manages at best."""

import math

SIDE = 2048  # of the matrices whose product shows what the machine manages
PEAK = "the peak: a product of two large matrices"


def matrix_product(track):
    """One product of two float32 matrices, as large as the caches don't mind."""
    import tensorflow as tf

    matrix = tf.random.normal((SIDE, SIDE))
    return lambda: float(tf.matmul(matrix, matrix)[0, 0])


def with_shares_of_peak(rows, track):
    """Adds to each row of a race which share of the peak it reached.

    Args:
        rows: What `race` returns; one of them is that of `PEAK`.
        track: The `Track`.

    Returns:
        List of rows with a column more.
    """
    milliseconds = {row["peer"]: row["processor ms"] for row in rows}
    peak = 2 * SIDE**3 / milliseconds[PEAK]
    needed = operations_of_a_step(track)
    shares = {peer: needed / time / peak for peer, time in milliseconds.items()} | {PEAK: 1.0}
    return [row | {"share of the peak": shares[row["peer"]]} for row in rows]


def operations_of_a_step(track):
    """Counts the multiplications and additions that one adversarial step can't do without.

    In its turn the discriminator passes real and fake samples forwards, backwards and to its
    weights, and the generator makes the fakes. In the generator's turn it is the generator that
    goes all three ways, and the discriminator goes forwards and backwards.

    Args:
        track: The `Track`.

    Returns:
        Whole number.
    """
    from benchmarks.speed.networks import build_networks

    generator, discriminator = (operations_of(network) for network in build_networks(track))
    return track.batch_size * ((1 + 3) * generator + (2 * 3 + 2) * discriminator)


def operations_of(network):
    """Counts the operations of one forward pass over one sample, without activations and the like.

    Args:
        network: Built `keras.Model` of dense layers and convolutions.

    Returns:
        Whole number.
    """
    return sum(2 * math.prod(_kernel(layer).shape) * _places(layer) for layer in _laid(network))


def _laid(network):
    return [layer for layer in network.layers if _kernel(layer) is not None]


def _kernel(layer):
    """Returns the kernel of a layer, or of the convolution inside a `SubPixel`; None of others."""
    return getattr(getattr(layer, "convolution", layer), "kernel", None)


def _places(layer):
    """Counts the places where a kernel is laid; one that doubles the side is laid on its input."""
    from keras import layers

    from gankit.layers import SubPixel

    if isinstance(layer, layers.Dense):
        return 1
    doubles = isinstance(layer, (layers.Conv2DTranspose, SubPixel))
    return math.prod((layer.input if doubles else layer.output).shape[1:3])
