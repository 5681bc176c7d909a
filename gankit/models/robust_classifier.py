"""A classifier that says "none of these", and what a plain one can say without being asked.

A plain classifier has to name a class whatever it is shown. One way out costs nothing: refuse where
its highest logit is low. The other is to learn what to refuse: one class more, whose examples a
generator draws (`gankit.models.look_alikes`) or that are made of the images themselves
(`gankit.models.near_misses`). An explicit class does better than asking for even
probabilities on the fakes.
"""

import keras
import numpy as np

from gankit.metrics import accept_threshold
from gankit.models.classifier import build_classifier
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_whole_number_images


@keras.saving.register_keras_serializable(package="gankit")
class RobustClassifier(keras.Model):
    """A classifier with one class more, "none of these", and a threshold for it.

    Args:
        network: Functional model from images `(N, H, W, C)` in [-1, 1] to logits `(N, K + 1)`; the
            last is that of "none of these", such as `build_classifier(image_shape, K + 1)`.

    Attributes:
        threshold: What `scores` must reach for an image to be accepted, a variable that is saved
            with the model. 0, where it begins, accepts what is more likely a class than none.

    Example:

    >>> robust = train_robust_classifier(mnist.signed(), mnist.labels, look_alikes)
    >>> robust.calibrate(held_out.signed())
    >>> robust.read(images)
    array([7, 2, 10, 0])
    """

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.threshold = self.add_weight(
            shape=(), initializer="zeros", trainable=False, name="threshold"
        )
        self.built = True  # the network comes built

    @property
    def classes(self):
        """K, the number of classes without "none of these", whose label is K."""
        return self.network.output_shape[-1] - 1

    def call(self, images, training=False):
        return self.network(images, training=training)

    def scores(self, images):
        """Says how much rather an image is one of the classes than none: the logarithm of the odds.

        Args:
            images: Array `(N, H, W, C)` float32 in [-1, 1].

        Returns:
            Array `(N,)` float32.
        """
        return known_score(predict_arrays(self, images))

    def calibrate(self, images, kept=0.95):
        """Sets the threshold that a share of real images reaches.

        Args:
            images: Array `(N, H, W, C)` float32 in [-1, 1] that were held out of the training set:
                those it learned from score too high, and the test set is for testing.
            kept: Share in (0, 1] of them that is to be accepted.

        Returns:
            Float, the threshold.
        """
        threshold = accept_threshold(self.scores(images), kept)
        self.threshold.assign(threshold)
        return threshold

    def read(self, images):
        """Reads images, and refuses those that it takes for none of the classes.

        Args:
            images: Array `(N, H, W, C)` float32 in [-1, 1].

        Returns:
            Whole numbers `(N,)`, from 0 to K - 1, and K for "none of these".
        """
        logits = predict_arrays(self, images)
        threshold = float(keras.ops.convert_to_numpy(self.threshold))
        labels = logits[:, :-1].argmax(axis=1)
        return np.where(known_score(logits) >= threshold, labels, self.classes)

    def get_config(self):
        return {"network": keras.saving.serialize_keras_object(self.network)}

    @classmethod
    def from_config(cls, config):
        return cls(keras.saving.deserialize_keras_object(config["network"]))


def train_robust_classifier(
    images, labels, look_alikes, *, classes=10, epochs=4, learning_rate=1e-3, seed=0, verbose=0
):
    """Trains a classifier on images of its classes and on look-alikes that are none of them.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        labels: Array `(N,)` of whole numbers below `classes`.
        look_alikes: Array `(M, H, W, C)` float32 in [-1, 1].
        classes: Number of classes K; the look-alikes get the label K.
        epochs: Passes over the data, in batches of 128.
        learning_rate: Float, or a schedule from `keras.optimizers.schedules`.
        seed: Whole number for weights, shuffling and dropout. It becomes the global seed, as by
            `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.
        verbose: As in `keras.Model.fit`.

    Returns:
        The trained, compiled `RobustClassifier`, its threshold not yet calibrated.

    Raises:
        ValueError: If images or look-alikes are whole numbers.
    """
    refuse_whole_number_images(images, look_alikes)
    keras.utils.set_random_seed(seed)
    robust = RobustClassifier(build_classifier(images.shape[1:], classes + 1))
    robust.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    none = np.full(len(look_alikes), classes)
    # Keras holds out and shuffles by rows: one array, in any order.
    rows = np.random.default_rng(seed).permutation(len(images) + len(none))
    robust.fit(
        np.concatenate([images, look_alikes])[rows],
        np.concatenate([labels, none])[rows],
        batch_size=128,
        epochs=epochs,
        verbose=verbose,
    )
    return robust


def known_score(logits):
    """Logarithm of the odds that an image is one of K classes rather than none.

    Args:
        logits: Array `(N, K + 1)`, the last column for "none of these".

    Returns:
        Array `(N,)`. Example: `[[0, 0, 0]]` -> log 2, since two of three equal classes are known.
    """
    known = logits[:, :-1]
    highest = known.max(axis=1)
    return highest + np.log(np.exp(known - highest[:, None]).sum(axis=1)) - logits[:, -1]


def maximum_softmax(logits):
    """Highest probability of a plain classifier. Hendrycks and Gimpel 2016 (arXiv 1610.02136).

    Args:
        logits: Array `(N, K)`.

    Returns:
        Array `(N,)` in [1/K, 1]. Example: `[[0, 0]]` -> 0.5.
    """
    return 1 / np.exp(logits - logits.max(axis=1, keepdims=True)).sum(axis=1)


def maximum_logit(logits):
    """Highest logit of a plain classifier. Vaze et al. 2021 (arXiv 2110.06207).

    The softmax throws away how large the logits are: an image that resembles nothing has small ones
    everywhere, and may still have a probability near 1. It costs nothing, and is the least that a
    hardened classifier has to beat.

    Args:
        logits: Array `(N, K)`.

    Returns:
        Array `(N,)`. Example: `[[1, 3]]` -> 3.
    """
    return logits.max(axis=1)
