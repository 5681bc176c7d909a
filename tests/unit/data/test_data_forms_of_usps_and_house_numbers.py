"""USPS, SVHN and MNIST-M in each form in which people have them."""

import bz2
import gzip
import io

import cv2
import h5py
import numpy as np
import pytest

from tests.unit.data.forms import COUNT, FILES, LABELS, loaded, npz, put

VALUES = np.tile(np.linspace(-1, 1, 256), (COUNT, 1))


def libsvm():
    rows = [[f"{n + 1}", *(f"{i}:{v:.4f}" for i, v in enumerate(VALUES[n], 1))] for n in LABELS]
    return "\n".join(map(" ".join, rows)).encode()


def rows_of_the_book():
    return "\n".join(
        " ".join([f"{n}.0000", *(f"{v:.4f}" for v in VALUES[n])]) for n in LABELS
    ).encode()


def usps_h5():
    file = io.BytesIO()
    with h5py.File(file, "w") as made:
        for split in FILES:
            made[f"{split}/data"] = (VALUES + 1) / 2
            made[f"{split}/target"] = LABELS.astype("int64")
    return file.getvalue()


USPS = [
    *((f"{folder}usps{{}}.bz2", bz2.compress(libsvm())) for folder in ("", "usps/", "USPS/")),
    ("usps/usps/usps{}.bz2", bz2.compress(libsvm())),
    ("usps/usps{}", libsvm()),
    ("usps/usps{}.txt", b"\xef\xbb\xbf" + libsvm()),
    ("usps/usps{}.bz2", libsvm()),
    ("usps/zip.{train}.gz", gzip.compress(rows_of_the_book())),
    ("zip.{train}", rows_of_the_book()),
    ("usps/usps.h5", usps_h5()),
    ("usps.h5", usps_h5()),
    ("usps/usps.npz", npz((16, 16))),
    ("archive/usps.h5", usps_h5()),
    ("usps/usps.h5/usps.h5", usps_h5()),
    ("usps{}.bz2/usps{}.bz2", bz2.compress(libsvm())),
    ("data/USPS/usps{}.bz2", bz2.compress(libsvm())),
]


@pytest.mark.parametrize(("pattern", "content"), USPS, ids=[path for path, _ in USPS])
def test_usps_in_each_of_its_forms(pattern, content, tmp_path):
    for split, mark in (("train", ""), ("test", ".t")):
        put(tmp_path, pattern.format(mark, mark, train=split), content)
        dataset = loaded("usps", tmp_path, split)
        assert dataset.labels.tolist() == LABELS.tolist()
        if not pattern.endswith("npz"):
            expected = np.round((VALUES + 1) * 127.5).reshape(-1, 16, 16)
            assert np.abs(dataset.images[..., 0] - expected).max() <= 1


@pytest.mark.parametrize(
    "folder", ["", "svhn/", "SVHN/", "svhn/svhn/", "data/svhn/format2/", "train_32x32.mat/"]
)
def test_svhn_in_each_folder(folder, tmp_path):
    from scipy.io import savemat

    path = tmp_path / f"{folder}train_32x32.mat"
    path.parent.mkdir(parents=True, exist_ok=True)
    savemat(path, {"X": np.full((32, 32, 3, 2), 9, "uint8"), "y": np.array([[10], [3]], "uint8")})
    assert loaded("svhn", tmp_path).labels.tolist() == [0, 3]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("folder", ["", "mnist_m/", "mnist_m/mnist_m/", "MNIST-M/"])
def test_mnist_m_as_it_is_unpacked(folder, mark, tmp_path):
    picture = cv2.imencode(".png", np.full((32, 32, 3), 9, "uint8"))[1].tobytes()
    put(tmp_path, f"{folder}mnist_m_train/00000000.png", picture)
    put(tmp_path, f"{folder}mnist_m_train_labels.txt", mark + b"00000000.png 4\r\n\r\n")
    assert loaded("mnist_m", tmp_path).labels.tolist() == [4]
