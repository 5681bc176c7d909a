"""What a program behind the walls can see and do."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from gankit.grading.box import walls as module
from gankit.grading.box.walls import require_walls

MEGABYTE = 1024**2


def inside(walls, program, disk=8 * MEGABYTE):
    """Runs Python lines behind the walls; returns what they print."""
    command = walls.command([sys.executable, "-I", "-c", program], disk)
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def printed(walls, program):
    done = inside(walls, program)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nobody_is_root(walls):
    assert int(printed(walls, "import os; print(os.geteuid())")) != 0
    assert "CapEff:\t0000000000000000" in printed(walls, "print(open('/proc/self/status').read())")


def test_for_the_machine_too_nobody_in_a_box_is_root(walls):
    command = walls.command([sys.executable, "-I", "-c", "print(flush=True); input()"], MEGABYTE)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as box:
        box.stdout.readline()
        family = psutil.Process(box.pid).children(recursive=True)
        users = {user for process in family for user in process.uids()}
        box.communicate(b"\n")
    assert family
    assert 0 not in users


def test_a_box_dies_with_whoever_started_it(walls):
    command = walls.command(["/bin/sleep", "60"], MEGABYTE)
    program = f"import subprocess; subprocess.Popen({command}).wait()"
    with subprocess.Popen([sys.executable, "-c", program]) as starter:
        while not (family := _sleepers(starter.pid)):
            time.sleep(0.02)
        starter.kill()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive


def _sleepers(pid):
    with suppress(psutil.NoSuchProcess):  # a step on the way to the sleeper, already gone
        family = psutil.Process(pid).children(recursive=True)
        if any("sleep" in process.name() for process in family):
            return family
    return []


def test_two_boxes_of_root_have_two_users(walls):
    if os.geteuid():
        pytest.skip("only root can give each box a user of its own")
    users = {printed(walls, "import os; print(os.getuid())") for _ in range(2)}
    assert len(users) == 2


def test_only_what_is_named_is_seen(walls, tmp_path):
    (tmp_path / "grades.csv").write_text("secret")
    program = (
        f"import os; print([os.path.exists(p) for p in {['/etc', '/home', '/var', str(tmp_path)]}])"
    )
    assert printed(walls, program) == "[False, False, False, False]"


def test_a_course_below_tmp_is_seen_too(walls):
    with tempfile.TemporaryDirectory(dir="/tmp") as course:
        Path(course).chmod(0o755)
        (Path(course) / "package.py").write_text("secret = 42")
        there = replace(walls, reads=(*walls.reads, course))
        program = f"import sys; sys.path.append({course!r}); import package; print(package.secret)"
        assert printed(there, program) == "42"
        assert "Read-only" in inside(there, f"open({course!r} + '/new', 'w')").stderr


def test_no_variable_of_the_grader_is_seen(walls, monkeypatch):
    monkeypatch.setenv("GRADERS_SECRET", "secret")
    assert "GRADERS" not in printed(walls, "import os; print(dict(os.environ))")
    for process in (1, "self"):
        assert "GRADERS" not in printed(walls, f"print(open('/proc/{process}/environ').read())")


def test_libraries_can_not_be_written(walls):
    program = (
        "import sys, os\n"
        "for folder in [*filter(os.path.isdir, sys.path), '/', '/usr', '/dev', '/proc/sys']:\n"
        "    try: open(folder + '/planted', 'w')\n"
        "    except OSError: continue\n"
        "    print(folder)"
    )
    assert printed(walls, program) == ""


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm", "/tmp/home"])
def test_what_is_written_has_a_bound(walls, folder):
    program = (
        f"with open('{folder}/file', 'wb') as file:\n"
        "    for _ in range(20): file.write(bytes(2**20))"
    )
    done = inside(walls, program)
    assert "No space left on device" in done.stderr


def test_nobody_answers_on_any_network(walls):
    with socket.create_server(("127.0.0.1", 0)) as server:
        reached = []
        server.settimeout(2)
        port = server.getsockname()[1]

        def listen():
            with suppress(TimeoutError):
                reached.append(server.accept())

        listener = threading.Thread(target=listen)
        listener.start()
        program = f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)"
        assert "refused" in inside(walls, program).stderr.lower()
        listener.join()
        assert not reached


def test_no_process_of_the_machine_is_seen(walls):
    program = "import os; print(len([p for p in os.listdir('/proc') if p.isdigit()]))"
    assert int(printed(walls, program)) <= 2


def test_no_new_user_namespace_can_be_made(walls):
    done = inside(walls, "import subprocess; subprocess.run(['unshare', '-U', 'true'], check=True)")
    assert done.returncode != 0


def test_a_machine_without_bubblewrap_is_told_how_to_install_it(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    with pytest.raises(ValueError, match="apt install bubblewrap.*--trusted"):
        require_walls(None)


def test_walls_that_do_not_stand_are_told_with_the_reason(walls, monkeypatch):
    monkeypatch.setattr(type(walls), "command", lambda self, program, disk: ["bwrap", "--nonsense"])
    with pytest.raises(ValueError, match="can't build its walls here: .*nonsense"):
        require_walls(walls)
