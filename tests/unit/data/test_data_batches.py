"""Sets of one shape; batches of one set, and of two domains that never pair rows."""

import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from gankit.data import (
    Dataset,
    domain_batches,
    matched,
    pair_batches,
    reconstruction_batches,
    shuffled_batches,
)


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
    [(drawn(9, 5, 1), "gankit.data.matched"), (drawn(3, 4, 1), "at most 3")],
    ids=["another shape", "too few"],
)
def test_domains_that_do_not_fit_are_refused_with_the_cure(target, message):
    with pytest.raises(ValueError, match=message):
        domain_batches(drawn(20, 4, 1), target, 4, seed=0)


def test_batches_without_labels_hold_the_same_images():
    source, target = drawn(20, 4, 1), drawn(9, 4, 1)
    for (images,), (same, _) in zip(
        islice(pair_batches(source, target, 4, seed=3), 9),
        domain_batches(source, target, 4, seed=3),
        strict=False,
    ):
        assert all(np.array_equal(one, other) for one, other in zip(images, same, strict=True))
    with pytest.raises(ValueError, match="gankit.data.matched"):
        pair_batches(source, drawn(9, 5, 1), 4, seed=0)


def test_batches_cover_the_set_once_a_pass_and_drop_the_remainder():
    dataset = Dataset(
        np.arange(10, dtype="float32")[:, None], np.zeros(10, int), "ring", "generated"
    )
    batches = shuffled_batches(dataset, 4, seed=0)
    passes = [[next(batches)[0].ravel() for _ in range(2)] for _ in range(3)]
    for one_pass in passes:
        assert [len(batch) for batch in one_pass] == [4, 4]
        assert len(np.unique(one_pass)) == 8
    assert not np.array_equal(passes[0], passes[1])


def test_batches_are_floats_in_the_range_of_tanh():
    pixels = np.random.default_rng(0).integers(0, 256, (64, 8, 8, 1), dtype="uint8")
    noise = Dataset(pixels, np.zeros(64, int), "noise", "generated")
    (batch,) = next(shuffled_batches(noise, 64, seed=0))
    assert batch.dtype == np.float32
    assert (batch.min(), batch.max()) == (-1.0, 1.0)


def test_what_is_to_be_reconstructed_is_what_is_shown_in_the_range_of_a_sigmoid():
    dataset = drawn(10, 2, 1)
    shown, wanted = next(reconstruction_batches(dataset, 4, seed=3))
    (signed,) = next(shuffled_batches(dataset, 4, seed=3))
    assert shown.dtype == np.float32
    assert np.array_equal(shown, wanted)
    assert np.allclose(shown, (signed + 1) / 2)
    with pytest.raises(ValueError, match="at most 10.*received 11"):
        reconstruction_batches(dataset, 11, seed=3)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/smaps")
def test_what_was_read_of_a_memory_map_does_not_stay_in_the_process(tmp_path):
    np.save(tmp_path / "map.npy", np.random.default_rng(0).integers(0, 256, (800, 64, 64, 3), "u1"))
    images = np.load(tmp_path / "map.npy", mmap_mode="r")
    dataset = Dataset(images, np.zeros(800, int), "celeba", "map.npy")
    assert images[::8].any() and resident_kilobytes("map.npy") > 1_000
    next(shuffled_batches(dataset, 8, seed=0))
    assert resident_kilobytes("map.npy") == 0


def resident_kilobytes(name):
    lines = iter(Path("/proc/self/smaps").read_text().splitlines())
    next(line for line in lines if line.endswith(name))
    return int(next(line for line in lines if line.startswith("Rss:")).split()[1])
