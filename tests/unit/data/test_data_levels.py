"""A set at every size of a network that grows: each half the next, by the mean of 2x2 pixels."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.data import Dataset, image_levels


def faces(count=5, side=16, channels=3):
    images = np.random.default_rng(0).integers(0, 256, (count, side, side, channels), np.uint8)
    return Dataset(images, np.arange(count), "noise", "generated", attributes={"odd": images[:, 0]})


def test_the_smallest_comes_first_and_the_set_itself_last():
    dataset = faces()
    levels = image_levels(dataset, 4)
    assert [level.images.shape for level in levels] == [(5, s, s, 3) for s in (4, 8, 16)]
    assert levels[-1] is dataset
    assert all(level.labels is dataset.labels and level.attributes for level in levels)
    assert all(level.images.dtype == np.uint8 for level in levels)
    (alone,) = image_levels(dataset, 16)
    assert alone is dataset


@given(st.lists(st.integers(0, 255), min_size=4, max_size=4))
def test_a_pixel_is_the_rounded_mean_of_a_square(square):
    dataset = faces(1, 2, 1)
    dataset.images[0, ..., 0] = np.reshape(square, (2, 2))
    (half, _) = image_levels(dataset, 1)
    assert abs(half.images.item() - np.mean(square)) <= 0.5


def test_a_set_of_many_pieces_is_halved_as_a_whole(monkeypatch, tmp_path):
    dataset = faces(11)
    at_once = image_levels(dataset, 8)[0].images
    monkeypatch.setattr("gankit.data.levels.ROWS_AT_ONCE", 4)
    np.save(tmp_path / "images.npy", dataset.images)
    mapped = replace(dataset, images=np.load(tmp_path / "images.npy", mmap_mode="r"))
    assert np.array_equal(image_levels(mapped, 8)[0].images, at_once)


@pytest.mark.parametrize(("side", "first"), [(28, 8), (16, 32), (16, 5)])
def test_a_side_that_halving_does_not_lead_to_is_refused(side, first):
    with pytest.raises(ValueError, match=f"side is {first} doubled"):
        image_levels(faces(1, side), first)
