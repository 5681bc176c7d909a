"""Adversarial models whose structure is what matters: one for each thing that the heart can carry.

A pair of GANs with common layers, a discriminator that remembers old fakes, a GAN that has grown or
is averaged, networks without kinks, whose slopes can be measured.
"""

import keras
from keras import layers, ops

from gankit.adversarial import Phase
from gankit.losses import non_saturating_discriminator_loss
from gankit.models.cogan import CoupledGAN
from gankit.models.gan import GAN
from gankit.models.semantic_cyclegan import SemanticCycleGAN
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from gankit.models.wgan import WassersteinGAN


@keras.saving.register_keras_serializable(package="contract")
class RememberingGAN(GAN):
    """A GAN whose discriminator also sees fakes of the last step, and that counts its turns."""

    def __init__(self, generator, discriminator, latent_dim, *, seed=None):
        super().__init__(generator, discriminator, latent_dim, seed=seed)
        self.pool = Pool(4, generator.output_shape[1:], name="pool")
        self.turns_seen = self.add_weight((), "zeros", trainable=False, name="turns_seen")

    def phases(self):
        first, second = super().phases()
        state = [self.pool, self.turns_seen]
        return [Phase(first.name, first.learners, first.loss, state=state), second]

    def discriminator_loss(self, real):
        self.turns_seen.assign(self.turns_seen + 1.0)
        real_logits = self.discriminator(real, training=True)
        older = self.pool(self.fakes_like(real))
        return non_saturating_discriminator_loss(real_logits, self.discriminator(older))


class Pool(layers.Layer):
    """The last few samples that it was shown; it answers with those from before."""

    def __init__(self, size, shape, **keywords):
        super().__init__(**keywords)
        start = keras.initializers.RandomNormal(seed=1)
        self.samples = self.add_weight((size, *shape), start, trainable=False, name="samples")
        self.built = True

    def call(self, fakes):
        older = ops.copy(self.samples.value)
        self.samples.assign(fakes[: self.samples.shape[0]])
        return older


@keras.saving.register_keras_serializable(package="contract")
class PatientDomains(TwoPhaseDomainAdversarialNetwork):
    """Two turns of the domain classifier, each on its own part of both domains."""

    def phases(self):
        first, second = super().phases()
        return [Phase(first.name, first.learners, first.loss, turns=2), second]


def build_gan_of(model_class):
    """Builds a GAN of a class on points; smooth, so that its slopes can be measured."""
    return model_class(smooth(3, 2, "generator"), smooth(2, 1, "discriminator"), 3)


def build_wgan(**settings):
    """Builds a Wasserstein GAN on points; as smooth as those of `build_gan_of`."""
    critic = smooth(2, 1, "critic", last_bias=False)
    return WassersteinGAN(smooth(3, 2, "generator"), critic, 3, critic_turns=2, **settings)


def smooth(inputs, outputs, name, last_bias=True):
    """Builds a small network without kinks."""
    start = keras.Input((inputs,))
    # subtle: not tanh, which TensorFlow computes otherwise where it is fused with the product; a
    # loaded model, whose graph is another, would differ in the fourth digit.
    x = layers.Dense(8, activation="softplus")(start)
    return keras.Model(start, layers.Dense(outputs, use_bias=last_bias)(x), name=name)


def build_coupled_gan():
    """Builds the pair: a common beginning of the generators, a common end of the others."""
    beginning = keras.Sequential(
        [keras.Input((3,)), layers.Dense(8, activation="softplus"), layers.BatchNormalization()],
        name="beginning",
    )
    end = keras.Sequential([keras.Input((8,)), layers.Dense(1)], name="end")

    def generator(name):
        latents = keras.Input((3,), name="latents")
        return keras.Model(latents, layers.Dense(2)(beginning(latents)), name=name)

    def discriminator(name):
        points = keras.Input((2,), name="points")
        return keras.Model(points, end(layers.Dense(8, activation="softplus")(points)), name=name)

    domains = ("source", "target")
    generators = [generator(f"{domain}_generator") for domain in domains]
    return CoupledGAN(*generators, *(discriminator(f"{d}_discriminator") for d in domains), 3)


def build_semantic_cyclegan():
    """Builds translators of points, and a classifier that holds them to the meaning."""
    generators = [smooth(2, 2, name) for name in ("target_generator", "source_generator")]
    judges = [smooth(2, 1, f"{domain}_discriminator") for domain in ("source", "target")]
    return SemanticCycleGAN(*generators, *judges, smooth(2, 4, "classifier"))


def build_grown_gan():
    """Builds a GAN that has learned and grown, as in progressive growing."""
    gan = build_gan_of(GAN)
    gan.compile(run_eagerly=True)
    x = layers.Dense(2, name="grown")(layers.Activation("softplus")(gan.generator.output))
    gan.generator = keras.Model(gan.generator.input, x, name="grown_generator")
    return gan


def build_averaged_gan():
    """Builds a GAN that generates with an average of a generator with batch statistics."""
    latents = keras.Input((3,))
    x = layers.BatchNormalization()(layers.LeakyReLU()(layers.Dense(8, use_bias=False)(latents)))
    generator = keras.Model(latents, layers.Dense(2)(x), name="generator")
    gan = GAN(generator, smooth(2, 1, "discriminator"), 3)
    gan.average("generator", 0.9)
    return gan
