"""Watches the memory of a box where the system has no control groups for it.

What a process has for itself and what it shares in memory both count, for all processes together,
and for each open descriptor what may wait in a socket. Other memory that belongs to no process, but
for files and what the kernel notes of them, can't be had in a box: `calls` sees to that.
"""

import os
import threading
from pathlib import Path

import psutil

PAUSE = 0.25  # seconds
OWN_AND_SHARED = ("RssAnon", "RssShmem")  # in /proc/PROCESS/status, at no cost
A_SOCKET = 256 * 1024  # bytes that the kernel keeps, at most, of what was sent and not yet read
SHARES = ("Pss_Anon", "Pss_Shmem")  # in /proc/PROCESS/smaps_rollup; the kernel counts every page


class Watch:
    """Ends a box that uses too much memory.

    Args:
        process: Process id of the box's first process.
        most: Bytes.
        end: Function that ends the box.
    """

    def __init__(self, process, most, end):
        self.most, self.end = most, end
        self.was_too_much = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(process,), daemon=True)
        self._thread.start()

    def stop(self):
        """Ends the watch."""
        self._over.set()

    def _run(self, process):
        while not self._over.wait(PAUSE):
            if memory_of(process, self.most) > self.most:
                self.was_too_much = True
                self.end()
                return


def memory_of(process, enough=0):
    """Returns the bytes that a process and all that it started use.

    Args:
        process: A process id.
        enough: Bytes; up to these it is enough to know that it is no more, and pages that several
            processes share are counted for each of them. Above them each page is counted once.

    Returns:
        Whole number; pages of files, such as those of libraries, don't count, and each descriptor
        counts as a socket that nobody reads from.
    """
    family = _family(process)
    waiting = A_SOCKET * sum(map(_descriptors, family))
    most = sum(_sum(f"/proc/{member}/status", OWN_AND_SHARED) or 0 for member in family)
    if most + waiting <= enough:
        return most + waiting
    return sum(_share(member) for member in family) + waiting


def _family(process):
    try:
        children = psutil.Process(process).children(recursive=True)
    except psutil.Error:
        return []
    return [process, *(child.pid for child in children)]


def _descriptors(process):
    """Counts what a process has open; 0 where that is not to be seen."""
    try:
        return len(os.listdir(f"/proc/{process}/fd"))
    except OSError:
        return 0


def _share(process):
    """Returns a process's share of memory; all of what it has where its share is not to be read."""
    share = _sum(f"/proc/{process}/smaps_rollup", SHARES)
    return share or _sum(f"/proc/{process}/status", OWN_AND_SHARED) or 0


def _sum(path, names):
    """Adds up some lines such as `RssAnon:   12 kB`; None where they can't be read."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return None
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    return sum(1024 * int(fields.get(name, "0").split()[0]) for name in names)
