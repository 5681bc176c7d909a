"""Who reads images: a classifier trained once on a data set, kept in the cache."""

import contextlib
import hashlib

import keras
import numpy as np

from gankit.data import cache_folder
from gankit.files import whole_file
from gankit.models.classifier import build_classifier, build_feature_extractor
from gankit.prediction import predict_arrays
from gankit.scale import scaled

CHUNK = 1_024  # images that are floats at once


class Reader:
    """Reads classes, or attributes where a set has no classes, and lends its features.

    Where none is kept for this set it trains one, and with that sets the global seed, as by
    `keras.utils.set_random_seed(0)`.

    Args:
        train: `gankit.data.Dataset` of images, from which it learns.

    Attributes:
        names: What its logits stand for.
        is_exclusive: Whether an image is one of them, rather than any number of them.

    Raises:
        ValueError: If the set has neither classes nor attributes.
    """

    def __init__(self, train):
        self.is_exclusive = len(train.classes) > 1
        self.names = train.classes if self.is_exclusive else tuple(train.attributes)
        if not self.names:
            raise ValueError(
                f"{train.name} has neither classes nor attributes, so that no classifier can learn "
                "to read it: evaluate against a set that has, with --data"
            )
        self.classifier = self._kept(train)
        self._features = build_feature_extractor(self.classifier)

    def features(self, images):
        """Returns the features of a data set or of images.

        Args:
            images: `gankit.data.Dataset`, or array `(N, H, W, C)` float32 in [-1, 1].

        Returns:
            Array `(N, 128)` float32.
        """
        return _in_chunks(self._features, images)

    def probabilities(self, images):
        """Reads images.

        Args:
            images: As for `features`.

        Returns:
            Array `(N, K)`; its rows sum to 1 where `is_exclusive`.
        """
        logits = _in_chunks(self.classifier, images)
        activation = keras.ops.softmax if self.is_exclusive else keras.ops.sigmoid
        return keras.ops.convert_to_numpy(activation(logits))

    def _kept(self, train):
        file = cache_folder() / "readers" / f"{train.name}-{_fingerprint(train)}.keras"
        with contextlib.suppress(Exception):  # none yet, or a damaged one: it is trained anew
            return keras.saving.load_model(file)
        classifier = self._trained(train)
        with contextlib.suppress(OSError):  # a cache that can't be written costs time alone
            file.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(file) as part:
                classifier.save(part)
        return classifier

    def _trained(self, train):
        count = scaled(smoke=200, lesson=20_000, full=60_000)
        rows = np.sort(np.random.default_rng(0).permutation(len(train))[:count])
        keras.utils.set_random_seed(0)
        classifier = build_classifier(train.images.shape[1:], len(self.names))
        if self.is_exclusive:
            targets = train.labels[rows]
            loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        else:
            attributes = [train.attributes[name][rows] for name in self.names]
            targets = np.stack(attributes, axis=1).astype("float32")
            loss = keras.losses.BinaryCrossentropy(from_logits=True)
        classifier.compile(keras.optimizers.Adam(1e-3), loss)
        epochs = scaled(smoke=1, lesson=4, full=8)
        classifier.fit(train.signed(rows), targets, batch_size=128, epochs=epochs, verbose=0)
        return classifier


def _in_chunks(network, images):
    signed = images.signed if hasattr(images, "signed") else images.__getitem__
    chunks = [slice(start, start + CHUNK) for start in range(0, len(images), CHUNK)]
    return np.concatenate([predict_arrays(network, signed(chunk)) for chunk in chunks])


def _fingerprint(train):
    """Names what the reader learned from and how, in 16 characters."""
    names = train.classes, tuple(train.attributes)
    digest = hashlib.sha256(repr((train.images.shape, names)).encode())
    for answers in (train.labels, *train.attributes.values()):
        digest.update(np.ascontiguousarray(answers).tobytes())
    digest.update(np.ascontiguousarray(train.images[:: max(1, len(train) // 100)]).tobytes())
    digest.update(str(scaled(smoke="smoke", lesson="lesson", full="full")).encode())
    digest.update(keras.backend.backend().encode())
    return digest.hexdigest()[:16]
