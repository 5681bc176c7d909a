"""Few labels beside many images."""

import numpy as np
import pytest

from gankit.models.few_labels import MixedBatches, choose_few, shake

LABELS = np.repeat(np.arange(4), [9, 20, 5, 30])


def numbered(n):
    """Images that can be told apart: each holds its own number everywhere."""
    return np.broadcast_to(np.arange(n, dtype="float32")[:, None, None, None], (n, 8, 8, 1)).copy()


def test_the_few_are_equally_many_of_each_class_and_the_others_are_the_rest():
    few, others = choose_few(LABELS, 5, seed=0)
    assert np.bincount(LABELS[few]).tolist() == [5, 5, 5, 5]
    assert sorted([*few, *others]) == list(range(len(LABELS)))


def test_a_seed_chooses_the_same_and_another_one_others():
    chosen = [sorted(choose_few(LABELS, 3, seed)[0]) for seed in (1, 1, 2)]
    assert chosen[0] == chosen[1] != chosen[2]


def test_more_than_a_class_has_is_refused():
    with pytest.raises(ValueError, match="at least 6 image.*5 of class 2"):
        choose_few(LABELS, 6, seed=0)


def test_shaken_images_differ_from_their_originals_by_little():
    images = np.zeros((20, 28, 28, 1), "float32")
    images[:, 10:18, 10:18] = 1
    shaken = shake(images, np.random.default_rng(0))
    assert shaken.shape == images.shape
    assert shaken.dtype == np.float32
    assert 0 <= shaken.min() <= shaken.max() <= 1
    assert all(not np.array_equal(a, b) for a, b in zip(shaken[1:], shaken[:-1], strict=True))
    rows = np.arange(28)
    for image in shaken[..., 0]:
        middle = (image.sum(axis=1) @ rows / image.sum(), image.sum(axis=0) @ rows / image.sum())
        assert middle == pytest.approx((13.5, 13.5), abs=2.6)


def test_colours_are_shaken_together():
    images = np.random.default_rng(0).uniform(0, 1, (3, 9, 9, 1)).astype("float32")
    shaken = shake(np.repeat(images, 3, axis=-1), np.random.default_rng(1))
    np.testing.assert_array_equal(shaken[..., 0], shaken[..., 2])


def batches(**settings):
    return MixedBatches(numbered(21), numbered(7), np.arange(7), 5, **settings)


def test_an_epoch_shows_each_unlabelled_image_once_and_leaves_the_remainder_out():
    made = batches()
    seen = np.concatenate([made[i][0][0][:, 0, 0, 0] for i in range(len(made))])
    assert len(made) == 4
    assert len(set(seen)) == len(seen) == 20
    made.on_epoch_end()
    again = np.concatenate([made[i][0][0][:, 0, 0, 0] for i in range(len(made))])
    assert not np.array_equal(seen, again)


def test_labels_belong_to_the_labelled_images():
    (_, labelled), labels = batches(labelled_batch_size=6)[0]
    assert labelled.shape == (6, 8, 8, 1)
    np.testing.assert_allclose(labelled[:, 4, 4, 0], labels, atol=1e-5)
    assert len(set(labels.tolist())) == 6


def test_shaken_copies_come_in_the_order_of_their_images():
    (images, _, shaken), _ = batches(shaken=True)[0]
    np.testing.assert_allclose(shaken[:, 4, 4, 0], images[:, 4, 4, 0], atol=1e-5)
    assert not np.array_equal(shaken, images)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"batch_size": 22}, "at most 21 unlabelled.*Received: 22"),
        ({"batch_size": 5, "labelled_batch_size": 8}, "7 labelled.*Received: 5 and 8"),
        ({"batch_size": 5, "labels": np.arange(6)}, "7 images, 6 labels"),
    ],
)
def test_what_can_not_fill_a_batch_is_refused(settings, message):
    arguments = {"labels": np.arange(7), **settings}
    with pytest.raises(ValueError, match=message):
        MixedBatches(numbered(21), numbered(7), **arguments)
