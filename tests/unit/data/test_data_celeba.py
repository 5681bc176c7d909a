"""CelebA: folder and zip, tables, the memory map in the cache, and pictures that can't be read."""

import os
import warnings
import zipfile
from pathlib import Path

import cv2
import numpy as np
import pytest

from gankit import data
from gankit.data.formats.celeba_tables import official_split, read_attributes
from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.pictures import square

COLOURS = [(250, 10, 10), (10, 250, 10), (10, 10, 250), (250, 250, 10)]


def jpeg(colour, height=218, width=178):
    image = np.empty((height, width, 3), "uint8")
    image[:] = colour[::-1]
    return cv2.imencode(".jpg", image)[1].tobytes()


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home" / "celeba" / "img_align_celeba"
    folder.mkdir(parents=True)
    rows = []
    for number, colour in enumerate(COLOURS, 1):
        (folder / f"{number:06}.jpg").write_bytes(jpeg(colour))
        rows.append(f"{number:06}.jpg {'1' if number % 2 else '-1'}  -1")
    table = "\r\n".join(["4", "Smiling Male ", *rows, ""])
    (folder.parent / "list_attr_celeba.txt").write_bytes(table.encode())
    return tmp_path / "home"


def load(home, split="train", **arguments):
    return data.load("celeba", split, data_home=home, download=False, **arguments)


def maps(cache):
    return sorted(path.name for path in (cache / "celeba").iterdir())


def test_a_folder_is_decoded_once_into_a_memory_map(home, cache, monkeypatch):
    dataset = load(home)
    assert isinstance(dataset.images, np.memmap)
    assert dataset.images.shape == (4, 64, 64, 3) and dataset.images.dtype == np.uint8
    for image, colour in zip(dataset.images, COLOURS, strict=True):
        assert np.abs(image.astype(int) - colour).max() < 12
    assert dataset.attributes["Smiling"].tolist() == [True, False, True, False]
    assert not dataset.attributes["Male"].any() and dataset.attributes["Male"].dtype == bool
    monkeypatch.setattr("gankit.data.recorded.decoded._build", None)
    np.testing.assert_array_equal(load(home).images, dataset.images)
    assert len(load(home, limit=2)) == 2
    assert len(maps(cache)) == 2


def test_the_official_zip_gives_the_same_images(home, tmp_path):
    packed = tmp_path / "packed"
    packed.mkdir()
    folder = home / "celeba" / "img_align_celeba"
    with zipfile.ZipFile(packed / "img_align_celeba.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"img_align_celeba/{path.name}")
    with pytest.warns(UserWarning, match="list_attr_celeba.txt is missing"):
        dataset = load(packed)
    np.testing.assert_array_equal(dataset.images, load(home).images)
    assert dataset.attributes == {}


@pytest.mark.parametrize(("place", "value"), [(8, 1), (10, 9)], ids=["encrypted", "deflate64"])
def test_a_zip_that_python_can_not_unpack_is_refused_by_name(home, tmp_path, place, value):
    path = tmp_path / "img_align_celeba.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("000001.jpg", jpeg(COLOURS[0]))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + place] = value
    path.write_bytes(content)
    with pytest.warns(UserWarning), pytest.raises(DamagedFile, match="none of its pictures"):
        load(tmp_path)


def test_another_size_and_a_larger_limit_get_maps_of_their_own(home, cache):
    assert load(home, limit=1).images.shape == (1, 64, 64, 3)
    assert load(home, limit=3).images.shape == (3, 64, 64, 3)
    assert load(home, size=32).images.shape == (4, 32, 32, 3)
    assert len(maps(cache)) == 6


@pytest.mark.parametrize(
    "damage", [b"", b"no picture", jpeg(COLOURS[1])[:-200], jpeg(COLOURS[1])[:40]]
)
def test_a_picture_that_cannot_be_read_is_named_counted_and_left_out(home, cache, damage):
    (home / "celeba" / "img_align_celeba" / "000002.jpg").write_bytes(damage)
    with pytest.warns(UserWarning, match="1 picture can't be read.*000002.jpg"):
        dataset = load(home)
    assert len(dataset) == len(dataset.labels) == 3
    assert dataset.attributes["Smiling"].tolist() == [True, True, False]
    assert dataset.images[1, 0, 0].argmax() == 2
    assert len(load(home)) == 3 and len(load(home, limit=2)) == 1
    assert not [name for name in maps(cache) if "part" in name]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="asks Linux what is mapped")
@pytest.mark.parametrize("damaged", [False, True])
def test_no_map_is_open_when_its_file_is_moved(home, damaged, monkeypatch):
    """Windows would refuse to move it."""
    if damaged:
        (home / "celeba" / "img_align_celeba" / "000002.jpg").write_bytes(b"")
    moved, real = [], os.replace

    def replace(source, target):
        moved.append(source)
        mapped = Path("/proc/self/maps").read_text(encoding="utf-8")
        assert not [name for name in (source, target) if f"{name}\n" in mapped]
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        load(home)
    assert len(moved) == (3 if damaged else 2)


def test_no_readable_picture_at_all_is_refused_and_leaves_no_map(home, cache):
    for path in (home / "celeba" / "img_align_celeba").iterdir():
        path.write_bytes(b"")
    with pytest.warns(UserWarning, match="4 pictures"), pytest.raises(DamagedFile, match="none"):
        load(home)
    assert maps(cache) == []


def test_a_shortened_map_is_built_again(home, cache):
    load(home)
    [path] = [p for p in (cache / "celeba").iterdir() if not p.name.endswith(".rows.npy")]
    path.write_bytes(path.read_bytes()[:-100])
    assert load(home).images[3, 0, 0, 0] > 230


def test_an_interrupted_decoding_leaves_nothing(home, cache, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("gankit.data.recorded.decoded._decode_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load(home)
    assert maps(cache) == []


def test_the_partition_decides_the_split(home):
    table = "000001.jpg 0\r\n000002.jpg 1\r\n000003.jpg 2\r\n000004.jpg 2\r\n"
    (home / "celeba" / "list_eval_partition.txt").write_bytes(table.encode())
    assert len(load(home)) == 1 and len(load(home, "validation")) == 1
    assert load(home, "test").attributes["Smiling"].tolist() == [True, False]


def test_a_split_without_images_says_so_and_stands_in(home):
    with pytest.warns(UserWarning, match="holds no image of this split"):
        dataset = load(home, "test", limit=2)
    assert dataset.is_generated and "Smiling" in dataset.attributes


def test_official_split_by_number():
    names = ["000001.jpg", "162770.jpg", "162771.jpg", "182637.jpg", "182638.jpg", "202599.jpg"]
    assert [official_split(name) for name in names] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3\nSmiling\n000001.jpg 1\n",
        "1\nSmiling Male\n000001.jpg 1\n",
        "1\nSmiling\n000001.jpg 2\n",
        "2\nSmiling Male\n000001.jpg 1 1\n000002.jpg 1\n",
        "x\nSmiling\n000001.jpg 1\n",
    ],
)
def test_a_damaged_table_is_refused_by_name(tmp_path, text):
    path = tmp_path / "list_attr_celeba.txt"
    path.write_text(text)
    with pytest.raises(DamagedFile, match="list_attr_celeba.txt"):
        read_attributes(path)


@pytest.mark.parametrize(("height", "width"), [(218, 178), (109, 89), (40, 40), (300, 90)])
def test_any_picture_is_cut_to_its_middle_square(height, width):
    image = np.zeros((height, width, 3), "uint8")
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    image[top : top + side, left : left + side] = (0, 0, 255)
    cut = square(cv2.imencode(".jpg", image)[1].tobytes(), 32)
    assert cut.shape == (32, 32, 3)
    assert cut[4:-4, 4:-4, 0].min() > 230 and cut[4:-4, 4:-4, 1:].max() < 25


def test_a_large_picture_decoded_at_half_size_looks_as_if_decoded_whole():
    ramp = np.linspace(0, 255, 178).astype("uint8")
    image = np.broadcast_to(ramp, (218, 178))[..., None].repeat(3, -1)
    content = cv2.imencode(".jpg", np.ascontiguousarray(image))[1].tobytes()
    whole = cv2.resize(image[20:198], (64, 64), interpolation=cv2.INTER_AREA)
    assert np.abs(square(content, 64).astype(int) - whole).mean() < 3
