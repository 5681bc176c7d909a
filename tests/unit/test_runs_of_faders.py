"""Training runs that draw images anew under other labels: what they are told, and show."""

import dataclasses

import imageio.v3 as imageio
import numpy as np
import pytest

from gankit import data, runs
from gankit.data import Dataset
from gankit.runs import recipes, recorders
from gankit.runs.condition import SLIDE, condition_of

MARKS = "Eyeglasses", "Smiling"


def small_faces(name="faces", **options):
    random = np.random.default_rng(0)
    images = random.integers(0, 256, (64, 8, 8, 3), dtype=np.uint8)
    marks = {mark: random.random(64) < 0.5 for mark in (*MARKS, "Bangs")}
    return Dataset(images, np.zeros(64, int), name, "generated", attributes=marks)


def small_digits(name="digits", **options):
    grey = small_faces(name)
    return dataclasses.replace(
        grey,
        images=grey.images[..., :1],
        labels=np.arange(64) % 3,
        classes=("no", "yes", "perhaps"),
        attributes={},
    )


def test_a_row_slides_one_attribute_of_one_image_and_the_next_row_the_next():
    faces = small_faces()
    rows = np.array([5, 9, 7])
    images, labels = condition_of(faces, MARKS).slides(faces, rows)
    images, labels = (array.reshape(3, SLIDE, *array.shape[1:]) for array in (images, labels))
    np.testing.assert_array_equal(images, np.stack([faces.signed(rows)] * SLIDE, axis=1))
    for row, slid in enumerate((0, 1, 0)):
        np.testing.assert_allclose(labels[row, :, slid], np.linspace(0, 1, SLIDE), rtol=1e-6)
        kept = MARKS[1 - slid]
        assert np.all(labels[row, :, 1 - slid] == faces.attributes[kept][rows[row]])


def test_a_row_shows_one_image_under_every_class():
    digits = small_digits()
    images, labels = condition_of(digits).slides(digits, np.array([5, 9]))
    np.testing.assert_array_equal(labels, [0, 1, 2, 0, 1, 2])
    np.testing.assert_array_equal(images, digits.signed(np.repeat([5, 9], 3)))


def test_a_run_on_faces_forgets_the_attributes_that_were_named(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "load", small_faces)
    run = runs.train("fader", "faces", tmp_path / "run", steps=2, batch_size=20, labels=MARKS)
    assert run.status == "finished" and run.record["labels"] == [*MARKS]
    height, width, _ = imageio.imread(run.folder / "samples.png").shape
    assert (height, width) == (recorders.SLID * 10 + 2, SLIDE * 10 + 2)  # 8 pixels and 2 between
    model = run.load_model()
    assert model.attributes and model.redraw(small_faces().signed()[:3], [1.0, 0.5]).shape[0] == 3


def test_a_run_on_digits_forgets_their_class(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "load", small_digits)
    run = runs.train("fader", "digits", tmp_path / "run", steps=2, batch_size=20)
    model = run.load_model()
    assert not model.attributes and model.label_length == 3
    assert run.record["settings"]["latent_dim"] == 8
    assert "columns are no, yes, perhaps" in (run.folder / "training.html").read_text()


@pytest.mark.parametrize(("channels", "expected"), [(1, 640), (3, 160)])
def test_each_turn_of_the_classifier_has_a_whole_batch(channels, expected):
    assert recipes.default_batch_size("fader", (32, 32, channels)) == expected
