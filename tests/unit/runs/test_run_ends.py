"""However a run ends, what is there of it is whole."""

import errno
import os
import signal
import threading

import keras
import pytest

from gankit.runs import Run
from gankit.runs.interrupt import interrupt_between_steps
from tests.unit.runs.small_runs import RESULTS, train


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
