"""The two parts of the evidence lower bound, as losses in nats."""

from keras import ops

from gankit.losses import full_precision


def kl_divergence(mean, log_variance):
    """KL divergence of a normal distribution from the unit normal one, for each dimension.

    Kingma and Welling 2013, appendix B: `(mean^2 + variance - log_variance - 1) / 2`.

    Args:
        mean: Tensor of any shape.
        log_variance: Tensor of the same shape, logarithms of the variances.

    Returns:
        Tensor of the same shape, nats, at least 0. An image's divergence is the sum over its codes'
        dimensions.

    Example: `kl_divergence(1.0, 0.0) -> 0.5`.
    """
    mean, log_variance = full_precision(mean), full_precision(log_variance)
    return 0.5 * (ops.square(mean) + ops.exp(log_variance) - log_variance - 1.0)


def reconstruction_loss(images, reconstructions):
    """Binary cross-entropy of images, summed over their pixels.

    Args:
        images: Tensor `(N, H, W, C)`, values in [0, 1].
        reconstructions: Tensor `(N, H, W, C)`, the probability of white for each pixel.

    Returns:
        Tensor `(N,)`, nats per image.

    Example: 784 pixels that are all guessed at one half cost 784 ln 2 = 543.4.
    """
    images, reconstructions = full_precision(images), full_precision(reconstructions)
    return ops.sum(ops.binary_crossentropy(images, reconstructions), axis=(1, 2, 3))
