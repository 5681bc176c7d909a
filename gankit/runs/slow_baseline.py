"""A GAN that learns to draw digits, but slowly: the baseline of lesson 08.

Nothing here is a trick: every line that slows it down, or that hides what happens, is one that
people write. It does learn readable digits in the end. If you have come from the lesson to find out
why it takes so long: watch its animation first, this file is the answer.
"""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from gankit.losses import non_saturating_discriminator_loss
from gankit.models import dcgan
from gankit.models.gan import GAN
from gankit.runs.contender import Contender

LATENT_DIM, FILTERS, BATCH_SIZE = 16, 8, 32
DISCRIMINATOR_TURNS = 2
LEARNING_RATE, BETA_1 = 2e-4, 0.9
DRIFT = 5e-4
SHOWN_DEVIATION = 0.1


@keras.saving.register_keras_serializable(package="gankit")
class SlowGAN(GAN):
    """A GAN in which the generator has little to learn from, and the curves hide it.

    Args:
        generator: As in `GAN`; so are `discriminator`, `latent_dim` and `seed`.
        saturates: Whether the generator's loss is the one that saturates; else it is that of `GAN`.
        turns: Turns of the discriminator in a step.
    """

    def __init__(
        self,
        generator,
        discriminator,
        latent_dim,
        *,
        saturates=True,
        turns=DISCRIMINATOR_TURNS,
        seed=None,
    ):
        super().__init__(generator, discriminator, latent_dim, seed=seed)
        self.saturates, self.turns = saturates, turns

    def phases(self):
        # With two turns the discriminator takes both halves of every batch, the generator only the
        # first.
        loss = self.saturating_loss if self.saturates else self.generator_loss
        return [
            Phase("discriminator", [self.discriminator], self.discriminator_loss, self.turns),
            Phase("generator", [self.generator], loss),
        ]

    def discriminator_loss(self, real):
        """The usual loss, and a small price on large logits.

        Without that price (the drift term of Karras et al. 2018, appendix A.1) the generator
        would be slow with most seeds and beyond rescue with some.
        """
        logits = [self.discriminator(x, training=True) for x in (real, self.fakes_like(real))]
        drift = sum(ops.mean(ops.square(part)) for part in logits)
        return non_saturating_discriminator_loss(*logits) + DRIFT * drift

    def saturating_loss(self, real):
        """The discriminator's loss on the fakes with its sign turned, which saturates.

        Goodfellow et al. 2014, equation 1: its gradient fades where the discriminator is sure.
        """
        return -ops.mean(ops.softplus(self.discriminator(self.fakes_like(real), training=True)))

    def adversarial_step(self, data):
        """Takes a step and reports the means since the epoch began, as Keras' examples do."""
        super().adversarial_step(data)
        return {tracker.name: tracker.result() for tracker in self.metrics}


def build_slow_gan(
    image_shape: tuple[int, int, int],
    seed: int = 0,
    *,
    saturates: bool = True,
    turns: int = DISCRIMINATOR_TURNS,
    learning_rate: float = LEARNING_RATE,
) -> SlowGAN:
    """Builds the slow GAN; with another setting, the slow GAN with one of its causes cured.

    Args:
        image_shape: `(H, W, C)`, as for `gankit.models.dcgan`.
        seed: Whole number for the latent vectors.
        saturates: As in `SlowGAN`; so is `turns`.
        learning_rate: Of both optimizers.

    Returns:
        A compiled `SlowGAN`.
    """
    generator = dcgan.build_generator(LATENT_DIM, image_shape, FILTERS)
    discriminator = dcgan.build_discriminator(image_shape, FILTERS)
    parts = generator, discriminator, LATENT_DIM
    model = SlowGAN(*parts, saturates=saturates, turns=turns, seed=seed)
    names = [phase.name for phase in model.phases()]
    model.compile({name: keras.optimizers.Adam(learning_rate, beta_1=BETA_1) for name in names})
    return model


def shown_latents(count: int) -> np.ndarray:
    """Returns the latent vectors whose pictures its animation shows, always the same.

    Args:
        count: How many.

    Returns:
        float32 array `(count, latent_dim)`.
    """
    drawn = np.random.default_rng(0).standard_normal((count, LATENT_DIM), np.float32)
    return SHOWN_DEVIATION * drawn


def slow_baseline(image_shape: tuple[int, int, int]) -> Contender:
    """Returns the slow GAN as a contender for a race.

    Args:
        image_shape: `(H, W, C)`.

    Returns:
        A `Contender`.
    """
    return Contender("slow", lambda: build_slow_gan(image_shape), BATCH_SIZE)
