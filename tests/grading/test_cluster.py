"""Grading on a real scheduler with two worker processes, one of which is killed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gankit.cli import main
from gankit.exercises.verdict import RIGHT, WRONG
from gankit.grading import cluster as grading_on_cluster
from gankit.grading.box.limits import Limits
from gankit.grading.canary import Known, UnfitMachine
from gankit.grading.cluster import grade_on_cluster
from gankit.grading.store import Store
from gankit.grading.submission import ANSWER, Cell, Submission
from tests.grading.handed_in import filled, hand_in, right_sources, wrong_sources
from tests.grading.stub_settings import StubSettings
from tests.grading.test_session import scores

ROOT = Path(__file__).parents[2]
LESSON, STUDENTS = 5, 6


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler on loopback, and its two workers as processes."""
    file, processes = tmp_path / "scheduler.json", []

    def start(*words):
        with open(tmp_path / f"log-{len(processes)}", "w") as log:
            command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(file)]
            variables = os.environ | {"PYTHONPATH": str(ROOT)}
            where = {"stdout": log, "stderr": log, "cwd": tmp_path, "env": variables}
            processes.append(subprocess.Popen(command, **where))

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


def submission(number):
    return Submission(f"student {number}", LESSON, (Cell("answer", f"a = {number}", ANSWER),))


def stub_settings(verdict=RIGHT):
    return StubSettings(Limits(), b"key", (Known(submission(100), verdict),))


def test_a_worker_that_is_killed_in_mid_batch_loses_nothing(cluster, tmp_path, monkeypatch):
    address, workers = cluster
    killed = _kill_after_the_first_result(monkeypatch, workers[0])
    submissions, store, told = [submission(n) for n in range(12)], Store(tmp_path / "report"), []
    grade_on_cluster(address, submissions, stub_settings(), store, lambda *one: told.append(one))
    assert killed
    assert all(store.load(one).points == 1 for one in submissions)
    assert sorted(one.student for one, _ in told) == sorted(one.student for one in submissions)
    assert not any(was_known for _, was_known in told)


def test_a_worker_that_grades_otherwise_is_unfit(cluster, tmp_path):
    address, _ = cluster
    with pytest.raises(UnfitMachine, match="should be wrong, it is right"):
        grade_on_cluster(
            address, [submission(1)], stub_settings(WRONG), Store(tmp_path / "report"), None
        )


@pytest.mark.slow
@pytest.mark.exhaustive
def test_a_class_is_graded_in_boxes_while_a_worker_is_killed(
    walls, cluster, tmp_path, capsys, monkeypatch
):
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


def test_an_address_without_a_scheduler_is_told_with_the_cure(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(grading_on_cluster, "PATIENCE", 1)
    hand_in(tmp_path / "submitted", "ada", filled(LESSON, {}), LESSON)
    place = ["grade", str(tmp_path / "submitted"), "--out", str(tmp_path / "report")]
    assert main([*place, "--dask", "tcp://127.0.0.1:9"]) == 2
    assert "dask scheduler" in capsys.readouterr().err
