"""Penalties on the slope of a discriminator: how steep it is where samples lie.

A loss pulls the scores of real and fake samples apart, and nothing in it says how fast a score may
change from a sample to its neighbour. These say it. `gradient_penalty` is a Wasserstein critic's;
those of real samples alone are for any GAN, see `gankit.regularisers`.

They take a network, or any function of samples, and differentiate it for what goes in: rows are
taken for independent, so a network in them should have no batch normalisation.
"""

import keras
from keras import ops

from gankit.adversarial import input_gradient
from gankit.losses import full_precision


def gradient_penalty(critic, real, fake, seed):
    """Penalty for a critic whose slope between real and fake samples is not 1.

    The mean of `(norm - 1) ** 2` over points between real and fake ones; Gulrajani et al. 2017,
    equation 3, without its weight lambda (10 for images, 0.1 for points).

    Args:
        critic: Function from samples to scores, such as a network.
        real: Tensor `(N, ...)` of real samples.
        fake: Tensor of the same shape of generated ones.
        seed: Whole number or `keras.random.SeedGenerator`, for where on the line between a real
            and a fake sample the slope is measured.

    Returns:
        Scalar tensor, at least 0.

    Example: for `lambda x: 3 * x` on numbers it is 4, for a constant 1.
    """
    norms = gradient_norms(critic, interpolates(real, fake, seed))
    return ops.mean(ops.square(norms - 1.0))


def interpolates(real, fake, seed):
    """Draws one point on the line between each real sample and a fake one, evenly.

    Args:
        real: Tensor `(N, ...)`.
        fake: Tensor of the same shape.
        seed: Whole number or `keras.random.SeedGenerator`.

    Returns:
        Tensor of the same shape. Example: of 0 and 1 it is a number between them.
    """
    real, fake = full_precision(real), full_precision(fake)
    # One weight for a whole sample: with one for each pixel it would be no line.
    shape = (ops.shape(real)[0], *(1 for _ in real.shape[1:]))
    share = keras.random.uniform(shape, dtype=real.dtype, seed=seed)
    return share * real + (1.0 - share) * fake


def gradient_norms(function, samples):
    """Measures how steep a function is at each of some samples.

    Args:
        function: Function from samples to scores.
        samples: Tensor `(N, ...)`.

    Returns:
        Tensor `(N,)`, the length of each sample's gradient over all its axes.

    Example: for `lambda x: 3 * x[:, 0] + 4 * x[:, 1]` it is 5 at every point.
    """
    # subtle: the slope of a root at 0 is infinite, and infinity times 0 is no number. Below a
    # millionth this is constant, so its own gradient is 0 there.
    return ops.sqrt(ops.maximum(_squared_norms(function, samples), 1e-12))


def r1_penalty(discriminator, real):
    """Half the mean squared slope of a discriminator at real samples.

    Where the generator has found the data, a slope of the discriminator there only drives it away
    again. Mescheder et al. 2018, equation 9, without its weight gamma.

    Args:
        discriminator: Function from samples to logits, such as a network.
        real: Tensor `(N, ...)` of real samples.

    Returns:
        Scalar tensor, at least 0.

    Example: for `lambda x: 3 * x` on numbers it is 4.5.
    """
    return 0.5 * ops.mean(_squared_norms(discriminator, full_precision(real)))


def first_order_r1_penalty(discriminator, real, seed, deviation=0.01):
    """R1 without a gradient: how much logits change when a little noise is added to real samples.

    For noise of a small deviation s, `D(x + noise) - D(x)` is the slope times the noise, and the
    mean of its square `s ** 2` times the squared norm of the slope. So one more pass takes the
    place of a gradient of a gradient; a single draw of the noise makes it the rougher measure.

    Args:
        discriminator: As for `r1_penalty`.
        real: Tensor `(N, ...)` of real samples.
        seed: Whole number or `keras.random.SeedGenerator` for the noise.
        deviation: Standard deviation of the noise.

    Returns:
        Scalar tensor, at least 0; its expectation is that of `r1_penalty` for a small `deviation`.
    """
    real = full_precision(real)
    noise = keras.random.normal(ops.shape(real), dtype=real.dtype, seed=seed)
    moved, there = discriminator(real + deviation * noise), discriminator(real)
    slope = (full_precision(moved) - full_precision(there)) / deviation
    return 0.5 * ops.mean(ops.square(slope))


def _squared_norms(function, samples):
    gradients = full_precision(input_gradient(function, samples))
    return ops.sum(ops.square(gradients), axis=tuple(range(1, len(gradients.shape))))
