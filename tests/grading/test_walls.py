"""What a program behind the walls can see and do."""

import os
import platform
import re
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

from gankit.grading.box import calls
from gankit.grading.box import walls as module
from gankit.grading.box.box import Box
from gankit.grading.box.limits import Limits
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


class Sleeping(Limits):
    """Arguments of `timeit`, which runs them as lines of Python."""

    def as_arguments(self):
        return ["import time", "time.sleep(60)"]


def test_nothing_but_the_program_of_a_box_has_its_pipes_and_it_has_nothing_else(walls):
    box, end = Box("timeit", Sleeping(), walls), time.monotonic() + 30
    pipes = {f"pipe:[{os.fstat(one.fileno()).st_ino}]" for one in (box._questions, box._answers)}
    others, own = {}, set()
    try:  # what Python and bubblewrap open while they start is soon closed again
        while (not others or own != {"/dev/null", *pipes}) and time.monotonic() < end:
            held = _held_in_box(box._process.pid)
            own = held.pop(max(held), set()) if held else set()
            others = {} if any(names & pipes for names in held.values()) else held
    finally:
        box.end()
    assert others, "bubblewrap's own process has the pipes, too"
    assert own == {"/dev/null", *pipes}


def _held_in_box(pid):
    """What the processes in a box have open, by their numbers there."""
    held = {}
    for process in psutil.Process(pid).children(recursive=True):
        with suppress(psutil.Error, OSError):
            place = Path("/proc", str(process.pid))
            numbers = re.search(r"NSpid:(.*)", (place / "status").read_text())[1].split()
            if numbers[1:]:
                held[int(numbers[-1])] = {os.readlink(one) for one in (place / "fd").iterdir()}
    return held


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


def test_a_machine_without_libseccomp_is_told_how_to_install_it(walls, monkeypatch):
    calls._keyctl_and_filter.cache_clear()
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(ValueError, match="apt install libseccomp2.*--trusted"):
        require_walls(walls)


ASK = """
import ctypes, socket
system, got = ctypes.CDLL(None, use_errno=True), []
for name, number in {numbers}.items():
    if system.syscall(number, 0, 0, 0, 0, 0) >= 0 or ctypes.get_errno() != 38:
        got.append(name)
for family in (16, 17, 38, 40):
    try:
        got.append(socket.socket(family, socket.SOCK_DGRAM).family)
    except OSError:
        pass
print(got)
"""
REFUSED = {  # x86-64
    "keyctl": 250,
    "add_key": 248,
    "request_key": 249,
    "io_uring_setup": 425,
    "userfaultfd": 323,
    "ptrace": 101,
    "process_vm_readv": 310,
    "pidfd_getfd": 438,
    "memfd_create": 319,
    "memfd_secret": 447,
    "shmget": 29,
    "personality": 135,
    "perf_event_open": 298,
    "bpf": 321,
    "unshare": 272,
    "setns": 308,
    "mount": 165,
    "clone3": 435,
    "setxattr": 188,
    "sync": 162,
    "syncfs": 306,
}


def test_of_the_kernel_a_box_gets_what_a_notebook_needs(walls):
    if platform.machine() != "x86_64":
        pytest.skip("system calls have other numbers here")
    assert printed(walls, ASK.format(numbers=REFUSED)) == "[]"


BUFFERS = """
import socket
one, other = socket.socketpair()
one.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
socket.create_server(("127.0.0.1", 0)).setsockopt(socket.IPPROTO_TCP, 7, 1)
for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
    try:
        one.setsockopt(socket.SOL_SOCKET, option, 2**22)
        print("took it")
    except OSError:
        pass
"""


def test_no_socket_of_a_box_holds_more_than_the_usual(walls):
    assert printed(walls, BUFFERS) == ""


KEYS = """
import ctypes
system = ctypes.CDLL(None, use_errno=True)
number = {number}
print(system.syscall(number, 10, -3, b"user", {name!r}, 0) > 0)
"""


def test_what_is_started_with_a_box_has_left_the_graders_keyring(walls):
    pyseccomp = pytest.importorskip("pyseccomp")
    add, number = (
        pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) for name in ("add_key", "keyctl")
    )
    name = b"gankit-test-ticket"
    look = [sys.executable, "-S", "-c", KEYS.format(number=number, name=name)]
    planting = (
        "import ctypes, subprocess, sys\n"
        "system = ctypes.CDLL(None)\n"
        f"system.syscall({number}, 1, None, 0, 0)\n"
        f"system.syscall({add}, b'user', {name!r}, b'secret', 6, -3)\n"
        f"for command in ({look!r}, {calls.entering(look)!r}):\n"
        "    subprocess.run(command)\n"
    )
    done = subprocess.run([sys.executable, "-c", planting], capture_output=True, text=True)
    assert done.stdout.split() == ["True", "False"]


def test_of_the_exercises_a_student_has_what_runs_beside_an_answer(walls):
    program = (
        "import sys; sys.path.insert(0, {above!r}); import gankit.exercises as e, os\n"
        "print(sorted(os.listdir(e.__path__[0])))"
    ).format(above=walls.environment["PYTHONPATH"])
    assert printed(walls, program) == str(sorted(module.BESIDE_AN_ANSWER))


def test_a_box_does_not_learn_the_hosts_name(walls):
    assert printed(walls, "import socket; print(socket.gethostname())") == "box"


GIVEN_TO_ALL = ("/usr", "/proc", "/dev", "/tmp", module.EVIDENCE, *module.SYSTEM)


def test_places_that_a_box_reads_off_its_mounts_are_those_it_was_given(walls, tmp_path):
    """The kernel tells each process where what it sees is mounted from; so this is all there is."""
    given = [*GIVEN_TO_ALL, *walls.reads, *walls.hidden, *walls.fonts, str(tmp_path)]
    given += [os.path.realpath(path) for path in given]
    there = replace(walls, reads=(*walls.reads, str(tmp_path)))
    shown = printed(there, "print(open('/proc/self/mountinfo').read())").splitlines()
    bound = [line.split()[3:5] for line in shown if not re.search(" - (dev)?(tmpfs|pts) ", line)]
    for source, place in bound:  # the source's path begins where its disk is mounted
        assert any(Path(place).is_relative_to(one) for one in given), place
        assert source == "/" or any(source.startswith(_ends(one)) for one in given), source
    assert [str(tmp_path) in place for _, place in bound].count(True) == 1


def _ends(path):
    """Returns a path and what is left of it below each folder above it."""
    parts = Path(path).parts[1:]
    return tuple("/" + "/".join(parts[number:]) for number in range(len(parts)))


def test_evidence_has_a_place_of_its_own_when_the_disk_is_full(walls):
    program = (
        "import contextlib\n"
        "with contextlib.suppress(OSError), open('/tmp/file', 'wb') as file:\n"
        "    while file.write(bytes(2**20)): pass\n"
        "print(open('/evidence/file', 'wb').write(bytes(2**20)))"
    )
    assert printed(walls, program) == str(2**20)
