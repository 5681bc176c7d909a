"""Panels: further curves, measured whenever a frame is made, in charts of their own."""

import json

import keras
import numpy as np
import pytest

from gankit.animation import Animation, FrameRecorder, curves
from gankit.animation.composer import Composer
from gankit.images import unit_to_bytes
from tests.unit.animation.test_animation_object import data_of
from tests.unit.animation.test_animation_recorder import IMAGES, build_autoencoder, fit, state


def count_steps(model):
    return {"size: biases": float(np.sum(np.abs(model.get_weights()[1]))), "size: one": 1.0}


def recorded(folder=None, schedule=None, **settings):
    recorder = FrameRecorder(
        IMAGES[:4], to_bytes=unit_to_bytes, schedule=schedule, folder=folder, panels=[count_steps]
    )
    fit(build_autoencoder(**settings), recorder)
    return recorder.animation


def with_panels(shape=(40, 40, 3), panels=("a", "b", "c")):
    frames = [np.full(shape, 50 * index, "uint8") for index in range(4)]
    history = {"loss": [1.0, 2, 3, 4], **{f"{name}: x": [4.0, 3, 2, 1] for name in panels}}
    return Animation(frames, range(4), history=history, history_steps=range(4))


def test_a_panel_is_measured_with_every_frame_and_at_no_other_step():
    animation = recorded(schedule=[0, 3, 5])
    noted = dict(zip(animation.history_steps, animation.history["size: one"], strict=True))
    assert [step for step, value in noted.items() if np.isfinite(value)] == animation.steps
    assert animation.steps == [0, 3, 5, 14]
    assert all(np.isfinite(animation.values_at(step)["size: one"]) for step in animation.steps)


def test_the_losses_stay_as_they_are_without_panels():
    plain = FrameRecorder(IMAGES[:4], to_bytes=unit_to_bytes)
    fit(build_autoencoder(), plain)
    animation = recorded()
    losses = [v for v in animation.history["loss"] if np.isfinite(v)]
    assert losses == plain.animation.history["loss"]


def test_measuring_panels_changes_no_bit_of_the_training():
    plain, measured = build_autoencoder(), build_autoencoder()
    fit(plain)
    fit(measured, FrameRecorder(IMAGES[:4], to_bytes=unit_to_bytes, panels=[count_steps]))
    for expected, received in zip(state(plain), state(measured), strict=True):
        np.testing.assert_array_equal(received, expected)


def test_panels_are_kept_on_disk(tmp_path):
    animation = recorded(folder=tmp_path)
    np.testing.assert_equal(Animation.load(tmp_path).history, animation.history)


@pytest.mark.skipif(keras.backend.backend() == "torch", reason="PyTorch takes single steps only")
def test_a_frame_behind_a_jump_has_its_panels_too():
    animation = recorded(steps_per_execution=3)
    assert all(np.isfinite(animation.values_at(step)["size: one"]) for step in animation.steps)


def test_a_name_with_a_colon_belongs_to_a_panel():
    animation = with_panels()
    assert curves.panels_of(animation) == ["a", "b", "c"]
    assert [curve.name for curve in curves.curves_of(animation)] == ["loss"]
    (curve,) = curves.curves_of(animation, panel="b")
    assert (curve.name, curve.label) == ("b: x", "x")


@pytest.mark.parametrize("shape", [(40, 40, 3), (40, 120, 3)])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_panels_are_drawn_below_in_rows_of_two(shape, count):
    without = Composer(with_panels(shape, panels=()))
    composer = Composer(with_panels(shape, panels="abc"[:count]))
    picture, plain = composer.picture(3), without.picture(3)
    assert picture.shape[1] == plain.shape[1]
    assert picture.shape[0] - plain.shape[0] == 216 * (1 if count < 3 else 2)
    height = plain.shape[0] - 16
    np.testing.assert_array_equal(picture[40:height], plain[40:height])
    below = picture[height + 10 :, 20:-20]
    assert (below.min(axis=(0, 2)) < 255).mean() > 0.4  # something is drawn there


def test_the_page_holds_the_panels_apart_from_the_losses(tmp_path):
    page = with_panels().save(tmp_path / "a.html").read_text(encoding="utf-8")
    data = data_of(page)
    assert [curve["name"] for curve in data["curves"]] == ["loss"]
    assert [panel["panel"] for panel in data["panels"]] == ["a", "b", "c"]
    assert [curve["label"] for curve in data["panels"][1]["curves"]] == ["x"]
    assert json.dumps(data, allow_nan=False)


def test_no_tick_is_minus_zero():
    assert "-0.0" not in map(str, curves.ticks(-0.3, 1.0))
