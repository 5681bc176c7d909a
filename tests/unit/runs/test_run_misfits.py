"""A run that can't be is refused, and leaves no folder."""

import pytest

from gankit import data, runs
from gankit.runs.condition import condition_of
from gankit.runs.domains import TWO_DOMAINS
from tests.unit.runs.small_runs import face_set, labelled_set, train


@pytest.mark.parametrize("model", [name for name in runs.MODELS if name not in ("gan", "wgan")])
@pytest.mark.parametrize("steps", [4, None])
def test_convolutional_networks_refuse_points_and_leave_no_folder(tmp_path, model, steps):
    second = {"target_name": "ring"} if model in TWO_DOMAINS else {}
    with pytest.raises(ValueError, match=f"{model} expects images.*received points.*gan"):
        train(tmp_path / "run", model=model, data_name="ring", steps=steps, **second)
    assert not (tmp_path / "run").exists()


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


def test_a_batch_larger_than_the_set_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at most 64.*received 65"):
        runs.train("gan", "digits", tmp_path / "run", batch_size=65)
