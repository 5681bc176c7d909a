"""Rows of a set are a set, with their labels and attributes."""

import numpy as np
import pytest

from gankit import data
from gankit.data import Dataset


def five():
    """Five images that bear the number of their row, and so do labels and one attribute."""
    numbers = np.arange(5)
    images = np.broadcast_to(numbers[:, None, None, None], (5, 2, 2, 1)).astype("uint8")
    attributes = {"odd": numbers % 2 == 1}
    return Dataset(images, numbers, "five", "generated", tuple("abcde"), attributes)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (slice(2), [0, 1]),
        (slice(None, None, -2), [4, 2, 0]),
        (3, [3]),
        (-1, [4]),
        (np.int64(2), [2]),
        ([4, 0, 4], [4, 0, 4]),
        ([], []),
        (np.array([1, 3]), [1, 3]),
        (np.array([True, False, False, True, False]), [0, 3]),
        ([False] * 5, []),
    ],
)
def test_rows_of_a_set_are_a_set_with_labels_and_attributes(rows, expected):
    chosen = five()[rows]
    assert isinstance(chosen, Dataset) and len(chosen) == len(expected)
    assert chosen.images.shape == (len(expected), 2, 2, 1) and chosen.images.dtype == np.uint8
    assert chosen.images[:, 0, 0, 0].tolist() == expected
    assert chosen.labels.tolist() == expected
    assert chosen.attributes["odd"].tolist() == [row % 2 == 1 for row in expected]
    assert (chosen.name, chosen.source, chosen.classes) == ("five", "generated", tuple("abcde"))


@pytest.mark.parametrize(
    "rows", ["odd", 1.5, True, None, (0, 1), [[1]], [0.0], np.ones(4, bool), np.ones((5, 2), bool)]
)
def test_anything_else_is_refused_with_what_was_expected(rows):
    with pytest.raises(ValueError, match="mask of 5 booleans. Received: .*attributes"):
        five()[rows]


@pytest.mark.parametrize("rows", [5, -6, [0, 5], np.array([-6])])
def test_rows_that_are_not_there_are_named(rows):
    with pytest.raises(IndexError, match="from -5 to 4. Received: "):
        five()[rows]


def test_a_loop_over_a_set_ends():
    assert [int(row.labels[0]) for row in five()] == [0, 1, 2, 3, 4]


def test_a_part_of_a_memory_map_stays_one(tmp_path):
    np.save(tmp_path / "map.npy", np.zeros((8, 2, 2, 3), "uint8"))
    images = np.load(tmp_path / "map.npy", mmap_mode="r")
    assert Dataset(images, np.zeros(8, int), "celeba", "map.npy")[2:4].images.mode == "r"


def test_a_set_says_what_is_in_it():
    assert repr(five()) == (
        "Dataset('five', images=(5, 2, 2, 1) uint8, 5 classes (a, b, c, ...), "
        "1 attributes (odd), source='generated')"
    )
    assert repr(data.load("ring", limit=2)).startswith("Dataset('ring', images=(2, 2) float32, 8")
