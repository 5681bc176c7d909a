"""The Wasserstein GAN of Arjovsky et al. 2017, and its gradient penalty, Gulrajani et al. 2017.

The discriminator no longer says "real" or "fake". As a critic it scores: as high as it can where
real samples lie, as low where fakes do, on the condition that no score changes faster than its
sample moves (Lipschitz). Then the gap between the mean scores estimates the earth mover's distance
of the two sets, and the critic's slope pulls at the generator however far apart they are.
"""

from functools import partial

import keras
from keras import layers, ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.losses import wasserstein_critic_loss, wasserstein_generator_loss
from gankit.models import dcgan, gan
from gankit.models.latents import DrawsFromLatents, refuse_misfits
from gankit.penalties import gradient_penalty as slope_penalty
from gankit.refusals import refuse_negative, refuse_not_positive


@keras.saving.register_keras_serializable(package="gankit")
class WassersteinGAN(DrawsFromLatents, AdversarialModel):
    """A generator lowers the distance between its samples and real ones, which a critic measures.

    The critic's slope is held in one of two ways: by a penalty wherever it differs from 1 between
    real and fake samples, or by clipping the critic's weights after each of its updates.

    In each step the critic takes `critic_turns` turns, each on its own part of the batch, and the
    generator one: a batch of 320 gives five turns of 64.

    Args:
        generator: Model from latent vectors `(N, latent_dim)` to samples, `(N, H, W, C)` images in
            [-1, 1] or `(N, D)` points.
        critic: Model from samples to scores `(N, 1)`, without batch normalisation or dropout.
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        gradient_penalty: Weight of the penalty, lambda: 10 for images, 0.1 for points. None for a
            critic that is clipped.
        clip: Weights of the critic are cut off at plus and minus this (the paper: 0.01). None for
            a critic under the penalty.
        critic_turns: Turns of the critic in a step (both papers: 5).
        seed: Whole number for latent vectors and interpolates; None draws one from the global seed.

    Raises:
        ValueError: If the networks or `latent_dim` don't fit each other, the critic's scores depend
            on chance or on the rest of a batch, it is held in both ways or in neither, or by a
            penalty below 0 or a `clip` that is not above it.

    Example:

    >>> wgan = WassersteinGAN(gan.build_generator(2, (2,)), build_critic((2,)), 2)
    >>> wgan.compile()
    >>> wgan.train_on_batch(real, return_dict=True)
    {'critic_loss': 2.1, 'critic_wasserstein_estimate': 0.4, 'critic_gradient_penalty': 0.25,
     'generator_loss': 0.1}
    """

    def __init__(
        self,
        generator,
        critic,
        latent_dim,
        *,
        gradient_penalty=10.0,
        clip=None,
        critic_turns=5,
        seed=None,
    ):
        super().__init__(seed=seed)
        refuse_misfits(generator, critic, latent_dim)
        _refuse_scores_of_more_than_a_sample(critic)
        _refuse_unheld(gradient_penalty, clip)
        self.generator = generator
        self.critic = critic
        self.latent_dim = latent_dim
        self.gradient_penalty = gradient_penalty
        self.clip = clip
        self.critic_turns = critic_turns

    def phases(self):
        held = {"parts": ("wasserstein_estimate", "gradient_penalty")}
        if self.clip is not None:
            held = {"parts": ("wasserstein_estimate",), "after_turn": self.clip_critic}
        return [
            Phase("critic", [self.critic], self.critic_loss, self.critic_turns, **held),
            Phase("generator", [self.generator], self.generator_loss),
        ]

    def critic_loss(self, real):
        """Loss of the critic on a batch of real samples and as many fresh fakes, and its parts."""
        fakes, scores = self.fakes_like(real), partial(self.critic, training=True)
        loss = wasserstein_critic_loss(scores(real), scores(fakes))
        parts = {"wasserstein_estimate": -loss}
        if self.clip is not None:
            return loss, parts
        penalty = slope_penalty(scores, real, fakes, self.seed_generator)
        return loss + self.gradient_penalty * penalty, {**parts, "gradient_penalty": penalty}

    def generator_loss(self, real):
        """Loss of the generator on fresh fakes, as many as there are real samples."""
        return wasserstein_generator_loss(self.critic(self.fakes_like(real), training=True))

    def clip_critic(self):
        """Cuts the critic's weights off at plus and minus `clip`."""
        for variable in self.critic.trainable_variables:
            variable.assign(ops.clip(variable, -self.clip, self.clip))


def build_critic(image_shape, units=(512, 256)):
    """Builds a dense critic.

    Args:
        image_shape: `(H, W, C)` for images or `(D,)` for points.
        units: Widths of the hidden layers.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, *image_shape)` to scores `(N, 1)`.
    """
    return _without_last_bias(gan.build_discriminator(image_shape, units))


def build_convolutional_critic(image_shape, filters=32):
    """Builds a critic of convolutions, without any normalisation.

    Args:
        image_shape: `(H, W, C)`, as for `dcgan.build_discriminator`.
        filters: Number of filters of the first block; each later one has twice as many.

    Returns:
        Functional, uncompiled `keras.Model` from `(N, H, W, C)` to scores `(N, 1)`.

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.
    """
    return _without_last_bias(
        dcgan.build_discriminator(image_shape, filters, batch_normalisation=False)
    )


def _without_last_bias(discriminator):
    """Leaves out what cancels in the difference of two scores: only rounding would move it."""
    features = discriminator.layers[-1].input
    scores = layers.Dense(1, use_bias=False)(features)
    return keras.Model(discriminator.input, scores, name="critic")


def _refuse_scores_of_more_than_a_sample(critic):
    # subtle: `critic.layers` would not show what a layer or a wrapper holds inside.
    for layer in critic._flatten_layers(include_self=False):
        reason = None
        if isinstance(layer, layers.BatchNormalization):
            reason = "lets a score depend on the other samples of a batch"
        elif any(isinstance(v, keras.random.SeedGenerator) for v in vars(layer).values()):
            reason = "lets a score depend on chance"
        if reason:
            raise ValueError(
                f"The critic's layer '{layer.name}' ({type(layer).__name__}) {reason}, but its "
                "slope is held for each sample by itself: the penalty would hold something else. "
                "Leave the layer out, or take LayerNormalization in place of BatchNormalization."
            )


def _refuse_unheld(gradient_penalty, clip):
    if (gradient_penalty is None) == (clip is None):
        raise ValueError(
            "Expected a critic to be held in one way. Received: "
            f"gradient_penalty={gradient_penalty}, clip={clip}. For the penalty pass "
            "gradient_penalty=10.0 alone, for clipping gradient_penalty=None, clip=0.01."
        )
    if clip is None:
        refuse_negative(gradient_penalty=gradient_penalty)
    else:
        refuse_not_positive(clip=clip)
