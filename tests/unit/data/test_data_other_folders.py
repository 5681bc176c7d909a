"""Sets that lie where other programs put them, and what is said where none is found."""

import gzip
import warnings

import pytest

from gankit import data
from gankit.data.formats.damage import DamagedFile
from gankit.data.places import ROOMS
from tests.unit.data.forms import COUNT, FILES, idx, loaded, npz, put, put_idx


@pytest.mark.parametrize(
    ("path", "name", "shape"),
    [
        ("mnist.npz", "mnist", (28, 28)),
        ("mnist.npz/mnist.npz", "mnist", (28, 28)),
        ("fashion_mnist.npz", "fashion_mnist", (28, 28)),
    ],
)
def test_what_keras_downloaded_before_is_found(path, name, shape, tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    put(tmp_path, f"datasets/{path}", npz(shape))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(data.load(name, download=False)) == COUNT


def test_the_clothes_that_keras_downloaded_before_are_found(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    put_idx(tmp_path, "datasets/fashion-mnist/{}-{}-ubyte.gz", lambda a: gzip.compress(idx(a)))
    assert not data.load("fashion_mnist", download=False).is_generated


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("given", ["data_home", "GANKIT_DATA"])
def test_a_folder_of_data_sets_is_found_in_the_folder_that_is_named(
    room, given, tmp_path, monkeypatch
):
    put(tmp_path, f"{room}/mnist.npz", npz((28, 28)))  # as in ~/.keras itself
    put_idx(tmp_path, f"{room}/FashionMNIST/raw/{{}}-{{}}-ubyte", idx)  # as torchvision puts it
    home = tmp_path if given == "data_home" else None
    monkeypatch.setenv("GANKIT_DATA", "" if home else str(tmp_path))
    for name in ("mnist", "fashion_mnist", "stacked_mnist"):
        for split in FILES:
            assert len(loaded(name, home, split)) == COUNT
    rows = {row.name: row.where for row in data.catalogue(home)}
    assert rows["mnist"] == str(tmp_path / room / "mnist.npz")


def test_the_folder_itself_comes_before_the_one_in_it(tmp_path):
    put(tmp_path, "datasets/mnist.npz", b"no archive")
    put(tmp_path, "mnist/mnist.npz", npz((28, 28)))
    assert loaded("mnist", tmp_path).source == str(tmp_path / "mnist" / "mnist.npz")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (["train-images-idx3-ubyte"], "train-images-idx3-ubyte is there, but train-labels-idx1"),
        (["MNIST/mnist.pkl"], "in MNIST/ there is mnist.pkl; a pickle can run code"),
        (["mnist.pkl.gz"], r"there is mnist.pkl.gz; a pickle can run code, so it is not read\)"),
        (["MNIST/processed/test.pt"], "in MNIST/ there is processed/test.pt; a pickle can"),
        (["mnist/mnist/a.parquet"], "in mnist/ there is mnist/a.parquet; that format is not read"),
        (["mnist/3.0.1/a.tfrecord-00000-of-00001"], "00001; that format is not read"),
        (["mnist/train/3/1.png", "mnist/test/3/1.png"], "in mnist/ there is test/3, train/3"),
        (["TRAIN-LABELS-IDX1-UBYTE"], "rename 'TRAIN-LABELS-IDX1-UBYTE' to train-labels-idx1-uby"),
        (["mnist/mnist (1).npz"], r"; rename 'mnist \(1\).npz' to mnist.npz"),
        (["mnist/archive.tar"], "archive.tar; an archive has to be unpacked"),
        (["a.txt", "b.txt"], "there is a.txt, b.txt"),
        ([f"{n}.txt" for n in range(9)], "0.txt, 1.txt, 2.txt, 3.txt and 5 more"),
        ([], "there is nothing"),
    ],
)
def test_a_stand_in_says_what_was_found_and_why_it_did_not_do(files, message, tmp_path):
    for file in files:
        put(tmp_path, file, b"")
    with pytest.warns(UserWarning, match=message):
        data.load("mnist", data_home=tmp_path, download=False, limit=1)


def test_a_file_in_the_folders_place_is_told_apart_from_nothing(tmp_path, monkeypatch):
    put(tmp_path, "mnist.npz", b"")
    monkeypatch.setenv("GANKIT_DATA", str(tmp_path / "mnist.npz"))
    with pytest.warns(UserWarning, match=r"mnist.npz \(a file, where the folder is expected"):
        data.load("mnist", download=False, limit=1)


def test_a_folder_in_a_files_place_is_refused_by_name(tmp_path):
    (tmp_path / "mnist.npz").mkdir()
    with pytest.raises(DamagedFile, match="mnist.npz.* it is a folder, where a file is expected"):
        data.load("mnist", data_home=tmp_path)
