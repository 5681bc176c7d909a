"""Scopes of the user's own systemd, of which a stand-in notes what it was asked for."""

import subprocess
from types import SimpleNamespace

import pytest

from gankit.grading.box import box, scope
from gankit.grading.box.limits import GIGABYTE, Limits

STAND_IN = """#!/bin/sh
echo "$@" >> {log}
{verdict}
while [ "$1" != -- ] && [ "$1" != true ]; do shift; done
[ "$1" != -- ] || shift
exec "$@"
"""


@pytest.fixture
def systemd(tmp_path, monkeypatch):
    """Function that puts a stand-in on the path; returns the file with what it is asked for."""
    log = tmp_path / "log"

    def install(verdict=""):
        program = tmp_path / "systemd-run"
        program.write_text(STAND_IN.format(log=log, verdict=verdict))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        return log

    monkeypatch.setenv("PATH", str(tmp_path))
    scope.has_scopes.cache_clear()
    yield install
    scope.has_scopes.cache_clear()


def test_a_scope_is_there_where_systemd_makes_one(systemd):
    systemd()
    assert scope.has_scopes()


@pytest.mark.parametrize("verdict", ["exit 1", "exec sleep 60"])
def test_no_scope_is_there_where_systemd_refuses_or_hangs(systemd, monkeypatch, verdict):
    systemd(verdict)
    monkeypatch.setattr(scope, "SECONDS", 0.3)
    assert not scope.has_scopes()


def test_no_scope_is_there_without_systemd(systemd):
    assert not scope.has_scopes()


def test_a_command_runs_in_a_scope_above_its_limits(systemd):
    log = systemd()
    command = scope.in_scope(["echo", "two words"], Limits(memory=4 * GIGABYTE, processes=300))
    assert subprocess.check_output(command, text=True) == "two words\n"
    asked = log.read_text().split()
    assert {f"--property=MemoryMax={5 * GIGABYTE}", "--property=TasksMax=300"} <= {*asked}
    assert asked[:3] == ["--user", "--scope", "--quiet"]


@pytest.mark.parametrize("has_group", [False, True])
def test_a_box_has_a_scope_only_where_it_has_no_group(systemd, monkeypatch, has_group):
    log = systemd()
    joined = SimpleNamespace(
        joining=lambda command: command, ran_out_of_memory=lambda: False, remove=lambda: None
    )
    monkeypatch.setattr(box, "control_group", lambda *_: joined if has_group else None)
    walls = SimpleNamespace(command=lambda program, disk: ["cat"])
    one = box.Box("nothing", Limits(), walls)
    assert one.end() is False
    assert (one._process.args[0] == "systemd-run") is log.exists() is not has_group


def test_a_trusted_box_has_no_scope(systemd):
    log = systemd()
    box.Box("nothing", Limits(), None).end()
    assert not log.exists()


@pytest.mark.parametrize(
    "events, expected", [("oom 1\noom_kill 1\n", True), ("oom_kill 0\n", False), (None, False)]
)
def test_whether_the_kernel_ended_a_process_is_read_off_the_scope(tmp_path, events, expected):
    place = tmp_path / "groups/user.slice/run-1.scope"
    for folder in (place, tmp_path / "processes/7"):
        folder.mkdir(parents=True)
    (tmp_path / "processes/7/cgroup").write_text("1:name=x:/\n0::/user.slice/run-1.scope\n")
    if events:
        (place / "memory.events").write_text(events)
    asked = tmp_path / "processes", tmp_path / "groups"
    assert scope.ran_out_of_memory(7, *asked) is expected
    assert scope.ran_out_of_memory(8, *asked) is False
