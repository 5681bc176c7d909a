"""Beside the student's kernel: takes one job, runs its cells, hands out what came of them.

`python -m gankit.grading.inside.runner` says `ready` once the kernel has imported what lessons
import, waits for one job on its standard input, answers on its standard output and ends.

The kernel may do what it likes, also to this process: it can end it, and so its own grade. It
can't look into it or write to its pipe, for which this process is made undumpable.
"""

import asyncio
import ctypes
import os
import resource
import stat
import subprocess
import sys
import time
from contextlib import suppress

import zmq
from nbclient.exceptions import DeadKernelError

from gankit.grading.frames import LONGEST_BLOB, FrameReader, write_frame
from gankit.grading.inside.cells import START_SECONDS, TOOK_TOO_LONG, Cells

WARM = "__import__('gankit.grading.inside.kernel', fromlist=['warm_up']).warm_up()"
PROBE = (
    "__import__('gankit.grading.inside.kernel', fromlist=['bring_out'])"
    ".bring_out({exercise!r}, lambda: ({expression}), {seeds!r}, {path!r})"
)
PR_SET_DUMPABLE = 4


def main():
    """Runs one job; see above."""
    job_descriptor, answer_descriptor = _private_pipes()
    _limit()
    asyncio.run(_serve(FrameReader(job_descriptor), answer_descriptor))


async def _serve(jobs, answers):
    zmq.Context.instance().setsockopt(zmq.MAXMSGSIZE, LONGEST_BLOB)
    cells = Cells()
    silence = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    async with cells.async_setup_kernel(**silence):
        await cells.run(WARM, START_SECONDS)
        write_frame(answers, {"kind": "ready"})
        job, _ = jobs.read()
        for step in job["steps"]:
            if not await _take_step(cells, step, answers):
                break
        write_frame(answers, {"kind": "end"})
        os._exit(0)  # the walls come down with this process; no farewell to the kernel


async def _take_step(cells, step, answers):
    """Runs a cell or a probe, says how it went, and whether the kernel can go on."""
    start, pictures, evidence, goes_on = time.monotonic(), [], b"", True
    report = {"kind": step["kind"], "name": step["name"], "outcome": "ran", "error": None}
    try:
        report["error"], pictures = await cells.run(_source(step), step["seconds"])
    except DeadKernelError:
        goes_on, report["outcome"] = False, "dead"
    if report["error"] and report["error"]["ename"] == TOOK_TOO_LONG:
        report["outcome"] = "timeout"
        goes_on = await cells.still_listens()
    if step["kind"] == "probe" and report["outcome"] == "ran":
        evidence = _read(step["path"])
    write_frame(answers, report | {"seconds": time.monotonic() - start}, evidence)
    for picture in pictures:
        write_frame(answers, {"kind": "figure", "name": step["name"]}, picture.encode())
    return goes_on


def _source(step):
    return PROBE.format_map(step) if step["kind"] == "probe" else step["source"]


def _read(path):
    """Reads a file that the kernel may have put there, or something in its place."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            facts = os.fstat(descriptor)
            if stat.S_ISREG(facts.st_mode) and facts.st_size <= LONGEST_BLOB:
                with os.fdopen(descriptor, "rb", closefd=False) as file:
                    return file.read(LONGEST_BLOB)
        finally:
            os.close(descriptor)
    return b""


def _private_pipes():
    """Moves the pipes away from 0 and 1, which the kernel inherits, and shuts the others out."""
    job, answer = os.dup(0), os.dup(1)  # not inherited by programs that are started
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    return job, answer


def _limit():
    """Takes the limits from the arguments: hard ones, for this process and all that it starts."""
    for argument in sys.argv[1:]:
        name, _, value = argument.partition("=")
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (int(value), int(value)))


if __name__ == "__main__":
    main()
