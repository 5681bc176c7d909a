"""A classifier with one class more learns to refuse; look-alikes are drawn for it."""

import keras
import numpy as np
import pytest

from gankit.models import cgan_networks, gan
from gankit.models.look_alikes import draw, half_and_half_labels, look_alikes, patchwork
from gankit.models.robust_classifier import (
    RobustClassifier,
    known_score,
    maximum_logit,
    maximum_softmax,
    train_robust_classifier,
)

RANDOM = np.random.default_rng(0)
SHAPE = (16, 16, 1)


@pytest.fixture(scope="module")
def generator():
    return cgan_networks.build_generator(4, 3, SHAPE, 4)


def bright_and_dark(n):
    labels = RANDOM.integers(0, 2, n)
    images = RANDOM.normal(0, 0.1, (n, *SHAPE)) + 0.8 * (2 * labels - 1)[:, None, None, None]
    return images.astype("float32"), labels


def grey(n):
    return RANDOM.normal(0, 0.1, (n, *SHAPE)).astype("float32")


@pytest.fixture(scope="module")
def robust():
    images, labels = bright_and_dark(256)
    return train_robust_classifier(images, labels, grey(128), classes=2, epochs=6)


def test_it_reads_its_classes_and_refuses_look_alikes(robust):
    images, labels = bright_and_dark(100)
    robust.calibrate(bright_and_dark(100)[0], kept=0.95)
    read = robust.read(images)
    assert robust.classes == 2
    assert np.mean(read == labels) > 0.85
    assert np.all((read == labels) | (read == 2))
    assert np.mean(robust.read(grey(100)) == 2) > 0.95


def test_the_threshold_keeps_the_share_that_was_asked_for(robust):
    images, _ = bright_and_dark(200)
    threshold = robust.calibrate(images, kept=0.8)
    assert np.mean(robust.scores(images) >= threshold) == pytest.approx(0.8, abs=0.01)
    assert np.mean(robust.read(images) == 2) == pytest.approx(0.2, abs=0.01)


def test_it_is_saved_with_its_threshold(robust, tmp_path):
    images, _ = bright_and_dark(40)
    robust.calibrate(images, kept=0.5)
    robust.save(tmp_path / "robust.keras")
    loaded = keras.saving.load_model(tmp_path / "robust.keras")
    assert loaded.read(images).tolist() == robust.read(images).tolist()


def test_before_it_is_calibrated_what_is_more_likely_none_is_refused():
    logits = keras.Input((3,))  # its logits are what it is given
    robust = RobustClassifier(keras.Model(logits, keras.layers.Identity()(logits)))
    assert robust.read(np.array([[2, 0, 1.9], [1, 0, 5], [0, 0, 0.6]])).tolist() == [0, 2, 0]


def test_scores_of_logits_are_as_by_hand():
    assert known_score(np.zeros((1, 3)))[0] == pytest.approx(np.log(2))
    assert known_score(np.array([[1e4, 0, 0]]))[0] == pytest.approx(1e4)
    assert maximum_softmax(np.zeros((1, 2)))[0] == 0.5
    assert maximum_softmax(np.array([[1e4, 0.0]]))[0] == 1
    assert maximum_logit(np.array([[1.0, 3.0]]))[0] == 3


def test_half_and_half_asks_for_two_different_classes():
    vectors = half_and_half_labels(50, 3, seed=0)
    assert vectors.dtype == "float32"
    assert np.all(np.sort(vectors, axis=1) == [0, 0.5, 0.5])
    assert len(np.unique(vectors, axis=0)) == 3
    assert np.array_equal(vectors, half_and_half_labels(50, 3, seed=0))


def test_the_length_of_latent_vectors_decides_how_much_images_vary(generator):
    narrow, usual, wide = (draw(generator, 30, labels=1, scale=s, seed=0) for s in (0, 1, 3))
    assert narrow.shape == (30, *SHAPE) and narrow.dtype == "float32"
    assert narrow.std(axis=0).max() < 1e-6
    assert 0 < usual.std(axis=0).mean() < wide.std(axis=0).mean()


def test_labels_are_taken_in_turn_and_the_seed_decides(generator):
    images = draw(generator, 6, scale=0)
    assert np.allclose(images[:3], images[3:], atol=1e-6)
    assert not np.allclose(images[0], images[1], atol=1e-6)
    assert np.array_equal(draw(generator, 4, seed=1), draw(generator, 4, seed=1))
    assert not np.array_equal(draw(generator, 4, seed=1), draw(generator, 4, seed=2))


def test_a_generator_that_is_told_no_label_takes_none():
    network = gan.build_generator(2, (2,), (4,))
    assert draw(network, 5, scale=2, seed=0).shape == (5, 2)
    with pytest.raises(ValueError, match="no labels"):
        draw(network, 5, labels=1)


def test_look_alikes_are_of_four_origins(generator):
    early = keras.models.clone_model(generator)
    early.set_weights([np.zeros_like(array) for array in early.get_weights()])
    images = look_alikes(generator, [early, early], 32, seed=0)
    assert images.shape == (32, *SHAPE)
    assert np.sum(np.all(images == 0, axis=(1, 2, 3))) == 8  # a quarter, of the early ones
    assert np.array_equal(images, look_alikes(generator, [early, early], 32, seed=0))
    with pytest.raises(ValueError, match="early"):
        look_alikes(generator, [], 32)


def test_a_patchwork_is_made_of_quarters_of_several_images():
    images = np.arange(1, 21, dtype="float32")[:, None, None, None] * np.ones(SHAPE, "float32")
    made = patchwork(images, seed=0)
    quarters = made.reshape(20, 2, 8, 2, 8).transpose(0, 1, 3, 2, 4).reshape(20, 4, 64)
    assert np.all(quarters == quarters[:, :, :1])
    assert np.mean([len(np.unique(image)) for image in quarters[:, :, 0]]) > 3
    assert np.all(np.sort(quarters[:, 0, 0]) == np.arange(1, 21))
