"""Adversarial losses: pure functions of the discriminator's logits that know no model.

One law of names: `<family>_discriminator_loss(real_logits, fake_logits)` and
`<family>_generator_loss(fake_logits)`, real before fake, always.
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
