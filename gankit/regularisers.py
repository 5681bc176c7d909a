"""Penalties with their weights, as a GAN takes them: `GAN(..., regulariser=R1(1.0))`."""

import keras

from gankit.penalties import first_order_r1_penalty, r1_penalty
from gankit.refusals import refuse_negative, refuse_not_positive


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
