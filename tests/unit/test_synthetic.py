"""Train on synthetic, test on real, and the reverse: who learns from what, who is tested."""

import numpy as np
import pytest

from gankit.data import Dataset
from gankit.evaluation import (
    drawn_from,
    drawn_from_real,
    other_kinds,
    train_on_drawn,
    train_on_real_test_on_synthetic,
    train_on_synthetic_test_on_real,
)
from gankit.models import cgan_networks
from gankit.models.classifier import reading_accuracy

SHAPE = (16, 16, 1)
SHORT = {"epochs": 2, "count": 200}


def dataset(n=300, turned=False):
    """Dark images of class 0 and bright ones of class 1; turned, the labels are exchanged."""
    random = np.random.default_rng(0)
    labels = random.integers(0, 2, n)
    images = random.integers(0, 60, (n, *SHAPE)) + 190 * labels[:, None, None, None]
    labels = 1 - labels if turned else labels
    return Dataset(images.astype("uint8"), labels, "toy", "here", ("zero", "one"))


def test_the_classifier_has_seen_nothing_but_what_was_drawn():
    turned = drawn_from_real(dataset(turned=True))
    assert train_on_synthetic_test_on_real(turned, dataset(), **SHORT) < 0.05


def test_in_the_reverse_the_classifier_has_seen_nothing_but_the_real_set():
    turned = drawn_from_real(dataset(turned=True))
    share = train_on_real_test_on_synthetic(dataset(), turned, samples=100, **SHORT)
    assert share < 0.05


def test_every_epoch_is_drawn_afresh_and_teaches_to_read():
    asked = []

    def draw_batch(count, seed):
        asked.append((count, seed))
        return drawn_from_real(dataset())(count, seed)

    classifier = train_on_drawn(draw_batch, classes=2, epochs=2, count=200, seed=0)
    assert [count for count, _ in asked] == [200, 200]
    assert len({seed for _, seed in asked}) == 2
    assert reading_accuracy(classifier, dataset()) > 0.95


def test_several_generators_and_all_labels_take_equal_parts():
    first, second = (cgan_networks.build_generator(4, 3, SHAPE, 4) for _ in range(2))
    second.set_weights([np.zeros_like(array) for array in second.get_weights()])
    images, labels = drawn_from([first, second])(24, seed=0)
    assert images.shape == (24, *SHAPE)
    assert np.bincount(labels).tolist() == [8, 8, 8]
    assert np.all(images[12:] == 0) and not np.any(np.all(images[:12] == 0, axis=(1, 2, 3)))


def test_no_other_kind_is_the_digit_it_was_made_of():
    digits = dataset()
    digits.labels[:] += 3
    kinds = other_kinds(digits, 20, seed=0)
    for images in kinds.values():
        assert images.shape == (20, *SHAPE) and images.dtype == "float32"
        assert images.min() >= -1 and images.max() <= 1
        known = digits.signed().reshape(len(digits), -1)
        distances = np.abs(images.reshape(20, 1, -1) - known).max(axis=2)
        assert distances.min() > 0


def test_digits_that_a_mirror_does_not_change_are_not_mirrored():
    digits = dataset()
    digits.labels[:] = np.where(digits.labels == 0, 8, 3)
    mirrored = other_kinds(digits, 20)["mirrored"]
    assert mirrored.mean() > 0.5  # the bright ones, which are the threes
    with pytest.raises(ValueError, match="at most"):
        other_kinds(digits, 290)
