"""Each recorded set in every form in which people have it: as published, as others hand it on."""

import bz2
import gzip
import io
import lzma
import struct
import warnings
import zipfile

import cv2
import h5py
import numpy as np
import pytest

from gankit import data
from gankit.data.formats.csv_images import read_csv
from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.packed import content_of, text_of
from gankit.data.formats.pictures import square
from gankit.data.places import ROOMS

COUNT = 5
GREY = (np.arange(COUNT * 784) % 251).astype("uint8").reshape(COUNT, 28, 28)
LABELS = np.arange(COUNT, dtype="uint8")
FILES = {"train": "train", "test": "t10k"}


def idx(array):
    header = struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.tobytes()


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def table(heading, mark=""):
    rows = [
        ",".join(map(str, [label, *image.ravel()]))
        for image, label in zip(GREY, LABELS, strict=True)
    ]
    first = [",".join(["label", *(f"{r}x{c}" for r in range(28) for c in range(28))])]
    return (mark + "\r\n".join([*first * heading, *rows, ""])).encode()


def grey_forms(name, folders):
    """MNIST's forms as (id, path with {} for the split's file name, content by kind)."""
    for folder in folders:
        yield f"{folder}/{{}}-{{}}-ubyte.gz", lambda array: gzip.compress(idx(array))
        yield f"{folder}/{{}}-{{}}-ubyte", idx
        yield f"{folder}/{{}}.{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte/{{}}-{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte/{{}}.{{}}-ubyte", idx
        yield f"{folder}/{{}}-{{}}-ubyte.gz", idx  # unpacked by a browser that kept the name


def put(home, path, content):
    path = home / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def put_idx(home, pattern, content, images=GREY, labels=LABELS):
    for kind, array in (("images", images), ("labels", labels)):
        for prefix in FILES.values():
            names = [f"{prefix}-{kind}", f"idx{array.ndim}"] * 2
            put(home, pattern.format(*names), content(array))


def loaded(name, home, split="train", **options):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return data.load(name, split, data_home=home, download=False, **options)


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


def npz(shape):
    file = io.BytesIO()
    images = np.full((COUNT, *shape), 7, "uint8")
    np.savez(file, x_train=images, y_train=LABELS, x_test=images, y_test=LABELS)
    return file.getvalue()


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


def jpeg():
    return cv2.imencode(".jpg", np.full((20, 16, 3), 90, "uint8"))[1].tobytes()


NAMES = [f"{number:06}.jpg" for number in range(1, 7)]
ATTRIBUTES = {
    ".txt": "\n".join(["6", "Smiling Male", *(f"{name}  1 -1" for name in NAMES)]),
    ".csv": "\n".join(["image_id,Smiling,Male", *(f"{name},1,-1" for name in NAMES)]),
}
PARTITION = {
    ".txt": "\n".join(f"{name} {int(name > NAMES[3])}" for name in NAMES),
    ".csv": "\n".join(
        ["image_id,partition", *(f"{name},{int(name > NAMES[3])}" for name in NAMES)]
    ),
}
CELEBA = [
    # pictures, folder of the attributes, folder of the partition
    ("celeba/img_align_celeba", "celeba", "celeba"),
    ("celeba/img_align_celeba/img_align_celeba", "celeba", "celeba"),
    ("img_align_celeba/img_align_celeba", ".", "."),
    ("celeba/celeba/img_align_celeba", "celeba", "celeba/celeba"),
    ("celeba-dataset/img_align_celeba/img_align_celeba", "celeba-dataset", "celeba-dataset"),
    ("CelebA/Img/img_align_celeba", "CelebA/Anno", "CelebA/Eval"),
    ("CelebA/Img/img_align_celeba.zip", "CelebA/Anno", "CelebA/Eval"),
    ("img_align_celeba.zip", ".", "."),
    ("img_align_celeba.zip/img_align_celeba.zip", ".", "list_eval_partition.txt"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_celebas_tables_in_each_form(suffix, encoding, tmp_path):
    celeba(tmp_path, *CELEBA[0], suffix, encoding)


@pytest.mark.parametrize("form", CELEBA, ids=[form[0] for form in CELEBA])
def test_celebas_folders_in_each_form(form, tmp_path):
    celeba(tmp_path, *form, ".csv" if "dataset" in form[0] else ".txt", "utf-8")


def celeba(home, pictures, attributes, partition, suffix, encoding):
    if pictures.endswith(".zip"):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name in NAMES:
                archive.writestr(f"img_align_celeba/{name}", jpeg())
        put(home, pictures, file.getvalue())
    else:
        for name in NAMES:
            put(home, f"{pictures}/{name}", jpeg())
    put(home, f"{attributes}/list_attr_celeba{suffix}", ATTRIBUTES[suffix].encode(encoding))
    put(home, f"{partition}/list_eval_partition{suffix}", PARTITION[suffix].encode(encoding))
    for split, count in (("train", 4), ("validation", 2)):
        dataset = loaded("celeba", home, split, size=8)
        assert len(dataset) == count and dataset.attributes["Smiling"].all()
        assert not dataset.attributes["Male"].any()


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
@pytest.mark.parametrize("tail", [b"", b"\r\n", b"\0" * 5_000, b"TRAILER" * 99])
def test_bytes_behind_a_pictures_end_are_read_past(suffix, tail):
    content = cv2.imencode(suffix, np.full((20, 20, 3), 90, "uint8"))[1].tobytes()
    assert abs(int(square(content + tail, 8).mean()) - 90) < 3
    assert square(content[:-20] + tail, 8) is None or tail  # a tail may hold what looks like an end
    assert square(content[: len(content) // 2], 8) is None


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_what_is_packed_is_told_by_its_beginning(pack, tmp_path):
    path = tmp_path / "any.name"
    path.write_bytes(pack(b"\xef\xbb\xbfcontent"))
    assert content_of(path) == b"\xef\xbb\xbfcontent" and text_of(path) == "content"
    if pack is not bytes:
        path.write_bytes(pack(b"content")[:-4])
        with pytest.raises(DamagedFile, match="any.name"):
            content_of(path)


def test_a_first_row_of_numbers_with_a_point_is_no_heading(tmp_path):
    path = tmp_path / "mnist_train.csv"
    path.write_text("7.0,0.0,255.0,3.0,4.0\n1.0,0.0,0.0,0.0,9.0")
    images, labels = read_csv(path, 2)
    assert labels.tolist() == [7, 1] and images[0].tolist() == [[0, 255], [3, 4]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,2,3,4,0.5", "whole numbers"),
        ("1,2,3,4,nan", "whole numbers"),
        ("label;a\n1;2;3", "expected rows of a label and 4 pixels, received rows of 3"),
        ("label,a\n1,2,3", "expected rows of a label and 4 pixels, received rows of 3"),
        ("1,2,3,4,x", "could not convert"),
        ("1,2,3,4,256", "from 0 to 255, received 256"),
        ("11,0,0,0,0", "expected labels 0 to 9"),
        ("", "."),
    ],
)
def test_a_table_of_something_else_is_refused_by_name(tmp_path, text, message):
    path = tmp_path / "mnist_train.csv"
    path.write_text(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(DamagedFile, match=f"(?s)mnist_train.csv.*{message}"):
            read_csv(path, 2)


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
