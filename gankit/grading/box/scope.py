"""Scopes: a control group for a box from the user's own systemd, where only that may make one.

It is a ceiling above the limit that `watch` holds a box to: it stops what is faster than the watch,
and gives the box its smaller share of the processors and disks.
"""

import functools
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from gankit.grading.box.groups import ROOT, SHARE

PROGRAM = ("systemd-run", "--user", "--scope", "--quiet", "--collect")
ABOVE = 1.25  # times the limit; nearer to it, the watch would seldom be the one that tells
SECONDS = 10


@functools.cache
def has_scopes():
    """Says whether a systemd of the user's own makes scopes here: it makes one."""
    if shutil.which(PROGRAM[0]) is None:
        return False
    with suppress(OSError, subprocess.TimeoutExpired):
        return not subprocess.run(
            [*PROGRAM, "true"], capture_output=True, timeout=SECONDS
        ).returncode
    return False


def in_scope(command, limits):
    """Returns a command line whose processes are in a scope from the start on.

    Args:
        command: List of strings.
        limits: The box's `Limits`.
    """
    properties = {
        "MemoryMax": int(ABOVE * limits.memory),
        "MemorySwapMax": 0,
        "TasksMax": limits.processes,
        "CPUWeight": SHARE,
        "IOWeight": SHARE,
    }
    said = [f"--property={name}={value}" for name, value in properties.items()]
    return [*PROGRAM, *said, "--", *command]


def ran_out_of_memory(process, processes=Path("/proc"), root=ROOT):
    """Says whether the kernel had to end a process of a scope; to be asked while it is there.

    Args:
        process: Process id of one in it.
        processes: Where the system shows its processes.
        root: Where the system shows its control groups.
    """
    try:
        lines = (processes / str(process) / "cgroup").read_text().splitlines()
        place = next(line[3:] for line in lines if line.startswith("0::"))
        words = (root / place.lstrip("/") / "memory.events").read_text().split()
    except (OSError, StopIteration):  # it has ended, or has no limit on memory
        return False
    return int(dict(zip(words[::2], words[1::2], strict=False)).get("oom_kill", 0)) > 0
