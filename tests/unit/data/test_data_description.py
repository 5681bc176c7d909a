"""What is said of a set before it is loaded is what is there when it is."""

import pytest

from gankit import data
from gankit.data.known_sets import DRAWN, RECORDED, entry_named


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_set_is_as_described(name):
    described, loaded = data.describe(name), data.load(name, limit=2)
    assert described.sample_shape == loaded.images.shape[1:]
    assert (described.classes, described.attributes) == (loaded.classes, (*loaded.attributes,))
    assert f"{described.most:,}" in entry_named(name).summary


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_set_is_described_as_what_stands_in_for_it(name, monkeypatch, tmp_path):
    monkeypatch.setenv("GANKIT_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    described = data.describe(name)
    with pytest.warns(UserWarning, match="stand in"):
        loaded = data.load(name, limit=2, download=False)
    assert described.sample_shape == loaded.images.shape[1:]
    assert len(described.classes) == len(loaded.classes)
    assert described.attributes == (*loaded.attributes,)
    assert f"{described.most:,}" in entry_named(name).summary


@pytest.mark.parametrize("table", ["txt", "csv", None])
def test_the_attributes_of_celeba_are_those_of_the_table_that_is_there(
    table, monkeypatch, tmp_path
):
    texts = {"txt": "1\r\nSmiling Male\r\n000001.jpg 1 -1\r\n", "csv": "image_id,Smiling,Male\n"}
    (tmp_path / "celeba" / "img_align_celeba").mkdir(parents=True)
    if table is not None:
        (tmp_path / "celeba" / f"list_attr_celeba.{table}").write_text(texts[table])
    monkeypatch.setenv("GANKIT_DATA", str(tmp_path))
    assert data.describe("celeba").attributes == (("Smiling", "Male") if table else ())


def test_the_size_asked_for_is_that_of_the_samples():
    assert data.describe("mnist", size=32).sample_shape == (32, 32, 1)
    assert data.describe("svhn", size=16).sample_shape == (16, 16, 3)


def test_a_folder_is_described_without_opening_its_pictures(tmp_path):
    (tmp_path / "horses" / "wild").mkdir(parents=True)
    for name in ("one.png", "wild/two.JPG", "notes.txt"):
        (tmp_path / "horses" / name).touch()
    described = data.describe(tmp_path / "horses")
    assert (described.name, described.most) == ("horses", 2)
    assert described.sample_shape == (64, 64, 3)
    assert described.classes == described.attributes == ()


@pytest.mark.parametrize(
    ("name", "size", "message"),
    [
        ("rnig", None, "expected one of"),
        ("ring", 8, "points have no size"),
        ("mnist", 0, "size: expected a whole number"),
        ("./nothing_there", None, "is not there"),
    ],
)
def test_what_can_not_be_loaded_can_not_be_described(name, size, message):
    with pytest.raises(ValueError, match=message):
        data.describe(name, size=size)
