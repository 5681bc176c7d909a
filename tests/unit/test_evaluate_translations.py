"""`gankit evaluate` of a run of two domains: translations beside the set that they lead to."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from gankit import data
from gankit.cli.drawing import compared_with, drawing
from gankit.data import Dataset
from gankit.evaluation import translations_of

SIDE, TEST, TRAIN = 8, 6, 4


def small_set(name, split="train", *, size=None, limit=None):
    """Images that bear a number: those of the test 0 to 5, those of the training 100 to 103."""
    numbers = np.arange(TEST) if split == "test" else 100 + np.arange(TRAIN)
    images = np.broadcast_to(numbers[:, None, None, None], (len(numbers), SIDE, SIDE, 1))
    classes = ("boot", "shirt") if name == "fashion_mnist" else ("0", "1")
    return Dataset(images.astype("uint8"), numbers % 2, name, "generated", classes)[:limit]


@pytest.fixture(autouse=True)
def small_data(monkeypatch):
    monkeypatch.setattr(data, "load", small_set)


def run_of(target, channels=1, data_name="mnist"):
    """A run whose model brightens what becomes a target image, and darkens the way back."""
    model = SimpleNamespace(
        target_generator=SimpleNamespace(output_shape=(None, SIDE, SIDE, channels)),
        to_target=lambda images: images + 0.5,
        to_source=lambda images: images - 0.5,
    )
    settings = {"model": "cyclegan", "data": data_name, "target": target}
    return SimpleNamespace(
        record={"settings": settings},
        folder=Path("there"),
        load_model=lambda: model,
    )


def test_translations_are_compared_with_the_target_unless_the_way_back_is_asked_for():
    settings = run_of("usps").record["settings"]
    assert compared_with(settings) == "usps"
    assert compared_with(settings, "mnist") == "mnist"
    assert compared_with(run_of("edges").record["settings"]) == "mnist"
    assert compared_with({"model": "cogan", "data": "mnist", "target": "usps"}) == "mnist"


def test_a_set_that_no_translation_leads_to_is_refused():
    with pytest.raises(ValueError, match="there translates between mnist and usps.*--data"):
        drawing(run_of("usps"), "svhn", seed=0)


def test_a_folder_of_pictures_can_be_translated_but_not_be_compared_with():
    with pytest.raises(ValueError, match="is a folder of pictures"):
        compared_with(run_of("./zebras").record["settings"])
    assert compared_with(run_of("mnist", data_name="./horses").record["settings"]) == "mnist"


@pytest.mark.parametrize(
    ("name", "added", "way"), [("usps", 0.5, "mnist to usps"), ("mnist", -0.5, "usps to mnist")]
)
def test_either_way_test_images_are_translated_first(name, added, way):
    subject = drawing(run_of("usps"), name, seed=0)(8)
    numbers = np.rint((subject.samples[:, 0, 0, 0] - added + 1) * 127.5)
    assert numbers.tolist() == [0, 1, 2, 3, 4, 5, 100, 101]
    assert subject.asked.tolist() == [0, 1, 0, 1, 0, 1, 0, 1]
    assert subject.title == f"cyclegan, {way} (there)"


def test_where_classes_differ_nothing_is_asked():
    assert drawing(run_of("fashion_mnist"), "fashion_mnist", seed=0)(4).asked is None


def test_a_target_made_of_the_source_is_made_of_its_test_images():
    subject = drawing(run_of("negative"), "mnist", seed=0)(2)
    numbers = np.rint((subject.samples[:, 0, 0, 0] + 0.5 + 1) * 127.5)
    assert numbers.tolist() == [255, 254]


def test_grey_originals_become_coloured_for_a_model_that_saw_them_so():
    samples = drawing(run_of("usps", channels=3), "usps", seed=0)(2).samples
    assert samples.shape == (2, SIDE, SIDE, 3)


def test_too_few_originals_and_numbers_that_are_none_are_refused():
    originals = small_set("mnist", "test")
    with pytest.raises(ValueError, match="mnist has 6 images to translate, 7 are"):
        translations_of(lambda images: images, "it", 7, originals)
    with pytest.raises(ValueError, match="blown up"):
        translations_of(lambda images: images * np.nan, "it", 3, originals)
