"""Sets are brought to one shape in one place, and batches of two domains never pair rows."""

from itertools import islice

import numpy as np
import pytest

from gankit.data.dataset import Dataset
from gankit.data.matching import domain_batches, matched


def drawn(count, side, channels, name="drawn"):
    """Images that bear the number of their row in every pixel, and that row as label."""
    numbers = np.arange(count)
    images = np.broadcast_to(numbers[:, None, None, None], (count, side, side, channels))
    return Dataset(images.astype("uint8"), numbers, name, "generated")


def rows(images):
    """Reads the rows from images in [-1, 1] again."""
    return np.round((np.asarray(images)[:, 0, 0, 0] + 1) * 127.5).astype(int)


def test_grey_and_small_become_colour_and_large():
    grey, colour = matched(drawn(5, 16, 1), drawn(3, 32, 3))
    assert grey.images.shape == (5, 32, 32, 3)
    assert colour.images.shape == (3, 32, 32, 3)
    assert grey.images.dtype == np.uint8
    assert np.array_equal(grey.images[4], np.full((32, 32, 3), 4))
    assert np.array_equal(grey.labels, np.arange(5))


def test_grey_sets_stay_grey_and_a_size_can_be_asked_for():
    one, other = matched(drawn(2, 16, 1), drawn(2, 28, 1), size=20)
    assert one.images.shape == other.images.shape == (2, 20, 20, 1)


def test_points_are_refused_by_name():
    points = Dataset(np.zeros((4, 2), "float32"), np.zeros(4, int), "ring", "generated")
    with pytest.raises(ValueError, match="ring with samples of shape \\(2,\\)"):
        matched(drawn(2, 16, 1), points)


def test_batches_hold_both_domains_and_the_labels_of_the_source():
    source, target = drawn(20, 4, 1), drawn(9, 4, 1)
    (these, those), labels = next(domain_batches(source, target, 4, seed=0))
    assert these.shape == those.shape == (4, 4, 4, 1)
    assert these.dtype == those.dtype == np.float32
    assert np.array_equal(rows(these), labels)


def test_each_domain_starts_over_by_itself_and_shows_every_image_in_a_pass():
    batches = list(islice(domain_batches(drawn(20, 4, 1), drawn(8, 4, 1), 4, seed=0), 10))
    of_source = np.concatenate([labels for _, labels in batches])
    of_target = np.concatenate([rows(target) for (_, target), _ in batches])
    assert sorted(of_source) == sorted([*range(20)] * 2)
    assert sorted(of_target) == sorted([*range(8)] * 5)


def test_rows_of_the_same_number_are_not_paired():
    batches = islice(domain_batches(drawn(200, 4, 1), drawn(200, 4, 1), 50, seed=0), 4)
    assert np.mean([rows(target) == labels for (_, target), labels in batches]) < 0.05


def test_the_same_seed_gives_the_same_batches_and_another_one_others():
    def labels(seed):
        return next(domain_batches(drawn(200, 4, 1), drawn(200, 4, 1), 50, seed=seed))[1]

    assert np.array_equal(labels(3), labels(3))
    assert not np.array_equal(labels(3), labels(4))


@pytest.mark.parametrize(
    "target, message",
    [(drawn(9, 5, 1), "gankit.data.matching.matched"), (drawn(3, 4, 1), "at most 3")],
    ids=["another shape", "too few"],
)
def test_domains_that_do_not_fit_are_refused_with_the_cure(target, message):
    with pytest.raises(ValueError, match=message):
        domain_batches(drawn(20, 4, 1), target, 4, seed=0)
