"""A classifier that comes afterwards reads what is in the codes, and nothing that is not."""

import numpy as np
import pytest

from gankit.models.fresh_classifier import train_fresh_classifier


def drawn(scale, n=2000):
    random = np.random.default_rng(0)
    labels = random.integers(0, 3, n)
    codes = random.normal(0, 0.1, (n, 2)) + 1.0 * np.stack([labels == 1, labels == 2], axis=1)
    return (scale * codes + 50).astype("float32"), labels


@pytest.mark.parametrize("scale", [1e-2, pytest.param(100.0, marks=pytest.mark.exhaustive)])
def test_neither_large_nor_tiny_codes_are_a_disguise(scale):
    codes, labels = drawn(scale)
    read = train_fresh_classifier(codes[:1000], labels[:1000], classes=3, units=(16,), epochs=100)
    assert np.mean(read(codes[1000:]) == labels[1000:]) > 0.98


def test_codes_that_know_nothing_are_read_by_chance():
    codes, labels = drawn(1.0)
    unrelated = np.random.default_rng(1).permutation(labels)
    read = train_fresh_classifier(codes[:1000], unrelated[:1000], classes=3, units=(8,), epochs=5)
    assert np.mean(read(codes[1000:]) == unrelated[1000:]) < 0.45
