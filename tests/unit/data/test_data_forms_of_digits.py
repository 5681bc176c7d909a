"""MNIST and Fashion-MNIST as published, and in the tables that others hand on."""

import gzip

import numpy as np
import pytest

from gankit import data
from gankit.data.formats.csv_images import read_csv
from gankit.data.formats.damage import DamagedFile
from tests.unit.data.forms import (
    COUNT,
    FILES,
    GREY,
    LABELS,
    idx,
    loaded,
    put,
    put_idx,
    table,
    zipped,
)


def grey_forms(name, folders):
    """MNIST's forms as (id, path with {} for the split's file name, content by kind)."""
    for folder in folders:
        yield f"{folder}/{{}}-{{}}-ubyte.gz", lambda array: gzip.compress(idx(array))
        yield f"{folder}/{{}}-{{}}-ubyte", idx
        yield f"{folder}/{{}}.{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte/{{}}-{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte/{{}}.{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte.gz", idx  # unpacked by a browser that kept the name


MNIST_FOLDERS = (".", "mnist", "MNIST", "MNIST/raw", "mnist/MNIST/raw", "mnist/mnist", "mnist/raw")
CLOTHES_FOLDERS = (
    "fashion_mnist",
    "fashion-mnist",
    "FashionMNIST/raw",
    "fashion-mnist/data/fashion",
)
CLOTHES_FOLDERS += ("fashion_mnist/FashionMNIST/raw", "fashion-mnist/fashion-mnist")
IDX = [("mnist", *form) for form in grey_forms("mnist", MNIST_FOLDERS)]
IDX += [("fashion_mnist", *form) for form in grey_forms("fashion_mnist", CLOTHES_FOLDERS)]


@pytest.mark.parametrize(
    ("name", "pattern", "content"), IDX, ids=lambda v: v if v is not idx else ""
)
def test_idx_files_of_any_name_in_any_folder(name, pattern, content, tmp_path):
    put_idx(tmp_path, pattern, content)
    for split in FILES:
        dataset = loaded(name, tmp_path, split)
        np.testing.assert_array_equal(dataset.images[..., 0], GREY)
        assert dataset.labels.tolist() == LABELS.tolist()


TABLES = [
    ("mnist", "mnist_{}.csv", table(heading=True)),
    ("mnist", "mnist_{}.csv", table(heading=True, mark="\ufeff")),
    ("mnist", "mnist/mnist_{}.csv", table(heading=False)),
    ("mnist", "mnist-in-csv/mnist_{}.csv", table(heading=True)),
    ("mnist", "mnist_{}.csv/mnist_{}.csv", table(heading=True)),
    ("mnist", "mnist_{}.csv.gz", gzip.compress(table(heading=True))),
    ("mnist", "mnist_{}.csv.zip", zipped("mnist_x.csv", table(heading=True))),
    ("fashion_mnist", "fashion-mnist_{}.csv", table(heading=True)),
    ("fashion_mnist", "fashionmnist/fashion-mnist_{}.csv", table(heading=True)),
]


@pytest.mark.parametrize(("name", "pattern", "content"), TABLES)
def test_tables_as_kaggle_hands_them_out(name, pattern, content, tmp_path):
    for split in FILES:
        put(tmp_path, pattern.format(split, split), content)
        dataset = loaded(name, tmp_path, split, limit=3)
        np.testing.assert_array_equal(dataset.images[..., 0], GREY[:3])
        assert dataset.labels.tolist() == [0, 1, 2]


def test_the_competitions_table_has_labels_for_training_only(tmp_path):
    put(tmp_path, "digit-recognizer/train.csv", table(heading=True))
    put(tmp_path, "digit-recognizer/test.csv", b"pixel0\n0\n")
    assert len(loaded("mnist", tmp_path)) == COUNT
    with pytest.warns(UserWarning, match="only train.csv, split train, is there"):
        data.load("mnist", "test", data_home=tmp_path, download=False, limit=1)


def test_clothes_that_lie_where_digits_are_looked_for_are_not_taken_for_digits(tmp_path):
    first = np.array([9, 0, 0, 3, 0, 2, 7, 2, 5, 5], "uint8")
    put_idx(tmp_path, "{}-{}-ubyte.gz", idx, GREY.repeat(2, 0), first)
    with pytest.raises(DamagedFile, match="labels are those of Fashion-MNIST.*fashion_mnist/"):
        data.load("mnist", data_home=tmp_path, download=False)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_with_another_separator_is_read(tmp_path, separator):
    path = tmp_path / "mnist_train.csv"
    path.write_bytes(table(heading=True).replace(b",", separator.encode()))
    images, labels = read_csv(path, 28)
    assert np.array_equal(images, GREY) and np.array_equal(labels, LABELS)


def test_arrays_with_a_channel_are_read_and_others_are_named(tmp_path):
    arrays = {"y_train": LABELS, "x_test": GREY, "y_test": LABELS}
    np.savez(tmp_path / "mnist.npz", x_train=GREY[..., None], **arrays)
    read = data.load("mnist", data_home=tmp_path)
    assert np.array_equal(read.images[..., 0], GREY) and np.array_equal(read.labels, LABELS)
    np.savez(tmp_path / "mnist.npz", images=GREY, **arrays)
    with pytest.raises(DamagedFile, match="expected arrays x_train and y_train, received images,"):
        data.load("mnist", data_home=tmp_path)
