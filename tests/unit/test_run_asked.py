"""What a run is asked for: numbers and names of any type, as its record can hold them."""

import json
from pathlib import Path

import numpy as np
import pytest

from gankit import data, runs
from gankit.runs.asked import set_name, whole_number


@pytest.mark.parametrize("wrong", [0, -3, 2.0, "5", True, np.True_, 10**10], ids=repr)
@pytest.mark.parametrize("name", ["steps", "batch_size", "latent_dim", "size"])
def test_what_is_no_number_of_that_kind_is_refused_before_anything_is_done(tmp_path, name, wrong):
    with pytest.raises(ValueError, match=f"expected {name} to be a whole number from 1 "):
        runs.train("gan", "ring", tmp_path / "run", **{name: wrong})
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("seed", [-1, 2**32, 0.5])
def test_what_is_no_seed_is_refused(tmp_path, seed):
    with pytest.raises(ValueError, match="expected seed"):
        runs.train("gan", "ring", tmp_path / "run", seed=seed)


@pytest.mark.parametrize("number", [5, np.int64(5), np.uint8(5), np.array(5)], ids=repr)
def test_a_whole_number_of_any_type_can_be_recorded(number):
    assert json.dumps(whole_number("steps", number)) == "5"


@pytest.mark.parametrize("name", data.names())
def test_a_path_object_is_a_folder_also_where_it_is_called_as_a_set(name):
    assert set_name(name) == name
    assert data.names_a_folder(set_name(Path(name))) and set_name(Path(name)) not in data.names()


@pytest.mark.parametrize("typed", ["horses", "./horses", "~/horses", Path("horses")], ids=repr)
def test_a_folder_is_named_by_its_whole_path(tmp_path, monkeypatch, typed):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "horses").mkdir()
    assert set_name(typed) == str(tmp_path / "horses")


def test_a_name_stays_a_name_beside_a_folder_that_is_called_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("mnist", "edges"):
        (tmp_path / name).mkdir()
        assert set_name(name, more=("edges",)) == name
    assert set_name("mnits") == "mnits" and set_name(None) is None


def test_a_run_on_a_folder_can_go_on_from_any_other_folder(tmp_path, monkeypatch):
    def load(name, **options):
        samples = np.zeros((16, 8, 8, 3), "uint8")
        return data.Dataset(samples, np.zeros(16, int), Path(name).name, str(name))

    monkeypatch.chdir(tmp_path)
    (tmp_path / "horses").mkdir()
    for number in range(16):
        (tmp_path / "horses" / f"{number}.png").touch()
    monkeypatch.setattr(data, "load", load)
    run = runs.train(
        "gan",
        Path("horses"),
        "run",
        steps=np.int64(2),
        batch_size=16,
        seed=np.int64(3),
    )
    settings = runs.Run.open(run.folder).record["settings"]
    monkeypatch.chdir("/")
    assert data.describe(settings["data"]).most == 16
    assert settings["data"] == str(tmp_path / "horses")
    assert (settings["steps"], settings["seed"]) == (2, 3)
