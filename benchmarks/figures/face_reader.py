"""The independent judge of faces: a classifier of their attributes, trained on real CelebA."""

from functools import cache

import keras
import numpy as np

from benchmarks.figures.results import RESULTS
from gankit import data
from gankit.metrics import frechet_distance
from gankit.models.classifier import build_classifier, build_feature_extractor

FACES, LEARNED_FROM = 10_000, 9_000
EPOCHS = 6


class FaceReader:
    """Compares generated faces with real ones by the features that tell attributes apart.

    Args:
        faces: `Dataset` of real faces with attributes, 64x64.

    Raises:
        ValueError: If the faces are generated ones, which can judge no others.
    """

    def __init__(self, faces):
        if faces.is_generated:
            raise ValueError(
                "Expected real CelebA, found generated faces. Point GANKIT_DATA at a folder with "
                "celeba/, or run `gankit data fetch celeba`."
            )
        attributes = np.stack(list(faces.attributes.values()), axis=1).astype("float32")
        classifier = _trained_once(faces, attributes)
        self.features = build_feature_extractor(classifier)
        held_out = slice(LEARNED_FROM, FACES)
        logits = classifier.predict(faces.signed(held_out), batch_size=250, verbose=0)
        self.accuracy = float(np.mean((logits > 0) == attributes[held_out]))
        self.guessing = float(np.mean(attributes.mean(axis=0).round() == attributes[held_out]))
        shuffled = np.random.default_rng(0).permutation(len(faces))
        halves = [self._read(faces.signed(np.sort(half))) for half in np.split(shuffled, 2)]
        self.real_features, self.noise_band = halves[0], frechet_distance(*halves)

    def distance(self, images):
        """Measures how far generated faces are from 5,000 real ones.

        Args:
            images: Array `(N, 64, 64, 3)` float32 in [-1, 1]; 5,000, as many as for the noise band.

        Returns:
            Float, the Frechet distance.
        """
        return frechet_distance(self.real_features, self._read(images))

    def _read(self, images):
        return self.features.predict(images, batch_size=250, verbose=0)


@cache
def celeba_reader():
    """Builds the reader on CelebA, training its classifier the first time only."""
    return FaceReader(data.load("celeba", limit=FACES))


def _trained_once(faces, attributes):
    path = RESULTS / "cache" / "celeba_reader.keras"
    if path.exists():
        return keras.saving.load_model(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    keras.utils.set_random_seed(0)
    classifier = build_classifier(faces.images.shape[1:], attributes.shape[1])
    classifier.compile(keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy(True))
    images = faces.signed(slice(LEARNED_FROM))
    classifier.fit(images, attributes[:LEARNED_FROM], batch_size=128, epochs=EPOCHS, verbose=2)
    classifier.save(path)
    return classifier
