"""What the figures of translation share: the sets, the reader, shares of classes, the networks."""

from functools import partial

import keras
import numpy as np

from gankit import data
from gankit.data import matched
from gankit.models import cyclegan_networks
from gankit.models.classifier import build_classifier
from gankit.models.few_labels import shake
from gankit.prediction import predict_arrays

READER_STEPS, READER_BATCH = 2_000, 128


def real_sets(names, side):
    """Loads real sets of one shape.

    Args:
        names: Tuples of a set's name and split.
        side: Side of the images.

    Returns:
        Tuple of `Dataset`s.

    Raises:
        ValueError: If one is generated.
    """
    sets = [data.load(name, split, size=side, download=False) for name, split in names]
    for dataset in sets:
        if dataset.is_generated:
            raise ValueError(
                f"Expected real {dataset.name}, found generated images. Point GANKIT_DATA at a "
                "folder that holds it."
            )
    return matched(*sets)


def trained_reader(images, labels, seed, steps=READER_STEPS):
    """Trains a classifier on images that are shaken anew in each batch.

    Every reader of these figures takes as many steps over as large batches, however many images it
    has, so that one that knows translations alone differs from its control in nothing else.

    Args:
        images: Array `(N, H, W, C)` in [-1, 1].
        labels: Whole numbers `(N,)` below 10.
        seed: Whole number.
        steps: How long.

    Returns:
        A trained `keras.Model` from images to logits `(N, 10)`.
    """
    keras.utils.set_random_seed(seed)
    reader = build_classifier(images.shape[1:])
    rate = keras.optimizers.schedules.CosineDecay(2e-3, steps)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    reader.compile(keras.optimizers.Adam(rate), loss, jit_compile=False)
    batches = _shaken_batches(images, labels, np.random.default_rng(seed))
    reader.fit(batches, steps_per_epoch=steps, shuffle=False, verbose=0)
    return reader


def share_read(reader, images, labels):
    """Returns the share of images that a reader reads as labelled."""
    return float(np.mean(read(reader, images) == labels))


def read(reader, images):
    """Returns the labels that a reader reads, `(N,)`."""
    return predict_arrays(reader, images).argmax(axis=1)


def with_shares(dataset, shares, seed):
    """Chooses images so that the classes come in given shares; none stands twice.

    Args:
        dataset: `Dataset` with labels.
        shares: Array `(K,)` of the classes' shares.
        seed: Whole number that chooses.

    Returns:
        The largest such part of the `Dataset`.
    """
    random = np.random.default_rng(seed)
    counts = np.bincount(dataset.labels, minlength=len(shares))
    total = np.min(counts[shares > 0] / shares[shares > 0])
    rows = [
        random.permutation(np.flatnonzero(dataset.labels == label))[: int(total * share)]
        for label, share in enumerate(shares)
    ]
    return dataset[random.permutation(np.concatenate(rows))]


def build_networks(image_shape, filters, blocks, noise):
    """Builds target generator, source generator, source and target discriminator."""
    generator = partial(cyclegan_networks.build_generator, image_shape, filters, blocks)
    judge = partial(cyclegan_networks.build_discriminator, image_shape, 2 * filters, noise=noise)
    return (
        generator(name="target_generator"),
        generator(name="source_generator"),
        judge(name="source_discriminator"),
        judge(name="target_discriminator"),
    )


def decibels(images, others):
    """Peak signal-to-noise ratio of images in [-1, 1] and what came back of them, in decibels."""
    return float(10 * np.log10(4 / np.mean(np.square(images - others))))


def _shaken_batches(images, labels, random):
    while True:
        rows = random.integers(0, len(images), READER_BATCH)
        # Shaken, what comes in from outside is 0, which is the ground of images in [0, 1].
        shaken = shake((images[rows] + 1) / 2, random)
        yield 2 * shaken - 1, labels[rows]
