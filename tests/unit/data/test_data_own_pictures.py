"""A folder of one's own: whatever lies in it, in whatever size and kind, becomes one set."""

import struct

import cv2
import numpy as np
import pytest

from gankit import data
from gankit.data.formats.damage import DamagedFile
from gankit.data.own_pictures import names_a_folder

RED, GREEN, BLUE = (0, 0, 250), (0, 250, 0), (250, 0, 0)  # as OpenCV orders colours


def picture(colour, height=40, width=30, dtype="uint8"):
    image = np.empty((height, width, len(colour)), dtype)
    image[:] = colour
    return image


def encoded(image, suffix=".png"):
    return cv2.imencode(suffix, image)[1].tobytes()


def jpeg(colour=RED, height=40, width=30):
    return encoded(picture(colour, height, width), ".jpg")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "zebras"
    (folder / "b" / "deeper").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(jpeg(RED))
    (folder / "b" / "c.PNG").write_bytes(encoded(picture(GREEN, 9, 90)))
    (folder / "b" / "deeper" / "d.jpeg").write_bytes(jpeg(BLUE, 300, 200))
    return folder


def load(folder, **arguments):
    return data.load(str(folder), **arguments)


def colours(dataset):
    """The middle pixel of each image."""
    middle = dataset.images.shape[1] // 2
    return dataset.images[:, middle, middle].tolist()


def put(folder, name, content):
    (folder / name).write_bytes(content)
    return load(folder, size=16)


def test_pictures_of_any_size_below_a_folder_become_one_set(folder):
    dataset = load(folder)
    assert dataset.images.shape == (3, 64, 64, 3) and dataset.images.dtype == np.uint8
    assert isinstance(dataset.images, np.memmap)
    assert [np.argmax(colour) for colour in colours(dataset)] == [0, 1, 2]  # red, green, blue
    assert (dataset.name, dataset.source) == ("zebras", str(folder))
    assert not dataset.is_generated and dataset.classes == ()
    assert dataset.labels.tolist() == [0, 0, 0]


def test_size_and_limit_are_heeded_and_a_path_object_will_do(folder):
    assert data.load(folder, size=20, limit=2).images.shape == (2, 20, 20, 3)


def test_the_result_is_opened_again_until_a_file_changes(folder, monkeypatch):
    load(folder)
    with monkeypatch.context() as patch:
        patch.setattr("gankit.data.recorded.decoded._build", None)
        assert len(load(folder)) == 3
    (folder / "b" / "deeper" / "d.jpeg").write_bytes(jpeg(GREEN, 301, 200))
    assert np.argmax(colours(load(folder))[2]) == 1


def test_a_grey_picture_becomes_colour(folder):
    grey = np.full((30, 40), 90, "uint8")
    assert put(folder, "a.jpg", encoded(grey, ".jpg")).images[0] == pytest.approx(90, abs=2)
    assert put(folder, "a.jpg", encoded(grey)).images[0] == pytest.approx(90)


def test_what_is_transparent_becomes_white(folder):
    image = picture((*RED, 255))
    image[:, :15] = (0, 0, 0, 0)
    dataset = put(folder, "a.png", encoded(image))
    row = dataset.images[1, 8]
    assert row[2].tolist() == [255, 255, 255]
    assert row[-3].tolist() == [250, 0, 0]


def test_half_transparent_is_half_white(folder):
    dataset = put(folder, "a.png", encoded(picture((0, 0, 0, 51))))
    assert dataset.images[1] == pytest.approx(204)


def test_sixteen_bits_become_eight(folder):
    dataset = put(folder, "a.png", encoded(picture((0, 0, 65535), dtype="uint16")))
    assert colours(dataset)[1] == [255, 0, 0]


def test_the_content_decides_and_not_the_ending(folder):
    assert np.argmax(colours(put(folder, "a.jpg", encoded(picture(BLUE))))[0]) == 2


def test_what_a_telephone_puts_behind_a_picture_does_no_harm(folder):
    assert len(put(folder, "a.jpg", jpeg() + b"\0\0MotionPhoto" + b"\x11" * 50)) == 3


def with_preview(content):
    """A JPEG with a whole small one in its head, as cameras write it."""
    preview = jpeg(GREEN, 8, 8)
    return content[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(preview)) + preview + content[2:]


def test_a_picture_with_a_preview_in_its_head_is_read(folder):
    assert np.argmax(colours(put(folder, "a.jpg", with_preview(jpeg(BLUE))))[0]) == 2


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"no picture",
        jpeg()[:-40],
        with_preview(jpeg(RED, 200, 200))[:-300],
        encoded(picture(RED))[:-30],
        encoded(picture(RED))[:40],
        encoded(picture(RED))[:60] + b"\0" * 8 + encoded(picture(RED))[68:],
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_damaged_picture_is_named_and_left_out(folder, damage, name):
    with pytest.warns(UserWarning, match=f"1 picture can't be read.*{name}"):
        dataset = put(folder, name, damage)
    assert len(dataset) == (2 if name == "a.jpg" else 3)


def test_damaged_pictures_alone_are_refused(tmp_path):
    with pytest.warns(UserWarning), pytest.raises(DamagedFile, match="none of its pictures"):
        put(tmp_path, "a.png", b"")


def test_other_programs_notes_are_no_pictures(folder):
    (folder / "__MACOSX").mkdir()
    for name in (".a.jpg", "__MACOSX/a.jpg", "notes.txt"):
        (folder / name).write_bytes(b"a note")
    assert len(load(folder)) == 3


def test_a_folder_that_is_not_there_is_refused_with_the_cure(tmp_path):
    with pytest.raises(ValueError, match="is not there: expected a folder of JPEG or PNG"):
        load(tmp_path / "nowhere")


def test_a_file_is_no_folder(folder):
    with pytest.raises(ValueError, match="a.jpg is a file: expected a folder"):
        load(folder / "a.jpg")


def test_a_folder_without_pictures_is_refused_with_what_it_holds(tmp_path):
    with pytest.raises(ValueError, match="holds no JPEG or PNG.*found nothing"):
        load(tmp_path)
    for number in range(2):
        (tmp_path / f"{number}.HEIC").write_bytes(b"a telephone's")
    with pytest.raises(ValueError, match=r"found 2 \.heic\. Convert"):
        load(tmp_path)


def test_own_pictures_have_no_test_split(folder):
    with pytest.raises(ValueError, match="expected one of train for .*zebras; received 'test'"):
        load(folder, split="test")


@pytest.mark.parametrize(
    "name, expected",
    [
        ("mnist", False),
        ("./mnist", True),
        ("~/x", True),
        ("a/b", True),
        ("xyzzy", False),
        (5, False),
    ],
)
def test_paths_are_told_from_names(name, expected):
    assert names_a_folder(name) is expected


def test_a_set_keeps_its_name_though_a_folder_is_called_so_too(tmp_path, monkeypatch):
    (tmp_path / "ring").mkdir()
    monkeypatch.chdir(tmp_path)
    assert data.load("ring", limit=5).is_generated
