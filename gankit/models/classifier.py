"""A small convolutional classifier: the independent reader of generated digits.

Its last hidden layer serves as the feature space of the Frechet distance in `gankit.metrics`.
"""

import keras
import numpy as np
from keras import layers

from gankit.layers import seeded_dropout
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_whole_number_images


def build_classifier(image_shape, classes=10):
    """Builds a classifier that reads 99 % of MNIST after four epochs.

    Args:
        image_shape: `(H, W, C)`, 16x16 or larger.
        classes: Number of classes.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to logits
        `(N, classes)`.
    """
    x = images = keras.Input(image_shape, name="images")
    x = layers.Conv2D(32, 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(64, 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Flatten()(x)
    x = seeded_dropout(0.5)(x)
    x = layers.Dense(128, activation="relu", name="features")(x)
    return keras.Model(images, layers.Dense(classes)(x), name="classifier")


def build_feature_extractor(classifier):
    """Cuts a classifier off behind its last hidden layer; the two share their weights.

    Args:
        classifier: A model from `build_classifier`.

    Returns:
        `keras.Model` from images to features `(N, 128)`.
    """
    return keras.Model(classifier.input, classifier.get_layer("features").output, name="features")


def train_classifier(
    images, labels, *, classes=10, epochs=4, learning_rate=1e-3, seed=0, verbose=0
):
    """Builds a classifier and trains it.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        labels: Array `(N,)` of whole numbers below `classes`.
        classes: Number of classes.
        epochs: Passes over the data, in batches of 128.
        learning_rate: Float, or a schedule from `keras.optimizers.schedules`.
        seed: Whole number for weights, shuffling and dropout. It becomes the global seed, as by
            `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.
        verbose: As in `keras.Model.fit`.

    Returns:
        The trained, compiled classifier.

    Raises:
        ValueError: If the images are whole numbers.
    """
    refuse_whole_number_images(images)
    keras.utils.set_random_seed(seed)
    classifier = build_classifier(images.shape[1:], classes)
    classifier.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    classifier.fit(images, labels, batch_size=128, epochs=epochs, verbose=verbose)
    return classifier


def reading_accuracy(classifier, dataset):
    """Returns the share of a data set that a classifier reads as labelled.

    Args:
        classifier: A model from images in [-1, 1] to logits.
        dataset: A `gankit.data.Dataset`.

    Returns:
        Float in [0, 1].
    """
    logits = predict_arrays(classifier, dataset.signed())
    return float(np.mean(logits.argmax(axis=1) == dataset.labels))
