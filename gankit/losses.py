"""Adversarial losses: pure functions of the discriminator's logits that know no model.

One law of names: `<family>_discriminator_loss(real_logits, fake_logits)` (for Wasserstein's, whose
discriminator is a critic, `_critic_loss`) and `<family>_generator_loss(fake_logits)`, real before
fake, always.
"""

import keras
from keras import ops


def non_saturating_discriminator_loss(real_logits, fake_logits, label_smoothing=0.0):
    """Cross-entropy of the discriminator as a classifier: real is 1, fake is 0.

    The mean over both halves, so that a discriminator that only guesses scores ln 2 = 0.693.
    Goodfellow et al. 2014, equation 1, with the sign turned: we minimise.

    Args:
        real_logits: Tensor of any shape, the discriminator's outputs on real samples, unbounded.
        fake_logits: Tensor of any shape, the same on generated samples.
        label_smoothing: Float in [0, 1). The real label becomes `1 - label_smoothing` (one-sided,
            Salimans et al. 2016, section 3.4).

    Returns:
        Scalar tensor, at least 0.

    Example:

    >>> non_saturating_discriminator_loss(ops.zeros((4, 1)), ops.zeros((4, 1)))
    0.6931
    """
    real_logits, fake_logits = full_precision(real_logits), full_precision(fake_logits)
    real_loss = ops.softplus(-real_logits) + label_smoothing * real_logits
    return 0.5 * (ops.mean(real_loss) + ops.mean(ops.softplus(fake_logits)))


def non_saturating_generator_loss(fake_logits):
    """Cross-entropy of the fakes against the label "real".

    Its gradient is large where the discriminator is sure of a fake, which is where the generator
    must learn most. Goodfellow et al. 2014, section 3, last paragraph.

    Args:
        fake_logits: Tensor of any shape, the discriminator's outputs on generated samples.

    Returns:
        Scalar tensor, at least 0.

    Example:

    >>> non_saturating_generator_loss(ops.zeros((4, 1)))
    0.6931
    """
    return ops.mean(ops.softplus(-full_precision(fake_logits)))


def least_squares_discriminator_loss(real_logits, fake_logits):
    """Squared distance of the logits from 1 on real samples, from 0 on generated ones.

    The mean over both halves. Mao et al. 2017 (LSGAN), equation 9 with a = 0 and b = c = 1. Logits
    that are too sure cost as well, so that a sample that already fools the discriminator still has
    a gradient; nothing here is squeezed by a sigmoid.

    Args:
        real_logits: Tensor of any shape, the discriminator's outputs on real samples, unbounded.
        fake_logits: Tensor of any shape, the same on generated samples.

    Returns:
        Scalar tensor, at least 0; 0.25 for a discriminator that says 0.5 to everything.

    Example:

    >>> least_squares_discriminator_loss(ops.zeros((4, 1)), ops.zeros((4, 1)))
    0.5
    """
    real_logits, fake_logits = full_precision(real_logits), full_precision(fake_logits)
    return 0.5 * (ops.mean(ops.square(real_logits - 1.0)) + ops.mean(ops.square(fake_logits)))


def least_squares_generator_loss(fake_logits):
    """Squared distance of the logits on generated samples from 1, which stands for "real".

    Without the factor 1/2 of Mao et al. 2017, as in Zhu et al. 2017 (CycleGAN), section 4, whose
    weights of further losses then mean the same here.

    Args:
        fake_logits: Tensor of any shape, the discriminator's outputs on generated samples.

    Returns:
        Scalar tensor, at least 0.

    Example:

    >>> least_squares_generator_loss(ops.zeros((4, 1)))
    1.0
    """
    return ops.mean(ops.square(full_precision(fake_logits) - 1.0))


def wasserstein_critic_loss(real_logits, fake_logits):
    """How much higher the critic scores fakes than real samples, on average; it is to fall.

    Minus this is the critic's estimate of the earth mover's distance between the two sets, up to
    its Lipschitz constant. Arjovsky et al. 2017, equation 2, with the sign turned: we minimise. The
    scores are no logits of a probability; they keep the name so that all losses here read alike.

    Args:
        real_logits: Tensor of any shape, the critic's scores of real samples, unbounded.
        fake_logits: Tensor of any shape, the same of generated samples.

    Returns:
        Scalar tensor, of either sign; below 0 where the critic tells the sets apart.

    Example:

    >>> wasserstein_critic_loss(ops.array([2.0, 4.0]), ops.array([0.0, 1.0]))
    -2.5
    """
    return ops.mean(full_precision(fake_logits)) - ops.mean(full_precision(real_logits))


def wasserstein_generator_loss(fake_logits):
    """Minus the critic's mean score of the fakes, which are to score higher.

    Arjovsky et al. 2017, theorem 3. Its gradient doesn't fade where the critic tells the sets
    apart: the critic's slope is what its Lipschitz constant allows, however far they lie apart.

    Args:
        fake_logits: Tensor of any shape, the critic's scores of generated samples.

    Returns:
        Scalar tensor, of either sign.

    Example:

    >>> wasserstein_generator_loss(ops.array([2.0, 4.0]))
    -3.0
    """
    return -ops.mean(full_precision(fake_logits))


def full_precision(values):
    """Casts what a network gives to Keras' own `floatx`, in which every loss here is computed.

    Networks of a half-precision policy may give bfloat16, which keeps two to three digits: a mean
    over a batch would lose in it what one sample adds.

    Args:
        values: Tensor of floats.

    Returns:
        Tensor of the same shape, float32 unless `keras.config.set_floatx` says otherwise.
    """
    return ops.cast(values, keras.config.floatx())
