"""The independent reader of digits: a classifier trained on real MNIST, kept between runs."""

from functools import cache

import keras
import numpy as np

from benchmarks.figures.results import RESULTS
from gankit import data
from gankit.metrics import frechet_distance
from gankit.models.classifier import (
    build_feature_extractor,
    reading_accuracy,
    train_classifier,
)


class Reader:
    """Reads generated digits and compares them with real ones.

    Args:
        train: `Dataset` of real digits to learn from.
        test: `Dataset` of real digits to compare with.

    Raises:
        ValueError: If one of them is generated: an independent reader must know real digits.
    """

    def __init__(self, train, test):
        if train.is_generated or test.is_generated:
            raise ValueError(
                "Expected real MNIST, found generated digits. Point GANKIT_DATA at a folder with "
                "mnist.npz, or run `gankit data fetch mnist`."
            )
        self.classifier = _trained_once(train)
        self.features = build_feature_extractor(self.classifier)
        self.test_accuracy = reading_accuracy(self.classifier, test)
        # MNIST's test set is sorted by writer: its halves differ unless it is shuffled.
        shuffled = np.random.default_rng(0).permutation(len(train.images))
        halves = train.signed()[shuffled[:10_000]]
        self.real_features = self._read(self.features, halves[:5_000])
        self.noise_band = frechet_distance(
            self.real_features, self._read(self.features, halves[5_000:])
        )

    def read(self, images):
        """Reads generated digits.

        Args:
            images: Array `(N, 28, 28, 1)` float32 in [-1, 1]; 1,000 or more.

        Returns:
            Dict: `digits` found, `largest_share` of one digit, `confident` share read with a
            probability above 0.9, and `frechet` distance to 5,000 real digits.
        """
        logits = self._read(self.classifier, images)
        probabilities = keras.ops.convert_to_numpy(keras.ops.softmax(logits))
        counts = np.bincount(probabilities.argmax(axis=1), minlength=10)
        return {
            "digits": int(np.sum(counts > 0)),
            "largest_share": float(counts.max() / len(images)),
            "confident": float(np.mean(probabilities.max(axis=1) > 0.9)),
            "frechet": frechet_distance(self.real_features, self._read(self.features, images)),
        }

    def _read(self, model, images):
        return model.predict(images, batch_size=500, verbose=0)


@cache
def mnist_reader():
    """Builds the reader on MNIST, training its classifier the first time only."""
    return Reader(data.load("mnist"), data.load("mnist", split="test"))


def _trained_once(train):
    path = RESULTS / "cache" / "mnist_reader.keras"
    if path.exists():
        return keras.saving.load_model(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    classifier = train_classifier(train.signed(), train.labels, verbose=2)
    classifier.save(path)
    return classifier
