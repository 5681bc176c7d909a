"""GANs of all kinds."""

from functools import partial

import keras
import numpy as np
from keras import layers

from gankit.models import cgan_networks, dcgan, equalised_cgan_networks, gan, wgan
from gankit.models.cgan import ConditionalGAN
from gankit.models.gan import GAN
from gankit.models.progan import ProgressiveGAN
from gankit.models.wgan import WassersteinGAN
from gankit.regularisers import R1, FirstOrderR1
from tests.contract import structures
from tests.contract.batches import images, labelled_images, points
from tests.contract.case import Case
from tests.contract.learners import GAN_LEARNERS, TRAILING

WGAN_LEARNERS = {"critic": {"critic"}, "generator": {"generator"}}


def build_points_gan():
    return GAN(gan.build_generator(3, (2,), (8,)), gan.build_discriminator((2,), (8,)), 3)


def build_dense_gan():
    shape = (8, 8, 1)
    return GAN(gan.build_generator(3, shape, (8,)), gan.build_discriminator(shape, (8,)), 3)


def build_dcgan():
    shape = (8, 8, 3)
    return GAN(dcgan.build_generator(3, shape, 2), dcgan.build_discriminator(shape, 2), 3)


def build_textbook_dcgan():
    shape = (16, 16, 3)
    networks = dcgan.build_textbook_generator, dcgan.build_textbook_discriminator
    # One filter would not do: the next normalisation takes a single gamma's gradient away.
    return GAN(networks[0](3, shape, 2), networks[1](shape, 2), 3)


def build_convolutional_wgan():
    shape = (8, 8, 3)
    critic = wgan.build_convolutional_critic(shape, 2)
    return WassersteinGAN(dcgan.build_generator(3, shape, 2), critic, 3, critic_turns=2)


def build_cgan(**settings):
    shape = (8, 8, 1)
    return ConditionalGAN(
        cgan_networks.build_generator(3, 4, shape, 2),
        cgan_networks.build_discriminator(4, shape, 2),
        3,
        **settings,
    )


def build_equalised_cgan():
    return ConditionalGAN(
        equalised_cgan_networks.build_generator(3, 2, [4, 8], 3, 2),
        equalised_cgan_networks.build_discriminator(2, [4, 8], 3, 2),
        3,
        regulariser=R1(0.5, samples=2),
    )


def build_plane_cgan():
    shape = (8, 8, 3)
    return ConditionalGAN(
        cgan_networks.build_generator(3, 2, shape, 2),
        cgan_networks.build_plane_discriminator(2, shape, 2),
        3,
    )


def build_progan(**settings):
    """Builds a progressive GAN that has grown once and is in the middle of the fade."""
    gan = ProgressiveGAN((16, 16, 3), 3, first_side=4, filters=2, **settings)
    gan.average("generator", 0.9)
    gan.grow()
    gan.alpha = 0.5
    return gan


def build_gan_with_state_everywhere():
    """Batch normalisation and dropout in both networks: all the state that could leak."""

    def network(inputs, outputs, name):
        x = start = keras.Input((inputs,))
        # Normalised behind the activation: before it, the discriminator's first normalisation would
        # take the gradient of the generator's last bias away, all but its rounding errors.
        x = layers.LeakyReLU()(layers.Dense(8, use_bias=False)(x))
        x = layers.BatchNormalization()(x)
        # Without a seed of its own, Dropout under PyTorch draws from the global generator.
        x = layers.Dropout(0.3, seed=1)(x)
        return keras.Model(start, layers.Dense(outputs)(x), name=name)

    return GAN(network(3, 2, "generator"), network(2, 1, "discriminator"), 3)


CASES = {
    "points_gan": Case(build_points_gan, GAN_LEARNERS, points),
    "dense_gan": Case(build_dense_gan, GAN_LEARNERS, images((8, 8, 1)), like="points_gan"),
    "dcgan": Case(build_dcgan, GAN_LEARNERS, images((8, 8, 3))),
    "textbook_dcgan": Case(build_textbook_dcgan, GAN_LEARNERS, images((16, 16, 3)), like="dcgan"),
    "cgan": Case(
        build_cgan, GAN_LEARNERS, labelled_images((8, 8, 1), np.array([2, 0, 3, 1])), TRAILING
    ),
    "plane_cgan": Case(
        build_plane_cgan,
        GAN_LEARNERS,
        labelled_images((8, 8, 3), np.array([[0, 1], [1, 1], [0, 0]], "float32")),
        TRAILING,
        like="cgan",
    ),
    "regularised_gan": Case(
        partial(structures.build_gan_of, partial(GAN, regulariser=R1(0.5))),
        GAN_LEARNERS,
        points,
        parts={"discriminator": ["r1"]},
        like="wgan",
    ),
    "regularised_cgan": Case(
        partial(build_cgan, regulariser=FirstOrderR1(0.5, samples=2)),
        GAN_LEARNERS,
        labelled_images((8, 8, 1), np.array([2, 0, 3, 1])),
        TRAILING,
        parts={"discriminator": ["r1"]},
        like="wgan",
    ),
    "equalised_cgan": Case(
        build_equalised_cgan,
        GAN_LEARNERS,
        labelled_images((8, 8, 3), np.array([[0, 1], [1, 1], [0, 0]], "float32")),
        TRAILING,
        parts={"discriminator": ["r1"]},
        like="wgan",
    ),
    "gan_with_state_everywhere": Case(build_gan_with_state_everywhere, GAN_LEARNERS, points),
    "wgan": Case(
        structures.build_wgan,
        WGAN_LEARNERS,
        points,
        parts={"critic": ["wasserstein_estimate", "gradient_penalty"]},
    ),
    "clipped_wgan": Case(
        partial(structures.build_wgan, gradient_penalty=None, clip=0.3),
        WGAN_LEARNERS,
        points,
        parts={"critic": ["wasserstein_estimate"]},
        # RMSprop divides by the size of a gradient, also of one that is little more than rounding.
        rounding=1e-3,
    ),
    "convolutional_wgan": Case(
        build_convolutional_wgan,
        WGAN_LEARNERS,
        images((8, 8, 3)),
        parts={"critic": ["wasserstein_estimate", "gradient_penalty"]},
        like="wgan",
    ),
    "progan": Case(build_progan, GAN_LEARNERS, images((8, 8, 3)), TRAILING),
    "regularised_progan": Case(
        partial(build_progan, regulariser=R1(1.0, samples=2)),
        GAN_LEARNERS,
        images((8, 8, 3)),
        TRAILING,
        parts={"discriminator": ["r1"]},
        like="progan",
    ),
}
