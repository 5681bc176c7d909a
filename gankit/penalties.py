"""Penalties on the slope of a discriminator: how steep it is where samples lie.

A loss pulls the scores of real and fake samples apart, and nothing in it says how fast a score may
change from a sample to its neighbour. These say it. `gradient_penalty` is a Wasserstein critic's;
`R1` and `FirstOrderR1` are for any GAN of the kit, `GAN(..., regulariser=R1(1.0))`.

They take a network, or any function of samples, and differentiate it for what goes in: rows are
taken for independent, so a network in them should have no batch normalisation.
"""

import keras
from keras import ops

from gankit.adversarial import input_gradient
from gankit.losses import full_precision
from gankit.refusals import refuse_negative, refuse_not_positive


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


@keras.saving.register_keras_serializable(package="gankit")
class R1:
    """`r1_penalty` with its weight, as a GAN takes it.

    The gradient of a gradient is expensive. At the first few samples of a batch it costs little,
    and its expectation is the same. StyleGAN2 saves as much by a penalty in every 16th step only
    ("lazy regularisation", Karras et al. 2019, section 3.1); this needs no second kind of step.

    Args:
        weight: The paper's gamma, at least 0; it took 10 for faces, in whose place small sets ask
            for less.
        samples: At how many real samples of a batch the slope is taken, above 0; None for all.

    Raises:
        ValueError: If a number is out of range.

    Example:

    >>> GAN(generator, discriminator, 64, regulariser=R1(1.0, samples=8))
    """

    def __init__(self, weight=1.0, *, samples=None):
        refuse_negative(weight=weight)
        if samples is not None:
            refuse_not_positive(samples=samples)
        self.weight = weight
        self.samples = samples

    def __call__(self, discriminator, real, seed_generator, conditions=()):
        """Weighs the penalty of a discriminator at the first real samples of a batch.

        Args:
            discriminator: Function from samples, and the conditions where there are any, to logits.
            real: Tensor `(N, ...)` of real samples.
            seed_generator: `keras.random.SeedGenerator` of the model.
            conditions: Tensors `(N, ...)` of what each sample is told beside it.

        Returns:
            Scalar tensor.
        """
        real, *conditions = (each[: self.samples] for each in (real, *conditions))

        def told(shown):
            return discriminator(shown, *conditions)

        return self.weight * self.penalty(told, real, seed_generator)

    def penalty(self, discriminator, real, seed_generator):
        """Measures the slope, see `r1_penalty`; it draws nothing."""
        return r1_penalty(discriminator, real)

    def get_config(self):
        return dict(vars(self))

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.saving.register_keras_serializable(package="gankit")
class FirstOrderR1(R1):
    """`first_order_r1_penalty` with its weight, as a GAN takes it.

    Args:
        weight: The paper's gamma, at least 0.
        deviation: Standard deviation of the noise, above 0.
        samples: As of `R1`.

    Raises:
        ValueError: If a number is out of range.
    """

    def __init__(self, weight=1.0, deviation=0.01, *, samples=None):
        super().__init__(weight, samples=samples)
        refuse_not_positive(deviation=deviation)
        self.deviation = deviation

    def penalty(self, discriminator, real, seed_generator):
        """Measures the slope, see `first_order_r1_penalty`, with fresh noise."""
        return first_order_r1_penalty(discriminator, real, seed_generator, self.deviation)


def regularised_parts(regulariser):
    """Names what `regularised` adds to the parts of a loss. Example: `R1()` -> `("r1",)`."""
    return () if regulariser is None else ("r1",)


def regularised(loss, regulariser, discriminator, real, seed_generator, conditions=()):
    """Adds a regulariser to a discriminator's loss, in the form that a `Phase` with parts expects.

    Args:
        loss: Scalar tensor.
        regulariser: `R1`, `FirstOrderR1`, or None.
        discriminator: Function from samples, and the conditions where there are any, to logits.
        real: Tensor of real samples.
        seed_generator: `keras.random.SeedGenerator` of the model.
        conditions: Tensors of what each sample is told beside it, as many rows.

    Returns:
        `(loss + penalty, {"r1": penalty})`; the loss alone where there is no regulariser.
    """
    if regulariser is None:
        return loss
    penalty = regulariser(discriminator, real, seed_generator, conditions)
    return loss + penalty, {"r1": penalty}


def _squared_norms(function, samples):
    gradients = full_precision(input_gradient(function, samples))
    return ops.sum(ops.square(gradients), axis=tuple(range(1, len(gradients.shape))))
