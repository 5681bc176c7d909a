"""`load`: what it returns, where it looks, and what it refuses."""

import errno
import subprocess
import sys

import numpy as np
import pytest

from gankit import data
from gankit.data.content import resized


def save_npz(path, shape=(28, 28), count=4, fill=7, **changed):
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {}
    for split in ("train", "test"):
        arrays[f"x_{split}"] = np.full((count, *shape), fill, "uint8")
        arrays[f"y_{split}"] = np.arange(count) % 10
    np.savez(path, **{**arrays, **changed})


def test_data_home_comes_before_gankit_data_before_the_cache(tmp_path, cache, monkeypatch):
    home, shared = tmp_path / "home", tmp_path / "shared"
    monkeypatch.setenv("GANKIT_DATA", str(shared))
    for fill, folder in ((1, home), (2, shared / "mnist"), (3, cache / "mnist")):
        save_npz(folder / "mnist.npz", fill=fill)
    found = []
    for arguments in ({"data_home": home}, {}):
        found.append(data.load("mnist", **arguments).images.max())
    (shared / "mnist" / "mnist.npz").unlink()
    found.append(data.load("mnist").images.max())
    assert found == [1, 2, 3]


def test_images_labels_and_ranges(tmp_path):
    x = np.arange(256, dtype="uint8").repeat(784).reshape(256, 28, 28)
    save_npz(tmp_path / "mnist.npz", x_train=x, y_train=np.arange(256, dtype="uint8") % 10)
    dataset = data.load("mnist", data_home=tmp_path)
    assert dataset.images.shape == (256, 28, 28, 1) and dataset.images.dtype == np.uint8
    assert dataset.labels.dtype == np.int64 and dataset.labels[13] == 3
    assert dataset.classes == tuple("0123456789") and len(dataset) == 256
    for values, low in ((dataset.signed(), -1.0), (dataset.unit(), 0.0)):
        assert values.dtype == np.float32 and values.shape == dataset.images.shape
        assert values.min() == low and values.max() == 1.0
        assert (np.diff(values[:, 0, 0, 0]) > 0).all()
    np.testing.assert_array_equal(dataset.signed(slice(3, 5)), dataset.signed()[3:5])


def test_stacked_digits_are_those_of_mnist_and_their_number_is_the_label(tmp_path):
    digits = np.arange(30, dtype="uint8") % 10
    pictures = (20 * digits[:, None, None] + np.zeros((30, 28, 28))).astype("uint8")
    save_npz(tmp_path / "mnist.npz", x_train=pictures, y_train=digits)
    stacks = data.load("stacked_mnist", data_home=tmp_path)
    assert stacks.images.shape == (30, 28, 28, 3)
    assert len(np.unique(stacks.labels)) > 20
    assert stacks.classes[407] == "407" and len(stacks.classes) == 1_000
    for image, label in zip(stacks.images, stacks.labels, strict=True):
        red, green, blue = image[14, 14].astype(int) // 20
        assert label == 100 * red + 10 * green + blue
    first = data.load("stacked_mnist", data_home=tmp_path, limit=4)
    np.testing.assert_array_equal(first.images, stacks.images[:4])


def test_a_dark_image_keeps_its_range(tmp_path):
    save_npz(tmp_path / "mnist.npz", fill=1)
    assert data.load("mnist", data_home=tmp_path).unit().max() == pytest.approx(1 / 255)


def test_limit_takes_the_first_and_size_resizes(tmp_path):
    save_npz(tmp_path / "mnist.npz", count=6, fill=90)
    dataset = data.load("mnist", data_home=tmp_path, limit=2, size=32)
    assert dataset.images.shape == (2, 32, 32, 1)
    assert (dataset.images == 90).all() and list(dataset.labels) == [0, 1]
    assert len(data.load("mnist", data_home=tmp_path, limit=100)) == 6


def test_shrinking_averages_areas():
    images = np.zeros((1, 4, 4, 3), "uint8")
    images[0, ::2, ::2] = 200
    assert (resized(images, 2) == 50).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": "minst"}, "expected one of mnist, fashion_mnist, .*received 'minst'"),
        ({"name": "mnist", "split": "val"}, "expected one of train, test for mnist; .*'val'"),
        ({"name": "digits", "limit": 0}, "limit: .*at least 1.*received 0"),
        ({"name": "digits", "limit": -3}, "limit: .*received -3"),
        ({"name": "digits", "size": -28}, "size: .*received -28"),
        ({"name": "digits", "size": 2.5}, "size: .*received 2.5"),
        ({"name": "digits", "limit": True}, "limit: .*received True"),
        ({"name": "ring", "size": 28}, "points have no size"),
        ({"name": "mnist", "data_home": "/no/such/folder"}, "data_home: .*/no/such/folder"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(arguments, message):
    with pytest.raises(ValueError, match=message):
        data.load(**arguments)


DAMAGES = {
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "a web page": lambda path: path.write_text("<html>Please log in</html>"),
    "a missing key": lambda path: np.savez(path, x_train=np.zeros((1, 28, 28), "uint8")),
    "a wrong dtype": lambda path: save_npz(path, x_train=np.zeros((4, 28, 28))),
    "a wrong shape": lambda path: save_npz(path, shape=(16, 16)),
    "too few labels": lambda path: save_npz(path, y_train=np.zeros(3, int)),
    "a label of 10": lambda path: save_npz(path, y_train=np.array([0, 1, 2, 10])),
    "no images": lambda path: save_npz(path, count=0),
    "a pickle": lambda path: save_npz(path, x_train=np.array([None] * 4)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_the_users_is_refused_by_name_and_not_touched(damage, tmp_path):
    path = tmp_path / "mnist.npz"
    save_npz(path)
    DAMAGES[damage](path)
    before = path.read_bytes()
    with pytest.raises(data.DamagedFile, match="mnist.npz is damaged or incomplete.*Replace it"):
        data.load("mnist", data_home=tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_in_the_cache_is_refused_and_removed(damage, cache):
    path = cache / "mnist" / "mnist.npz"
    save_npz(path)
    DAMAGES[damage](path)
    with pytest.raises(ValueError, match="mnist.npz is damaged.*removed from the cache"):
        data.load("mnist")
    assert not path.exists()


def test_a_damaged_file_that_was_put_into_the_cache_by_hand_stays(cache):
    path = cache / "mnist_m" / "mnist_m.npz"
    save_npz(path, shape=(28, 28))
    with pytest.raises(data.DamagedFile, match="mnist_m.npz is damaged.*no lasting address"):
        data.load("mnist_m")
    assert path.exists()


def test_a_file_that_may_not_be_read_is_not_called_damaged(tmp_path, monkeypatch):
    path = tmp_path / "mnist.npz"
    path.touch()

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(np, "load", refuse)
    with pytest.raises(PermissionError, match="mnist.npz"):
        data.load("mnist", data_home=tmp_path)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("mnist", (28, 28, 1)),
        ("fashion_mnist", (28, 28, 1)),
        ("usps", (16, 16, 1)),
        ("svhn", (32, 32, 3)),
        ("mnist_m", (32, 32, 3)),
        ("celeba", (64, 64, 3)),
        ("stacked_mnist", (28, 28, 3)),
    ],
)
def test_a_stand_in_has_the_shape_of_the_set_and_says_generated(name, shape):
    with pytest.warns(UserWarning, match=f"{name} .*GENERATED"):
        few = data.load(name, limit=3, download=False)
    with pytest.warns(UserWarning):
        more = data.load(name, limit=5, download=False)
    assert few.images.shape == (3, *shape) and few.images.dtype == np.uint8
    assert few.is_generated and few.source == "generated" and few.name == name
    np.testing.assert_array_equal(few.images, more.images[:3])
    assert few.images.std() > 20


def test_the_stand_in_for_clothes_does_not_claim_to_be_clothes():
    with pytest.warns(UserWarning, match=r"NOT clothes\)"):
        dataset = data.load("fashion_mnist", limit=2, download=False)
    assert dataset.classes[0] == "digit 0"


def test_the_catalogue_tells_what_is_here(tmp_path):
    save_npz(tmp_path / "usps" / "usps.npz", shape=(16, 16))
    rows = {row.name: row for row in data.catalogue(data_home=tmp_path)}
    assert tuple(rows) == data.names()
    assert rows["usps"].here and rows["usps"].where.endswith("usps.npz")
    assert not rows["mnist"].here and rows["mnist"].where == "gankit data fetch mnist"
    assert rows["digits"].here and rows["digits"].where == "generated"
    assert all(row.terms and row.size and row.summary for row in rows.values())


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, gankit.data; heavy = {'keras', 'tensorflow', 'cv2', 'scipy', 'matplotlib'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert output.stdout.strip() == "[]", output.stderr
