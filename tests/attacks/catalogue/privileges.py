"""Becoming more than one is: namespaces, mounts, traces, root."""
# ruff: noqa: F821

from tests.attacks.attack import in_a_cell, tell


@in_a_cell(shows=r"told done \[\]")
def new_namespaces_and_mounts():
    """Tries unshare, mounts, chroot and pivot_root."""
    import ctypes
    import os

    system, done = ctypes.CDLL(None, use_errno=True), []
    for flag in (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x02000000):
        if os.fork() == 0:
            os._exit(0 if system.unshare(flag) == 0 else 1)
        if os.wait()[1] == 0:
            done.append(f"unshare {flag:x}")
    for name, arguments in {
        "mount": (b"none", b"/tmp", b"tmpfs", 0, None),
        "remount": (None, b"/", None, 32 | 4096, None),
        "chroot": (b"/tmp",),
        "pivot_root": (b"/", b"/tmp"),
        "umount2": (b"/proc", 2),
    }.items():
        call = getattr(system, "mount" if name == "remount" else name, None)
        if call is not None and call(*arguments) == 0:
            done.append(name)
    tell(f"done {done}")


@in_a_cell(shows=r"told done \[\] caps 0 new 1")
def become_root():
    """Asks to be root: setuid and its like, capabilities, sudo, su, programs with setuid."""
    import os
    import subprocess

    done = []
    for name in ("setuid", "setgid", "seteuid", "setegid"):
        try:
            getattr(os, name)(0)
            done.append(name)
        except OSError:
            pass
    for command in (["sudo", "-n", "id"], ["su", "-c", "id"], ["pkexec", "id"], ["mount"]):
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=2, input="")
            done += [command[0]] if "uid=0" in said.stdout else []
        except (OSError, subprocess.TimeoutExpired):
            pass
    with open("/proc/self/status") as file:
        status = dict(line.split(":\t") for line in file.read().splitlines() if ":\t" in line)
    tell(f"done {done} caps {int(status['CapEff'], 16)} new {status['NoNewPrivs']}")


@in_a_cell(shows=r"told done \[\] taken \[\]")
def look_into_the_runner():
    """Reads the memory, descriptors and pipes of the process that brings results out."""
    import ctypes
    import os

    parent, system, done = os.getppid(), ctypes.CDLL(None, use_errno=True), []
    for name in ("mem", "maps", "environ", "fd", "root", "exe", "cwd"):
        try:
            path = f"/proc/{parent}/{name}"
            os.listdir(path) if name in ("fd", "root", "cwd") else open(path, "rb").close()
            done.append(name)
        except OSError:
            pass
    if system.ptrace(0x4206, parent, 0, 0) == 0:
        done.append("ptrace")
        system.ptrace(17, parent, 0, 0)
    descriptor = system.syscall(434, parent, 0)  # pidfd_open
    taken = [n for n in range(10) if descriptor >= 0 and system.syscall(438, descriptor, n, 0) >= 0]
    tell(f"done {done} taken {taken}")


@in_a_cell(shows=r"told done \[\]")
def call_the_kernel():
    """Tries bpf, keyctl, perf_event_open, userfaultfd, kexec and modules."""
    import ctypes
    import os

    system, done = ctypes.CDLL(None, use_errno=True), []
    room = ctypes.create_string_buffer(256)
    for name, number in {"bpf": 321, "init_module": 175, "kexec_load": 246, "reboot": 169}.items():
        if system.syscall(number, 0, room, 0, 0) >= 0:
            done.append(name)
    key = system.syscall(248, b"user", b"gankit-attack-trace", b"planted", 7, -4)  # add_key
    for path in (
        "/dev/kvm",
        "/dev/mem",
        "/dev/vda",
        "/dev/fuse",
        "/proc/kcore",
        "/proc/sysrq-trigger",
    ):
        try:
            os.close(os.open(path, os.O_WRONLY))
            done.append(path)
        except OSError:
            pass
    tell(f"done {done} key {key > 0}")


@in_a_cell(shows="told traced False")
def trace_the_first_process():
    """Traces the first process of its namespace, and stops it."""
    import ctypes
    import os

    system = ctypes.CDLL(None, use_errno=True)
    tell(f"traced {system.ptrace(16, 1, 0, 0) == 0}")
    os.kill(1, 9)
