"""Beside the student's kernel: takes one job, runs its cells, hands out what came of them.

`python -m gankit.grading.inside.runner PIPES=10,13` says `ready` once the kernel has imported what
lessons import, waits for one job on the first of its pipes, says which of its steps it takes,
answers on the second and ends.

The kernel may do what it likes, also to this process: it can end it, and so its own grade. It
can't look into it or write to its pipe, for which this process is made undumpable.
"""

import asyncio
import base64
import os
import pickle
import stat
import subprocess
import tempfile
import time
from contextlib import suppress

from gankit.grading.inside.missing import is_missing, run_behind_missing
from gankit.grading.inside.needed import needed
from gankit.grading.inside.start import leave_out_address_grammar, limit, private_pipes
from gankit.grading.packets import LONGEST_BLOB, PacketReader, write_packet
from gankit.grading.submission import ANSWER, OWN

LEAST_SECONDS = 1.0  # for what follows in a cell whose time is over
WARM = "__import__('gankit.grading.inside.kernel', fromlist=['warm_up']).warm_up()"
PROBE = (
    "__import__('gankit.grading.inside.kernel', fromlist=['bring_out'])"
    ".bring_out(lambda: ({source}), {inputs!r}, {path!r})"
)


def main():
    """Runs one job; see above."""
    job_descriptor, answer_descriptor = private_pipes()
    limit()
    leave_out_address_grammar()
    asyncio.run(_serve(PacketReader(job_descriptor), answer_descriptor))


async def _serve(jobs, answers):
    import zmq

    from gankit.grading.inside.cells import Cells  # not before the grammar is left out

    zmq.Context.instance().setsockopt(zmq.MAXMSGSIZE, LONGEST_BLOB)
    cells = Cells()
    silence = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    async with cells.async_setup_kernel(**silence):
        if not await cells.starts(WARM):
            os._exit(1)
        write_packet(answers, {"kind": "ready"})
        _, content = jobs.read()
        job = pickle.loads(content)  # the grader's own; no student's cell has run yet
        kept = _kept(**job)
        write_packet(answers, {"kind": "plan", "kept": kept})
        folder = tempfile.mkdtemp(dir=os.environ.get("GANKIT_EVIDENCE"))
        for number in kept:
            path = f"{folder}/{number}.npz"
            if not await _take_step(cells, job["steps"][number], path, answers):
                break
        write_packet(answers, {"kind": "end"})
        os._exit(0)  # the walls come down with this process; no farewell to the kernel


def _kept(steps, left_out, is_whole):
    """Returns the numbers of the steps that are taken."""
    kept = range(len(steps)) if is_whole else needed(steps)
    return [number for number in kept if number not in left_out]


async def _take_step(cells, step, path, answers):
    """Runs a cell or a probe, says how it went, and returns whether the kernel can go on."""
    start = time.monotonic()
    outcome, error, pictures, missing = await _run(cells, step, path, start + step["seconds"])
    printed = "" if outcome == "ran" else cells.printed
    is_alive = outcome == "ran" or (outcome == "timeout" and await cells.still_listens())
    evidence = _read(path) if step["kind"] == "probe" and outcome == "ran" else b""
    report = {"kind": "step", "outcome": outcome, "error": error, "printed": printed}
    report |= {"missing": missing, "seconds": time.monotonic() - start}
    write_packet(answers, report, evidence)
    for picture in pictures:
        write_packet(answers, {"kind": "figure"}, picture.encode())
    return is_alive


async def _run(cells, step, path, deadline):
    """Runs a step; returns its outcome, its error, its pictures, and what it could not import."""

    def run(source):
        return cells.run(source, max(deadline - time.monotonic(), LEAST_SECONDS))

    source = _source(step, path)
    outcome, error, pictures = await run(source)
    if outcome != "ran" or step["role"] not in (ANSWER, OWN) or not is_missing(error):
        return outcome, error, pictures, []
    outcome, error, more, missing = await run_behind_missing(run, source, error)
    return outcome, error, pictures + more, missing


def _source(step, path):
    if step["kind"] == "cell":
        return step["source"]
    inputs = base64.b64encode(step["inputs"]).decode()
    return PROBE.format(source=step["source"], inputs=inputs, path=path)


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
            os.unlink(path)  # the next one needs the room
    return b""


if __name__ == "__main__":
    main()
