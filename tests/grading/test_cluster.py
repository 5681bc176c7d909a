"""Grading on a real scheduler with two worker processes, one of which is killed."""

import json
import subprocess
import sys
import time

import pytest

from gankit.cli import main
from tests.grading.handed_in import filled, hand_in, right_sources, wrong_sources
from tests.grading.test_session import scores

LESSON, STUDENTS = 5, 6


@pytest.fixture
def cluster(tmp_path, walls):
    """The address of a scheduler on loopback, and its two workers as processes."""
    file, processes = tmp_path / "scheduler.json", []

    def start(*words):
        with open(tmp_path / f"log-{len(processes)}", "w") as log:
            command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(file)]
            processes.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=tmp_path))

    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    while not file.exists():
        assert processes[0].poll() is None, (tmp_path / "log-0").read_text()
        time.sleep(0.1)
    for _ in range(2):
        start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
    address = json.loads(file.read_text())["address"]
    _wait_for_workers(address)
    yield address, processes[1:]
    for process in reversed(processes):
        process.kill()
        process.wait()


def _wait_for_workers(address):
    from distributed import Client

    with Client(address) as client:
        client.wait_for_workers(2, timeout=60)


@pytest.mark.slow
def test_a_worker_that_is_killed_in_mid_batch_loses_nothing(cluster, tmp_path, capsys, monkeypatch):
    address, workers = cluster
    right, mistakes = right_sources(LESSON), wrong_sources(LESSON)[:STUDENTS]
    for exercise, mistake, source in mistakes:
        hand_in(tmp_path / "submitted", mistake, filled(LESSON, right | {exercise: source}), LESSON)
    killed = _kill_after_the_first_result(monkeypatch, workers[0])
    report = tmp_path / "report"
    command = ["grade", str(tmp_path / "submitted"), "--out", str(report), "--dask", address]
    assert main(command) == 0, capsys.readouterr()
    assert killed
    assert set(scores(report)) == {mistake for _, mistake, _ in mistakes}
    assert set(scores(report).values()) == {19}
    assert capsys.readouterr().out.count("of 21") == STUDENTS


def _kill_after_the_first_result(monkeypatch, worker):
    from gankit.grading.store import Store

    save, killed = Store.save, []

    def save_and_kill(self, submission, result):
        save(self, submission, result)
        if not killed:
            worker.kill()
            killed.append(worker.wait())

    monkeypatch.setattr(Store, "save", save_and_kill)
    return killed


def test_an_address_without_a_scheduler_is_told_with_the_cure(tmp_path, capsys):
    hand_in(tmp_path / "submitted", "ada", filled(LESSON, {}), LESSON)
    place = ["grade", str(tmp_path / "submitted"), "--out", str(tmp_path / "report")]
    assert main([*place, "--dask", "tcp://127.0.0.1:9"]) == 2
    assert "dask scheduler" in capsys.readouterr().err
