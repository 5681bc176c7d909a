"""A training run of a model that reconstructs: what it learns from, and what is drawn of it."""

import keras
import numpy as np
import pytest

from gankit import data, runs
from gankit.data import Dataset
from gankit.evaluation import subject_of
from gankit.runs import recipes, recorders, training
from gankit.runs.builders import Task


def dark_and_light(name, **options):
    """Images of two halves, one dark and one light; which is which is drawn for each."""
    is_light = np.random.default_rng(0).integers(0, 2, 200, dtype=np.uint8)
    halves = np.stack([is_light, 1 - is_light], axis=1)[:, :, None, None] * np.uint8(255)
    images = halves.repeat(4, axis=1).repeat(8, axis=2)
    return Dataset(images, is_light.astype(int), name, "generated")


@pytest.fixture(scope="module", params=sorted(recipes.RECONSTRUCTING))
def run(request, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", dark_and_light)
        folder = tmp_path_factory.mktemp("runs") / "run"
        return runs.train(request.param, "digits", folder, steps=40, batch_size=50)


def test_each_row_of_images_stands_over_what_the_model_makes_of_them(run):
    last = np.asarray(run.animation().frames[-1]).astype(int)
    first = np.asarray(run.animation().frames[0]).astype(int)
    row = last.shape[0] // (2 * recorders.BANDS)
    for band in range(recorders.BANDS):
        originals, made = (last[(2 * band + i) * row :][:row] for i in (0, 1))
        untrained = first[(2 * band + 1) * row :][:row]
        assert originals.std() > 50
        assert np.abs(originals - made).mean() < 0.5 * np.abs(originals - untrained).mean()


def test_the_whole_of_what_a_run_leaves_is_there_and_opens_again(run):
    assert run.status == "finished"
    assert (run.folder / "training.gif").is_file()
    images = dark_and_light("digits").unit(slice(3))
    made = keras.ops.convert_to_numpy(run.load_model()(images))
    assert made.shape == images.shape and made.min() >= 0 and made.max() <= 1


def test_the_history_adds_up(run):
    history = run.animation().history
    if run.record["settings"]["model"] == "vae":
        sums = np.add(history["reconstruction"], history["kl"])
        assert history["loss"] == pytest.approx(sums, rel=1e-3)
    assert history["loss"][-1] < history["loss"][0]


def test_a_vaes_drawings_are_scored_and_an_autoencoder_has_none(run):
    model = run.load_model()
    if run.record["settings"]["model"] == "vae":
        samples = subject_of(model, "it", 5).samples
        assert samples.min() < -0.5 and samples.max() <= 1
    else:
        with pytest.raises(ValueError, match="draws nothing from latent vectors.*vae"):
            subject_of(model, "it", 5)


def test_the_history_has_each_step_s_own_loss(tmp_path, monkeypatch):
    if keras.backend.backend() == "jax":
        pytest.skip("Keras' means of an epoch stay on JAX")
    monkeypatch.setattr(data, "load", dark_and_light)
    monkeypatch.setattr(training, "lines_of_progress", lambda steps: 1)
    of_one = runs.train("vae", "digits", tmp_path / "one", steps=6, batch_size=50)
    monkeypatch.setattr(training, "lines_of_progress", lambda steps: 6)
    of_six = runs.train("vae", "digits", tmp_path / "six", steps=6, batch_size=50)
    for name, losses in of_one.animation().history.items():
        assert losses == pytest.approx(of_six.animation().history[name], rel=1e-4), name


@pytest.mark.parametrize("model", sorted(recipes.RECONSTRUCTING))
def test_its_learning_rate_settles_and_a_step_takes_as_many_images_as_in_the_lessons(model):
    optimizer = runs.MODELS[model](Task((8, 8, 1), 2, seed=0, steps=900)).optimizer
    rates = []
    for step in (0, 599, 750, 900):
        optimizer.iterations.assign(step)
        rates.append(float(optimizer.learning_rate))
    assert rates == pytest.approx([1e-3, 1e-3, 5e-4, 0], abs=1e-6)
    assert recipes.default_batch_size(model, (28, 28, 1)) == 128


def test_a_vae_is_drawn_by_its_codes_means():
    vae = runs.MODELS["vae"](Task((8, 8, 1), 2, seed=0, steps=9))
    images = dark_and_light("digits").unit(slice(3))
    drawn = recorders.reconstruction_by(vae)(images)
    assert np.allclose(drawn, vae.decode(vae.encode(images)[0]), atol=1e-6)
