"""Limits on all that a box does together: by control groups, or watched."""

import os
import subprocess
import sys

import pytest

from gankit.grading.box import groups
from gankit.grading.box.groups import control_group, sweep
from gankit.grading.box.limits import MEGABYTE, Limits
from gankit.grading.box.watch import Watch, memory_of

HOLDS = "import time; held = b'x' * {size}; print(flush=True); time.sleep(60)"


@pytest.fixture
def family():
    """A process with two children, each of which holds 60 megabytes."""
    child = HOLDS.format(size=60 * MEGABYTE)
    program = (
        "import subprocess, sys\n"
        f"children = [subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE)"
        " for _ in range(2)]\n"
        "for child in children: child.stdout.readline()\n"
        "print(flush=True)\n"
        "for child in children: child.wait()"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        process.stdout.readline()
        yield process
        os.killpg(process.pid, 9)


def test_memory_is_counted_over_the_whole_family(family):
    assert 120 * MEGABYTE < memory_of(family.pid) < 200 * MEGABYTE
    assert memory_of(2**22 - 1) == 0


SHARES = """
import mmap, os, time
shared = mmap.mmap(-1, 60 << 20)
for page in range(0, 60 << 20, 4096):
    shared[page] = 1
for _ in range(2):
    if os.fork() == 0:
        assert sum(shared[page] for page in range(0, 60 << 20, 4096)) == 15360
        break
print(flush=True)
time.sleep(60)
"""


def test_memory_that_several_share_counts_and_counts_once():
    command = [sys.executable, "-c", SHARES]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        for _ in range(3):
            process.stdout.readline()
        used = memory_of(process.pid)
        os.killpg(process.pid, 9)
    assert 60 * MEGABYTE < used < 100 * MEGABYTE


SENDS = """
import socket, time
kept = [end for _ in range(200) for end in socket.socketpair()]
for end in kept:
    end.setblocking(False)
    try:
        while True:
            end.send(bytes(30_000))
    except BlockingIOError:
        pass
print(flush=True)
time.sleep(60)
"""


def test_what_waits_in_sockets_counts_though_no_process_has_it():
    command = [sys.executable, "-c", SENDS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        process.stdout.readline()
        used = memory_of(process.pid)
        os.killpg(process.pid, 9)
    assert 100 * MEGABYTE < used < 150 * MEGABYTE


def test_a_family_that_takes_too_much_is_ended(family):
    watch = Watch(family.pid, 100 * MEGABYTE, family.kill)
    family.wait(timeout=20)
    assert watch.was_too_much


def test_a_family_that_stays_below_is_left_alone(family):
    watch = Watch(family.pid, 1000 * MEGABYTE, family.kill)
    with pytest.raises(subprocess.TimeoutExpired):
        family.wait(timeout=1.0)
    watch.stop()
    assert not watch.was_too_much


def version_two(root, controllers="cpu memory pids"):
    (root / "cgroup.subtree_control").write_text(controllers)
    return root


def test_a_group_of_the_second_version_gets_its_limits(tmp_path):
    limits = Limits(memory=123 * MEGABYTE, processes=45)
    group = control_group("name", limits, version_two(tmp_path))
    (folder,) = group.folders
    assert folder.parent == tmp_path
    assert (folder / "memory.max").read_text() == str(123 * MEGABYTE)
    assert (folder / "pids.max").read_text() == "45"
    command = group.joining(["/bin/sh", "-c", f"cat {folder}/cgroup.procs; echo $$"])
    joined, itself = subprocess.check_output(command, text=True).split()
    assert joined == itself


@pytest.mark.parametrize("ended, said", [(0, False), (2, True)])
def test_a_group_tells_whether_memory_ran_out(tmp_path, ended, said):
    group = control_group("name", Limits(), version_two(tmp_path))
    (group.folders[0] / "memory.events").write_text(f"low 0\nmax 7\noom 3\noom_kill {ended}\n")
    assert group.ran_out_of_memory() is said


def test_a_group_has_a_smaller_weight_than_others_where_there_are_weights(tmp_path):
    group = control_group("name", Limits(), version_two(tmp_path))
    for setting in ("cpu.weight", "io.weight"):
        assert int((group.folders[0] / setting).read_text()) < 100


def test_where_no_group_can_be_made_there_is_none(tmp_path, monkeypatch):
    assert control_group("name", Limits(), tmp_path) is None
    assert control_group("name", Limits(), version_two(tmp_path, "cpu")) is None
    assert not list(tmp_path.glob(f"{groups.PREFIX}*"))


def test_groups_of_graders_that_are_gone_are_swept(tmp_path):
    for process in (os.getpid(), 2**22 - 1):
        (tmp_path / f"{groups.PREFIX}-{process}-name").mkdir()
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{groups.PREFIX}-{os.getpid()}-name"]
