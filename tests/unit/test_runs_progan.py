"""`gankit train progan`: a run that grows, is ended in the middle of it, and goes on."""

import signal

import keras
import numpy as np
import pytest

from gankit import data, runs
from gankit.animation.recorder import Recorder
from gankit.data import Dataset
from gankit.runs import Run, progan_builder
from gankit.schedules import settled_share

STEPS = 11


def noise(name, **options):
    images = np.random.default_rng(0).integers(0, 256, (40, 16, 16, 1), dtype=np.uint8)
    return Dataset(images, np.zeros(40, int), name, "generated")


def train(folder):
    return runs.train("progan", "digits", folder, steps=STEPS, batch_size=8, latent_dim=3)


@pytest.fixture(scope="module")
def patched():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", noise)
        patch.setattr(progan_builder, "FILTERS", {"grey": 2, "colour": 2})
        yield patch


@pytest.fixture(scope="module")
def finished(patched, tmp_path_factory):
    return train(tmp_path_factory.mktemp("runs") / "whole")


def test_a_run_grows_to_the_images_of_its_set(finished):
    assert finished.status == "finished" and finished.record["steps_done"] == STEPS
    gan = finished.load_model()
    assert gan.resolution == 16
    assert gan.generate(2, seed=0).shape == (2, 16, 16, 1)
    captions = finished.animation().captions
    assert captions[0] == "8 x 8 pixels"
    assert "16 x 16 pixels, alpha 0.50" in captions and captions[-1] == "16 x 16 pixels"
    assert len(finished.animation()) == STEPS + 1


@pytest.mark.parametrize("step", [2, pytest.param(9, marks=pytest.mark.exhaustive)])
def test_after_ctrl_c_it_goes_on_to_the_weights_of_a_run_without_a_break(
    finished, patched, tmp_path, step
):
    record = Recorder.record

    def record_and_press(self, at, logs=None):
        record(self, at, logs)
        if at == step:
            signal.raise_signal(signal.SIGINT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Recorder, "record", record_and_press)
        assert train(tmp_path / "run").status == "interrupted"
    run = Run.open(tmp_path / "run")
    assert run.record["steps_done"] == step
    gan = run.load_model()
    keras.utils.set_random_seed(5)  # nothing of it is left to the global seed
    progan_builder.fit_from_small_to_large(gan, noise("digits"), run.record["settings"], [], 0)
    whole = finished.load_model()
    for pair in zip(gan.variables, whole.variables, strict=True):
        one, other = (keras.ops.convert_to_numpy(variable) for variable in pair)
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)
        if keras.backend.backend() == "tensorflow":
            assert np.array_equal(one, other)


@pytest.mark.parametrize(("side", "first"), [(64, 8), (32, 8), (28, 14), (48, 12), (8, 8)])
def test_a_run_begins_with_images_of_8_pixels_or_the_next_even_number(side, first):
    assert progan_builder.first_side_of(side) == first


def test_its_generator_is_averaged_and_its_rates_have_settled_at_the_end(finished):
    gan = finished.load_model()
    assert "generator" in gan.averages
    left = progan_builder.RATE * settled_share(3 / 4)  # its last level has four steps
    for optimizer in gan.optimizer.by_phase.values():
        assert float(optimizer.learning_rate) == pytest.approx(left)
