"""A run of two domains: what it learns from, what its animation shows, what it leaves behind."""

import imageio.v3 as imageio
import numpy as np
import pytest

from gankit import data, runs
from gankit.data import Dataset
from gankit.images import signed_to_bytes
from gankit.models.cyclegan import CycleGAN
from gankit.models.cyclegan_networks import build_discriminator, build_generator
from gankit.runs import Run
from gankit.runs.domains import load_sets
from gankit.runs.recorders import BANDS, COLUMNS, recorder_of


def small_set(name, *, size=None):
    """Images that bear the number of their row; "usps" is smaller, "svhn" coloured."""
    side = size or (8 if name == "usps" else 16)
    shape = (60, side, side, 3 if name == "svhn" else 1)
    numbers = np.broadcast_to(np.arange(60)[:, None, None, None], shape)
    return Dataset(numbers.astype("uint8"), np.arange(60) % 10, name, "generated")


@pytest.fixture(autouse=True)
def small_data(monkeypatch):
    monkeypatch.setattr(data, "load", small_set)


def sets(model="cyclegan", data_name="mnist", target_name="usps", size=None, seed=0):
    return load_sets(model, data_name, target_name, size=size, seed=seed)


def test_sizes_that_differ_become_the_larger_one_and_grey_becomes_colour():
    assert [each.images.shape[1:] for each in sets()] == [(16, 16, 1)] * 2
    assert [each.images.shape[1:] for each in sets(target_name="svhn")] == [(16, 16, 3)] * 2
    assert [each.images.shape[1:] for each in sets(size=12)] == [(12, 12, 1)] * 2


def test_a_target_made_of_the_source_holds_other_images():
    source, target = sets(target_name="negative")
    assert (len(source), len(target), target.name) == (30, 30, "mnist_negative")
    seen, made_of = source.images[:, 0, 0, 0], 255 - target.images[:, 0, 0, 0]
    assert sorted([*seen, *made_of]) == list(range(60))
    other, _ = sets(target_name="negative", seed=1)
    assert not np.array_equal(other.images, source.images)


def test_a_model_of_one_domain_has_one_set():
    assert len(sets("dcgan", target_name=None)) == 1


@pytest.mark.parametrize(
    ("model", "target", "message"),
    [("cyclegan", None, "--target usps, or --target edges"), ("gan", "usps", "leave out --target")],
)
def test_a_target_that_is_missing_or_one_too_many_is_refused(model, target, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        runs.train(model, "mnist", tmp_path / "run", target_name=target, steps=1)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(("size", "recorded"), [(None, 16), (12, 12)])
def test_the_size_that_both_sets_got_is_recorded(tmp_path, monkeypatch, size, recorded):
    """An evaluation loads either of them at this size: the smaller one's own is another."""
    kept = []

    def build(settings, *_):
        kept.append(settings)
        raise RuntimeError("seen enough")

    monkeypatch.setattr("gankit.runs.training._build", build)
    with pytest.raises(RuntimeError, match="seen enough"):
        runs.train("cyclegan", "usps", tmp_path / "run", target_name="mnist", size=size)
    assert kept[0]["size"] == recorded


def test_a_translation_is_filmed_with_the_way_back_under_it(tmp_path):
    names = ("target_generator", "source_generator", "source_discriminator", "target_discriminator")
    generators = [build_generator((16, 16, 1), 1, 0, name=name) for name in names[:2]]
    judges = [build_discriminator((16, 16, 1), 1, name=name) for name in names[2:]]
    model = CycleGAN(*generators, *judges)
    run = Run(tmp_path, {"settings": {"model": "cyclegan", "seed": 0}})
    recorder = recorder_of(run, model, sets(), None)
    recorder.set_model(model)
    frame = recorder.draw()
    assert frame.shape == (BANDS * 3 * 18 + 2, COLUMNS * 18 + 2, 3)  # 16 pixels and 2 between
    source, there, back = (frame[top : top + 16, 2:18, 0] for top in (2, 20, 38))
    flat = np.full((1, 16, 16, 1), source[0, 0], "uint8")
    made = model.to_target(flat / np.float32(127.5) - 1)
    assert np.array_equal(there, signed_to_bytes(made)[0, :, :, 0])
    assert np.array_equal(back, signed_to_bytes(model.to_source(made))[0, :, :, 0])
    assert recorder.title == "CYCLEGAN on mnist and usps (generated)"


@pytest.mark.parametrize(
    ("model", "target", "rows"),
    [("cogan", "edges", 2), pytest.param("cyclegan", "usps", 3, marks=pytest.mark.exhaustive)],
)
def test_a_run_shows_rows_that_belong_together(tmp_path, model, target, rows):
    run = runs.train(
        model, "mnist", tmp_path / "run", target_name=target, steps=2, batch_size=8, size=8, seed=1
    )
    assert run.status == "finished"
    assert run.record["settings"]["target"] == target and run.record["settings"]["size"] == 8
    height, width, _ = imageio.imread(run.folder / "samples.png").shape
    assert (height, width) == (BANDS * rows * 10 + 2, COLUMNS * 10 + 2)  # 8 pixels and 2 between
    assert "mnist" in (run.folder / "training.html").read_text(encoding="utf-8")
    loaded = Run.open(run.folder).load_model()
    if model == "cogan":
        assert [part.shape for part in loaded.generate_pairs(2, seed=0)] == [(2, 8, 8, 1)] * 2
    else:
        first = imageio.imread(run.folder / "samples.png")[2:10, 2:10, 0]
        assert len(np.unique(first)) == 1, "the first row shows sources, which are flat"
        assert loaded.to_target(np.zeros((2, 8, 8, 1), "float32")).shape == (2, 8, 8, 1)
