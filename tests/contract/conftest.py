"""Every adversarial model at a tiny size, with the phases that it is expected to have."""

from dataclasses import dataclass

import keras
import numpy as np
from keras import layers

from gankit.models import dcgan, gan
from gankit.models.gan import GAN


@dataclass(frozen=True)
class Case:
    """A model under contract.

    Args:
        build: Function that builds and returns the uncompiled model.
        learners: Dict from phase name to the names of the attributes that must move in it.
        batch: Function from a number of samples to the tuple that `train_on_batch` takes.
    """

    build: object
    learners: dict
    batch: object


GAN_LEARNERS = {"discriminator": {"discriminator"}, "generator": {"generator"}}


def points(n):
    return (np.random.default_rng(0).standard_normal((n, 2)).astype("float32"),)


def images(shape):
    def batch(n):
        return (np.random.default_rng(0).uniform(-1, 1, (n, *shape)).astype("float32"),)

    return batch


def build_points_gan():
    return GAN(gan.build_generator(3, (2,), (8,)), gan.build_discriminator((2,), (8,)), 3)


def build_dense_gan():
    shape = (8, 8, 1)
    return GAN(gan.build_generator(3, shape, (8,)), gan.build_discriminator(shape, (8,)), 3)


def build_dcgan():
    shape = (8, 8, 3)
    return GAN(dcgan.build_generator(3, shape, 2), dcgan.build_discriminator(shape, 2), 3)


def build_gan_with_state_everywhere():
    """Batch normalisation and dropout in both networks: all the state that could leak."""

    def network(inputs, outputs, name):
        x = start = keras.Input((inputs,))
        x = layers.Dense(8, use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        # Without a seed of its own, Dropout under PyTorch draws from the global generator.
        x = layers.Dropout(0.3, seed=1)(layers.LeakyReLU()(x))
        return keras.Model(start, layers.Dense(outputs)(x), name=name)

    return GAN(network(3, 2, "generator"), network(2, 1, "discriminator"), 3)


CASES = {
    "points_gan": Case(build_points_gan, GAN_LEARNERS, points),
    "dense_gan": Case(build_dense_gan, GAN_LEARNERS, images((8, 8, 1))),
    "dcgan": Case(build_dcgan, GAN_LEARNERS, images((8, 8, 3))),
    "gan_with_state_everywhere": Case(build_gan_with_state_everywhere, GAN_LEARNERS, points),
}


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES.values(), ids=CASES.keys())
