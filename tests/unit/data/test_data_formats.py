"""The official files of each set, written small and read back."""

import bz2
import gzip
import re
import struct
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.io import savemat

from gankit import data
from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.idx import read_idx

RANDOM = np.random.default_rng(0)


def idx(array):
    header = struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    return gzip.compress(header + array.tobytes())


@given(hnp.arrays("uint8", hnp.array_shapes(min_dims=1, max_dims=3, max_side=6)))
def test_an_idx_file_reads_back_what_was_written(tmp_path_factory, array):
    path = tmp_path_factory.mktemp("idx") / "array.gz"
    path.write_bytes(idx(array))
    np.testing.assert_array_equal(read_idx(path), array)


@given(st.integers(0, 30))
def test_no_shortened_idx_file_is_read(tmp_path_factory, kept):
    content = gzip.decompress(idx(np.arange(18, dtype="uint8").reshape(2, 9)))
    assert len(content) == 30
    path = tmp_path_factory.mktemp("idx") / "array.gz"
    for damaged in (gzip.compress(content[:kept]), gzip.compress(content)[:kept]):
        if damaged == gzip.compress(content):
            continue
        path.write_bytes(damaged)
        with pytest.raises(DamagedFile, match="array.gz"):
            read_idx(path)


def test_fashion_mnist_reads_the_official_files(tmp_path):
    folder = tmp_path / "fashion-mnist"
    folder.mkdir()
    images = RANDOM.integers(0, 256, (5, 28, 28), dtype="uint8")
    (folder / "t10k-images-idx3-ubyte.gz").write_bytes(idx(images))
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(idx(np.arange(5, dtype="uint8")))
    dataset = data.load("fashion_mnist", "test", data_home=tmp_path)
    np.testing.assert_array_equal(dataset.images[..., 0], images)
    assert list(dataset.labels) == [0, 1, 2, 3, 4] and dataset.classes[4] == "Coat"


def test_the_same_file_names_outside_such_a_folder_are_not_taken_for_clothes(tmp_path):
    for kind in ("images-idx3", "labels-idx1"):
        (tmp_path / f"train-{kind}-ubyte.gz").write_bytes(b"")
    with pytest.warns(UserWarning, match="fashion_mnist.npz is missing"):
        data.load("fashion_mnist", limit=1, data_home=tmp_path, download=False)


def libsvm(values, labels):
    rows = (
        " ".join([str(label), *(f"{i}:{v}" for i, v in enumerate(row, 1))])
        for row, label in zip(values, labels, strict=True)
    )
    return bz2.compress("\n".join(rows).encode())


def test_usps_reads_the_libsvm_file_and_shifts_its_labels(tmp_path):
    values = np.full((3, 256), -1.0)
    values[0, 17], values[1, 2] = 1.0, 0.0
    (tmp_path / "usps.t.bz2").write_bytes(libsvm(values, [1, 10, 4]))
    dataset = data.load("usps", "test", data_home=tmp_path)
    assert list(dataset.labels) == [0, 9, 3]
    assert dataset.images.shape == (3, 16, 16, 1)
    assert dataset.images[0, 1, 1, 0] == 255 and dataset.images[1, 0, 2, 0] == 128
    assert dataset.images[2].max() == 0


@pytest.mark.parametrize("labels", [[0, 1], [11, 1]])
def test_usps_labels_out_of_range_are_refused(tmp_path, labels):
    (tmp_path / "usps.bz2").write_bytes(libsvm(np.zeros((2, 256)), labels))
    with pytest.raises(DamagedFile, match="usps.bz2.*labels"):
        data.load("usps", data_home=tmp_path)


@pytest.mark.parametrize("keep", [0, 50, -10])
def test_a_shortened_usps_file_is_refused(tmp_path, keep):
    content = libsvm(RANDOM.uniform(-1, 1, (4, 256)).round(3), [1, 2, 3, 4])
    (tmp_path / "usps.bz2").write_bytes(content[:keep])
    with pytest.raises(DamagedFile, match="usps.bz2"):
        data.load("usps", data_home=tmp_path)


def write_svhn(path, labels):
    path.parent.mkdir(parents=True, exist_ok=True)
    images = RANDOM.integers(0, 256, (32, 32, 3, len(labels)), dtype="uint8")
    savemat(path, {"X": images, "y": np.array(labels, "uint8")[:, np.newaxis]}, do_compression=True)
    return images


def test_svhn_reads_the_matlab_file_and_label_10_means_0(tmp_path):
    images = write_svhn(tmp_path / "svhn" / "train_32x32.mat", [10, 3, 9])
    dataset = data.load("svhn", data_home=tmp_path)
    assert list(dataset.labels) == [0, 3, 9]
    np.testing.assert_array_equal(dataset.images[1], images[..., 1])


def test_a_part_of_svhns_test_split_serves_for_test_and_train_says_what_is_missing(tmp_path):
    write_svhn(tmp_path / "svhn" / "test_32x32_first10000.mat", [1, 2])
    assert len(data.load("svhn", "test", data_home=tmp_path, download=False)) == 2
    with pytest.warns(UserWarning, match="train_32x32.mat is missing; only test_32x32_first10000"):
        data.load("svhn", "train", limit=1, data_home=tmp_path, download=False)


@pytest.mark.parametrize("labels", [[0, 1], [11, 1]])
def test_svhn_labels_out_of_range_are_refused(tmp_path, labels):
    write_svhn(tmp_path / "train_32x32.mat", labels)
    with pytest.raises(DamagedFile, match="labels 1 to 10"):
        data.load("svhn", data_home=tmp_path)


def test_a_shortened_svhn_file_is_refused(tmp_path):
    path = tmp_path / "train_32x32.mat"
    write_svhn(path, [1, 2, 3])
    whole = path.read_bytes()
    for kept in (0, 100, 200, len(whole) // 2, len(whole) - 20):
        path.write_bytes(whole[:kept])
        with pytest.raises(DamagedFile, match="train_32x32.mat"):
            data.load("svhn", data_home=tmp_path)


def test_no_module_leaves_it_to_opencv_to_open_a_file():
    """On Windows it opens none whose path has letters beyond ASCII, and says nothing."""
    package = Path(data.__file__).parents[1]
    by_opencv = re.compile(r"cv2\.(imread|imwrite|VideoWriter|VideoCapture)\(")
    texts = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    assert [path.name for path, text in texts.items() if by_opencv.search(text)] == []


def test_mnist_m_reads_the_official_folder_in_red_green_blue(tmp_path):
    folder = tmp_path / "mnist_m" / "mnist_m_test"
    folder.mkdir(parents=True)
    red = np.zeros((32, 32, 3), "uint8")
    red[..., 2] = 200
    cv2.imwrite(str(folder / "00000000.png"), red)
    table = tmp_path / "mnist_m" / "mnist_m_test_labels.txt"
    table.write_text("00000000.png 7\n")
    dataset = data.load("mnist_m", "test", data_home=tmp_path)
    assert dataset.images[0, 5, 5].tolist() == [200, 0, 0] and list(dataset.labels) == [7]
    table.write_text("00000000.png 7\n00000001.png 2\n")
    with pytest.raises(DamagedFile, match="00000001.png"):
        data.load("mnist_m", "test", data_home=tmp_path)
