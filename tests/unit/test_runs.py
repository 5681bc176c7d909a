"""A training run in a folder: what it leaves behind, however it ends."""

import csv
import dataclasses
import errno
import json
import os
import signal
import subprocess
import sys
import threading

import imageio.v3 as imageio
import keras
import numpy as np
import pytest

from gankit import data, runs
from gankit.data import Dataset, shuffled_batches
from gankit.half_precision import Choice
from gankit.runs import Run, recipes, recorders, training
from gankit.runs.builders import Task
from gankit.runs.condition import condition_of
from gankit.runs.domains import TWO_DOMAINS
from gankit.runs.interrupt import interrupt_between_steps

ADVERSARIAL = [m for m in runs.MODELS if m not in recipes.RECONSTRUCTING | recipes.REDRAWING]
RESULTS = {"model.keras", "history.csv", "samples.png", "training.gif", "training.html"}


def small_set(name, **options):
    generator = np.random.default_rng(0)
    if name == "ring":
        samples = generator.uniform(-1, 1, (64, 2)).astype("float32")
    else:
        samples = generator.integers(0, 256, (64, 8, 8, 1), dtype=np.uint8)
    return Dataset(samples, np.zeros(len(samples), int), name, "generated")


@pytest.fixture(autouse=True)
def small_data(monkeypatch):
    monkeypatch.setattr(data, "load", small_set)


def train(folder, model="dcgan", data_name="digits", steps=4, **settings):
    return runs.train(model, data_name, folder, steps=steps, batch_size=16, **settings)


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


@pytest.mark.parametrize(
    "model", [name for name in ADVERSARIAL if name not in ("dcgan_textbook", "progan")]
)
def test_the_learning_rates_hold_for_two_thirds_of_a_run_and_end_at_zero(model):
    gan = runs.MODELS[model](Task((16, 16, 1), 2, seed=0, steps=900, label_length=3))
    for phase in gan.phases():
        optimizer, rates = gan.optimizer.by_phase[phase.name], []
        for step in (0, 599, 750, 900):
            optimizer.iterations.assign(step * phase.turns)
            rates.append(float(optimizer.learning_rate))
        held = 5e-4 if model == "cyclegan" else 1e-3
        assert rates == pytest.approx([held, held, held / 2, 0], abs=1e-6)


def test_the_textbooks_learning_rate_stays():
    gan = runs.MODELS["dcgan_textbook"](Task((16, 16, 1), 2, seed=0, steps=900))
    for optimizer in gan.optimizer.by_phase.values():
        optimizer.iterations.assign(900)
        assert float(optimizer.learning_rate) == pytest.approx(2e-4)


@pytest.mark.parametrize("model", [name for name in runs.MODELS if name not in ("gan", "wgan")])
@pytest.mark.parametrize("steps", [4, None])
def test_convolutional_networks_refuse_points_and_leave_no_folder(tmp_path, model, steps):
    second = {"target_name": "ring"} if model in TWO_DOMAINS else {}
    with pytest.raises(ValueError, match=f"{model} expects images.*received points.*gan"):
        train(tmp_path / "run", model=model, data_name="ring", steps=steps, **second)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("model", ["cgan", "cgan_planes"])
def test_a_conditional_run_has_a_column_for_each_label(tmp_path, model, monkeypatch):
    monkeypatch.setattr(data, "load", labelled_set)
    run = train(tmp_path / "run", model=model, steps=2, seed=1)
    assert run.status == "finished"
    assert run.record["labels"] == run.record["columns"] == ["no", "yes", "perhaps"]
    height, width, _ = imageio.imread(run.folder / "samples.png").shape
    assert (height, width) == (recorders.ROWS * 10 + 2, 3 * 10 + 2)  # 8 pixels and 2 between
    sheet = Run.open(run.folder).load_model().generate(3, labels=[0, 1, 2], seed=0)
    assert sheet.shape == (3, 8, 8, 1)
    assert "no, yes, perhaps" in (run.folder / "training.html").read_text(encoding="utf-8")


def test_a_conditional_run_on_data_without_labels_is_refused_and_leaves_no_folder(tmp_path):
    with pytest.raises(ValueError, match="expected data with classes.*received digits"):
        train(tmp_path / "run", model="cgan")
    assert not (tmp_path / "run").exists()


def labelled_set(name, **options):
    few = small_set(name)
    return dataclasses.replace(
        few, labels=np.arange(len(few)) % 3, classes=("no", "yes", "perhaps")
    )


def face_set():
    few = small_set("faces")
    marks = {
        "Eyeglasses": np.arange(len(few)) % 2 == 0,
        "Smiling": np.arange(len(few)) % 3 == 0,
        "Wearing_Necktie": np.ones(len(few), bool),
    }
    return dataclasses.replace(few, attributes=marks)


def test_classes_are_told_as_whole_numbers_with_a_column_for_each():
    condition = condition_of(labelled_set("digits"))
    assert condition.names == condition.column_names == ("no", "yes", "perhaps")
    np.testing.assert_array_equal(condition.labels[:4], [0, 1, 2, 0])
    np.testing.assert_array_equal(condition.columns, [0, 1, 2])


def test_attributes_are_told_as_vectors_with_a_first_column_without_any():
    condition = condition_of(face_set())
    assert condition.names == ("Eyeglasses", "Smiling")
    assert condition.column_names == ("none", "Eyeglasses", "Smiling")
    np.testing.assert_array_equal(condition.labels[:4], [[1, 1], [0, 0], [1, 0], [0, 1]])
    np.testing.assert_array_equal(condition.columns, [[0, 0], [1, 0], [0, 1]])


def test_the_attributes_that_are_told_can_be_named():
    condition = condition_of(face_set(), ["Smiling", "Wearing_Necktie"])
    assert condition.names == ("Smiling", "Wearing_Necktie")
    np.testing.assert_array_equal(condition.labels[:4], [[1, 1], [0, 1], [0, 1], [1, 1]])


@pytest.mark.parametrize(
    ("faces", "names", "message"),
    [
        (
            True,
            ["Smiling", "Happy"],
            "Eyeglasses, Smiling, Wearing_Necktie; received Smiling, Happy",
        ),
        (True, ["Smiling", "Smiling"], "each once"),
        (True, [], "expected labels among"),
        (False, ["Smiling"], "has classes, and all are told"),
    ],
)
def test_attributes_that_a_set_has_not_are_refused(faces, names, message):
    with pytest.raises(ValueError, match=message):
        condition_of(face_set() if faces else labelled_set("digits"), names)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"labels": ["Smiling"]}, "dcgan is told no labels.*train cgan"),
        ({"precision": "float16"}, "auto, float32, bfloat16; received 'float16'"),
        ({"target_name": "usps"}, "dcgan learns from one set"),
    ],
    ids=str,
)
def test_what_fits_no_data_is_refused_before_any_is_loaded(
    tmp_path, monkeypatch, settings, message
):
    monkeypatch.delattr(data, "load")
    with pytest.raises(ValueError, match=message):
        runs.train("dcgan", "faces", tmp_path / "run", **settings)
    assert not (tmp_path / "run").exists()


def test_a_run_in_bfloat16_says_so_and_what_comes_after_it_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(training, "choose", lambda: Choice("bfloat16", "it was planted"))
    run = train(tmp_path / "run", steps=1, precision="auto")
    assert run.record["settings"]["precision"] == "bfloat16"
    assert run.load_model().generator.layers[1].compute_dtype == "bfloat16"
    assert run.load_model().generate(2, seed=0).dtype == np.float32
    assert keras.config.dtype_policy().name == "float32"


def test_a_grid_has_one_latent_vector_along_a_row_and_one_label_along_a_column():
    latents, labels = condition_of(labelled_set("digits")).grid(5, rows=2, seed=0)
    latents = latents.reshape(2, 3, 5)
    assert np.all(latents == latents[:, :1]) and not np.any(latents[0] == latents[1])
    np.testing.assert_array_equal(labels.reshape(2, 3), [[0, 1, 2], [0, 1, 2]])


def test_batches_bring_each_sample_with_its_own_label():
    few = labelled_set("digits")
    samples, labels = next(shuffled_batches(few, 16, seed=0, labels=few.labels))
    for sample, label in zip(samples, labels, strict=True):
        (row,) = np.flatnonzero(np.all(few.signed() == sample, axis=(1, 2, 3)))
        assert few.labels[row] == label


def test_a_batch_larger_than_the_set_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at most 64.*received 65"):
        runs.train("gan", "digits", tmp_path / "run", batch_size=65)


def test_without_steps_the_dial_decides(tmp_path, monkeypatch):
    monkeypatch.setitem(
        recipes.DEFAULT_STEPS, ("dcgan", "grey"), {"smoke": 2, "lesson": 5, "full": 9}
    )
    monkeypatch.setenv("GANKIT_SCALE", "smoke")
    assert train(tmp_path / "run", steps=None).record["steps_done"] == 2


def test_every_model_has_its_steps_for_every_kind_of_data_that_fits_it():
    models_and_kinds = {
        ("gan", "points"),
        ("wgan", "points"),
        *((m, k) for m in runs.MODELS for k in ("grey", "colour")),
    }
    assert recipes.DEFAULT_STEPS.keys() == models_and_kinds


@pytest.mark.parametrize(
    ("shape", "kind"), [((2,), "points"), ((28, 28, 1), "grey"), ((64, 64, 3), "colour")]
)
def test_the_kind_of_a_sample_follows_from_its_shape(shape, kind):
    assert recipes.kind_of(shape) == kind


@pytest.mark.parametrize(("steps", "lines"), [(2000, 10), (600, 10), (13, 1), (21, 7), (1, 1)])
def test_the_progress_is_split_evenly(steps, lines):
    assert training.lines_of_progress(steps) == lines


def press_ctrl_c_at(monkeypatch, step, times=1):
    """Sends the signal of Ctrl-C from inside the recorder, at the given step."""
    from gankit.animation.recorder import Recorder

    record = Recorder.record

    def record_and_press(self, at, logs=None):
        record(self, at, logs)
        if at == step:
            for _ in range(times):
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Recorder, "record", record_and_press)


def test_ctrl_c_ends_the_run_after_the_step_and_leaves_it_whole(tmp_path, monkeypatch, capsys):
    press_ctrl_c_at(monkeypatch, step=3)
    run = train(tmp_path / "run", steps=50)
    assert run.status == "interrupted"
    assert run.record["steps_done"] == 3
    assert "3/3" in capsys.readouterr().out.split("\n")[1]
    assert {path.name for path in run.folder.iterdir()} == RESULTS | {"run.json", "frames"}
    assert Run.open(run.folder).load_model().generate(1, seed=0).shape == (1, 8, 8, 1)
    assert Run.open(run.folder).animation().save(tmp_path / "again.gif").is_file()


def test_ctrl_c_twice_ends_it_at_once_and_it_can_still_be_animated(tmp_path, monkeypatch):
    press_ctrl_c_at(monkeypatch, step=3, times=2)
    with pytest.raises(KeyboardInterrupt):
        train(tmp_path / "run", steps=50)
    run = Run.open(tmp_path / "run")
    assert run.status == "interrupted"
    assert run.animation().save(tmp_path / "again.gif").is_file()


def test_after_a_run_ctrl_c_does_what_it_did_before():
    before = signal.getsignal(signal.SIGINT)
    with interrupt_between_steps():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_in_another_thread_ctrl_c_is_left_alone():
    received = []

    def block():
        with interrupt_between_steps() as interrupt:
            received.append(interrupt.received)

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    assert received == [False]


def test_a_full_disk_ends_the_run_as_failed_and_leaves_no_half_file(tmp_path, monkeypatch):
    import keras

    def save(self, path, **options):
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(keras.Model, "save", save)
    with pytest.raises(OSError, match="No space left"):
        train(tmp_path / "run")
    assert Run.open(tmp_path / "run").status == "failed"
    assert {path.name for path in (tmp_path / "run").iterdir()} == {"run.json", "frames"}


def test_a_record_is_replaced_whole_or_not_at_all(tmp_path):
    run = Run(tmp_path, {})
    run.update(status="running")
    with pytest.raises(TypeError):
        run.update(status=object())
    assert Run.open(tmp_path).status == "running"
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_a_wasserstein_gans_rates_settle_with_the_run_however_many_turns_the_critic_takes():
    model = recipes.MODELS["wgan"](Task((2,), 2, seed=0, steps=30))
    for phase in model.phases():
        rate = model.optimizer.by_phase[phase.name]._learning_rate
        at = [float(rate(step * phase.turns)) > 0 for step in (0, 29, 30)]
        assert at == [True, True, False], phase.name


@pytest.mark.parametrize("model", ADVERSARIAL)
def test_a_batch_gives_each_turn_of_a_step_as_many_samples(model):
    shape = (32, 32, 1)
    task = Task(shape, 4, seed=0, steps=2, label_length=10)
    turns = max(phase.turns for phase in recipes.MODELS[model](task).phases())
    assert recipes.default_batch_size(model, shape) == 32 * turns


def test_the_field_of_a_wasserstein_gan_is_that_of_its_critic(tmp_path):
    run = train(tmp_path / "run", "wgan", "ring", steps=2)
    assert {path.name for path in run.folder.iterdir()} >= RESULTS
    with open(run.folder / "history.csv", newline="") as file:
        columns = next(csv.reader(file))
    assert {"critic_wasserstein_estimate", "critic_gradient_penalty"} <= set(columns)
    assert "critic's scores" in (run.folder / "training.html").read_text(encoding="utf-8")
