"""The folder of a new run belongs to one training alone, and is given back if that fails."""

import os
import threading

import pytest

from gankit import runs
from gankit.runs import Run
from gankit.runs.place import claimed, refuse_taken


def test_of_many_who_claim_a_folder_at_once_one_gets_it(tmp_path, monkeypatch):
    monkeypatch.setattr("gankit.runs.place.refuse_taken", lambda folder: None)  # all saw it empty
    barrier, outcomes = threading.Barrier(8), []

    def claim():
        barrier.wait()
        try:
            with claimed(tmp_path / "a" / "run"):
                outcomes.append("got it")
        except ValueError as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("got it") == 1
    assert sum("taken by another training" in outcome for outcome in outcomes) == 7


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("before", ["nothing", "an empty folder"])
def test_a_folder_is_given_back_as_it_was_found(tmp_path, failure, before):
    folder = tmp_path / "a" / "run"
    if before == "an empty folder":
        folder.mkdir(parents=True)
    with pytest.raises(failure), claimed(folder):
        assert folder.is_dir()
        raise failure
    assert folder.exists() is (before == "an empty folder")
    assert not folder.exists() or not list(folder.iterdir())
    assert (tmp_path / "a").exists() is (before == "an empty folder")


def test_what_somebody_else_put_there_meanwhile_stays(tmp_path):
    with pytest.raises(ValueError), claimed(tmp_path / "run"):
        (tmp_path / "run" / "notes.txt").write_text("precious")
        raise ValueError
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["notes.txt"]


def test_a_claimed_folder_is_taken(tmp_path):
    with claimed(tmp_path / "run"), pytest.raises(ValueError, match="not empty"):
        refuse_taken(tmp_path / "run")


def test_a_training_that_can_not_begin_leaves_no_folder(tmp_path):
    with pytest.raises(ValueError):
        runs.train("dcgan", "ring", tmp_path / "run")
    assert not list(tmp_path.iterdir())


def test_a_tilde_is_understood_wherever_a_run_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    Run("~/run", {}).update(status="running")
    assert Run.open("~/run").folder == tmp_path / "run"
    with pytest.raises(ValueError, match="not empty"):
        refuse_taken("~/run")
    assert not os.path.exists("~")
