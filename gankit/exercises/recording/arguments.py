"""From drawn cases to arguments that are no plain data: classifiers, translators, networks.

Each takes what an exercise draws and returns what its answer is called with. They are functions of
modules, so that a recorder can be sent to where the answer is.
"""

import numpy as np
from keras import layers, ops
from keras.random import SeedGenerator

from gankit.exercises.recording.drawer import drawer
from gankit.exercises.recording.nearest_mean import train
from gankit.exercises.recording.tiny import with_weights
from gankit.exercises.recording.told_networks import build_networks


def with_training(*sets):
    """Returns `(train, *sets)`."""
    return train, *sets


def with_drawer(pictures, styles, *order):
    """Returns a generator's stand-in that draws to order, and the order."""
    return drawer(pictures, styles), *order


def told_networks(matrices, *batch):
    """Returns `(generator, discriminator, *batch)`; models take no arrays beside tensors."""
    return *build_networks(matrices), *map(ops.convert_to_tensor, batch)


def with_seed_generator(real, fakes, seed):
    """Returns `(real, fakes, seed_generator)`."""
    return real, fakes, SeedGenerator(seed)


def critic_and_images(mixed, weights):
    """Returns `(critic, images)`; the critic takes images `(N, H, W, C)`."""
    stack = [layers.Flatten(), layers.Dense(5, "relu"), layers.Dense(1)]
    return with_weights(stack, mixed.shape[1:], weights), ops.convert_to_tensor(mixed)


def with_two_readers(source_set, target_set, source_images, target_images):
    """Returns `(read_source, read_target, source_images, target_images)`."""
    return train(*source_set), train(*target_set), source_images, target_images


def with_reader_and_translators(forth, back, to_read, source, target):
    """Returns `(train, read, to_target, to_source, source, target)`."""

    def translator(matrix, shift):
        return lambda batch: np.asarray(batch) @ matrix + shift

    return train, train(*to_read), translator(*forth), translator(*back), source, target


def with_classifier(matrix, images, translations):
    """Returns `(classifier, images, translations)`."""
    kernel = ops.convert_to_tensor(matrix)
    return lambda batch: ops.matmul(batch, kernel), images, translations


def with_translators(images, noise, matrices, deviations):
    """Returns `(to_target, to_source, images, noise, deviations)`."""

    def translator(matrix):
        return lambda batch: np.tanh(np.asarray(batch) @ matrix)

    return *map(translator, matrices), images, noise, deviations
