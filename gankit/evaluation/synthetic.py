"""What samples are good for: a classifier that learned from nothing else reads real images."""

import keras
import numpy as np

from gankit.models.classifier import build_classifier, reading_accuracy
from gankit.models.look_alikes import draw
from gankit.prediction import predict_arrays

COUNT = 20_000  # images in an epoch
EPOCHS = 12  # over 20,000: as many steps as four over MNIST's 60,000


def train_on_drawn(draw_batch, *, classes=10, epochs=EPOCHS, count=COUNT, seed=0):
    """Trains a classifier on images that are drawn afresh for each epoch.

    Generated ones cost little, and a network that sees none of them twice can't learn them by
    heart. The learning rate falls to zero along a cosine.

    Args:
        draw_batch: Function from `(count, seed)` to images `(count, H, W, C)` float32 in [-1, 1]
            and their labels `(count,)`, whole numbers below `classes`; see `drawn_from`.
        classes: Number of classes.
        epochs: How often `count` images are drawn and learned from.
        count: Images in an epoch.
        seed: Whole number for weights, shuffling, dropout and what is drawn. It becomes the global
            seed, as by `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.

    Returns:
        The trained, compiled classifier, built as by `gankit.models.classifier`.
    """
    seeds = np.random.default_rng(seed).integers(0, 2**31, epochs).tolist()
    keras.utils.set_random_seed(seed)
    classifier = None
    for own_seed in seeds:
        images, labels = draw_batch(count, own_seed)
        if classifier is None:
            classifier = _compiled(images.shape[1:], classes, epochs * -(-count // 128))
        classifier.fit(images, labels, batch_size=128, epochs=1, verbose=0)
    return classifier


def train_on_synthetic_test_on_real(draw_batch, test, *, epochs=EPOCHS, count=COUNT, seed=0):
    """Says what a classifier reads of real images that learned from generated ones alone (TSTR).

    Esteban, Hyland and Ratsch 2017 (arXiv 1706.02633), section 4.2. The same epochs on real images,
    `drawn_from_real`, are its control: what one could have had. It misses what the samples lack,
    and says little of how real they look.

    Args:
        draw_batch: Function that draws generated images and labels, see `drawn_from`.
        test: `gankit.data.Dataset` of real images with classes, from which no generator learned.
        epochs: As in `train_on_drawn`.
        count: Likewise.
        seed: Likewise.

    Returns:
        Float in [0, 1], the share of the test set that is read as labelled.
    """
    classifier = train_on_drawn(
        draw_batch, classes=len(test.classes), epochs=epochs, count=count, seed=seed
    )
    return reading_accuracy(classifier, test)


def train_on_real_test_on_synthetic(
    real, draw_batch, *, epochs=EPOCHS, count=COUNT, samples=10_000, seed=0
):
    """Says how many samples a classifier reads as asked that learned from real ones alone (TRTS).

    Esteban, Hyland and Ratsch 2017, section 4.2. It can't see what the samples lack: a generator
    that draws one good digit for each label has the best value.

    Args:
        real: `gankit.data.Dataset` of real images with classes.
        draw_batch: Function that draws generated images and labels, see `drawn_from`.
        epochs: As in `train_on_drawn`.
        count: Likewise.
        samples: How many generated images are read.
        seed: As in `train_on_drawn`.

    Returns:
        Float in [0, 1].
    """
    classifier = train_on_drawn(
        drawn_from_real(real), classes=len(real.classes), epochs=epochs, count=count, seed=seed
    )
    images, labels = draw_batch(samples, seed)
    return float(np.mean(predict_arrays(classifier, images).argmax(axis=1) == labels))


def drawn_from(generators, *, scale=1.0):
    """Makes the function that draws labelled images from conditional generators.

    Args:
        generators: List of networks from `[latents, labels]` to images: the last one of a
            training, or several late ones, which vary more than one.
        scale: What the latent vectors are multiplied by: wider ones vary more as well.

    Returns:
        Function from `(count, seed)` to images and labels, for `train_on_drawn`; all generators
        and all labels take equal parts.
    """

    def draw_batch(count, seed):
        counts = [len(part) for part in np.array_split(np.arange(count), len(generators))]
        length = generators[0].input_shape[1][-1]
        labels = [np.arange(part) % length for part in counts]
        images = [
            draw(network, part, labels=own, scale=scale, seed=seed + number)
            for number, (network, part, own) in enumerate(
                zip(generators, counts, labels, strict=True)
            )
        ]
        return np.concatenate(images), np.concatenate(labels)

    return draw_batch


def drawn_from_real(dataset):
    """Makes the function that draws labelled images from a data set, without repeats in a draw.

    Args:
        dataset: A `gankit.data.Dataset`.

    Returns:
        Function from `(count, seed)` to images and labels, for `train_on_drawn`; at most as many
        as the set has.
    """

    def draw_batch(count, seed):
        rows = np.random.default_rng(seed).permutation(len(dataset))[:count]
        return dataset.signed(rows), dataset.labels[rows]

    return draw_batch


def _compiled(image_shape, classes, steps):
    classifier = build_classifier(image_shape, classes)
    classifier.compile(
        optimizer=keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(1e-3, steps)),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    return classifier
