"""The reader of digits learns, and its feature space is cut from the same weights."""

import numpy as np

from gankit.models.classifier import build_feature_extractor, train_classifier

RANDOM = np.random.default_rng(0)


def test_a_classifier_learns_to_tell_bright_from_dark_and_lends_its_features():
    labels = RANDOM.integers(0, 2, 256)
    images = RANDOM.uniform(-0.5, 0.5, (256, 16, 16, 1)) + labels[:, None, None, None] - 0.5
    classifier = train_classifier(images.astype("float32"), labels, classes=2, epochs=2)
    predicted = classifier.predict(images, verbose=0).argmax(axis=1)
    assert np.mean(predicted == labels) > 0.95
    features = build_feature_extractor(classifier).predict(images[:3], verbose=0)
    assert features.shape == (3, 128)
    assert np.all(features >= 0) and features.max() > 0
