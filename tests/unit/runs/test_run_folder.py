"""A training run in a folder: what it leaves behind, and that it opens again."""

import csv
import json
import subprocess
import sys

import imageio.v3 as imageio
import keras
import numpy as np
import pytest

from gankit import data
from gankit.half_precision import Choice
from gankit.runs import Run, recipes, training
from tests.unit.runs.small_runs import RESULTS, small_set, train


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A finished run of four steps, shared by the tests that only read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", small_set)
        return train(tmp_path_factory.mktemp("runs") / "a" / "b", seed=3)


def weights(run):
    return run.load_model().get_weights()


def equal(these, those):
    return all(np.array_equal(a, b) for a, b in zip(these, those, strict=True))


def test_a_run_leaves_everything_that_it_promises(finished):
    assert {path.name for path in finished.folder.iterdir()} == RESULTS | {"run.json", "frames"}
    assert imageio.imread(finished.folder / "samples.png").std() > 0
    assert len(imageio.imread(finished.folder / "training.gif", index=None)) > 1
    page = (finished.folder / "training.html").read_text(encoding="utf-8")
    assert "<html" in page and "DCGAN on digits (generated)" in page


def test_the_record_says_what_was_done_with_what(finished):
    record = json.loads((finished.folder / "run.json").read_text())
    assert record["settings"] == {
        "model": "dcgan",
        "data": "digits",
        "steps": 4,
        "batch_size": 16,
        "latent_dim": recipes.DEFAULT_LATENT_DIM["grey"],
        "seed": 3,
    }
    assert record["status"] == "finished"
    assert record["steps_done"] == 4
    assert record["seconds"] > 0
    assert record["data_source"] == "generated"
    assert {"gankit", "python", "keras", "backend"} <= record["versions"].keys()


def test_the_history_has_one_row_of_losses_per_step(finished):
    with open(finished.folder / "history.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["1", "2", "3", "4"]
    assert all(np.isfinite(float(row["discriminator_loss"])) for row in rows)
    assert len({row["generator_loss"] for row in rows}) == 4


def test_a_run_opens_again_with_its_model_and_its_animation(finished):
    run = Run.open(finished.folder)
    assert run.record == finished.record
    assert run.load_model().generate(2, seed=0).shape == (2, 8, 8, 1)
    assert run.animation().steps[0] == 0
    assert run.animation().steps[-1] == 4


def test_a_model_of_any_class_is_opened_by_a_process_that_has_trained_none(tmp_path):
    run = train(tmp_path / "run", model="wgan", data_name="ring", steps=2)
    code = "import sys; from gankit.runs import Run; Run.open(sys.argv[1]).load_model().generate(2)"
    opened = subprocess.run(
        [sys.executable, "-c", code, run.folder], capture_output=True, text=True
    )
    assert opened.returncode == 0, opened.stderr[-500:]


def test_the_summary_names_the_files(finished):
    assert finished.summary().startswith("finished: 4 of 4 steps")
    for name in ("training.gif", "training.html", "samples.png", "model.keras"):
        assert str(finished.folder / name) in finished.summary()


def test_the_same_seed_gives_the_same_weights_and_another_seed_others(finished, tmp_path):
    assert equal(weights(finished), weights(train(tmp_path / "same", seed=3)))
    assert not equal(weights(finished), weights(train(tmp_path / "other", seed=4)))


def test_points_are_trained_on_and_drawn_as_a_field(tmp_path):
    run = train(tmp_path / "run", model="gan", data_name="ring", steps=2)
    assert run.status == "finished"
    assert run.load_model().generate(3, seed=0).shape == (3, 2)


def test_the_field_of_a_wasserstein_gan_is_that_of_its_critic(tmp_path):
    run = train(tmp_path / "run", "wgan", "ring", steps=2)
    assert {path.name for path in run.folder.iterdir()} >= RESULTS
    with open(run.folder / "history.csv", newline="") as file:
        columns = next(csv.reader(file))
    assert {"critic_wasserstein_estimate", "critic_gradient_penalty"} <= set(columns)
    assert "critic's scores" in (run.folder / "training.html").read_text(encoding="utf-8")


def test_a_run_in_bfloat16_says_so_and_what_comes_after_it_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(training, "choose", lambda: Choice("bfloat16", "it was planted"))
    run = train(tmp_path / "run", steps=1, precision="auto")
    assert run.record["settings"]["precision"] == "bfloat16"
    assert run.load_model().generator.layers[1].compute_dtype == "bfloat16"
    assert run.load_model().generate(2, seed=0).dtype == np.float32
    assert keras.config.dtype_policy().name == "float32"
