"""`python -m tests.attacks.evening FOLDER`: grades a school's submissions, as an instructor would.

What came of it is written to `FOLDER/evening.json`: the results in the order in which they were
ready, and what was left when all was over. It runs as a process of its own, to which the kernel
hands every process that has lost its parent: none can hide from it.
"""

import ctypes
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

import psutil

from gankit.grading.box.groups import PREFIX, ROOT
from gankit.grading.box.limits import GIGABYTE, Limits
from gankit.grading.box.stage import staged
from gankit.grading.session import Session
from tests.attacks.attack import LESSON

PR_SET_CHILD_SUBREAPER = 36
LIMITS = Limits(memory=2 * GIGABYTE, seconds=30.0, cell_seconds=6.0, processes=400)


class Listener:
    """Notes what happens."""

    def __init__(self):
        self.graded_ones, self.refused_ones, self.start = [], [], time.monotonic()

    def planned(self, *_):
        """Nothing to note."""

    def refused(self, refusal):
        """Notes a refusal."""
        self.refused_ones.append(asdict(refusal))

    def graded(self, result, was_known):
        """Notes a result, and says it."""
        values = asdict(result) | {"points": result.points, "was_known": was_known}
        values["figures"] = [figure.png.decode("latin-1") for figure in result.figures]
        self.graded_ones.append(values)
        verdicts = ",".join(sorted({one.verdict for one in result.exercises}))
        passed = time.monotonic() - self.start
        took = f"{result.seconds:6.1f} s x{result.tries}"
        print(f"{passed:6.1f} {result.points:>4g} {took} {result.student}: {verdicts}", flush=True)


def main(folder, is_trusted=False):
    """Grades a school; see above.

    Args:
        folder: `Path` of the school.
        is_trusted: Whether there are no walls: for attacks that are known to be harmless.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    listener = Listener()
    Session(
        folder / "submitted",
        folder / "report",
        folder / "course",
        lesson=LESSON,
        limits=LIMITS,
        is_trusted=is_trusted,
        resumes=True,
    ).grade(listener, workers=2, gradebook=str(folder / "gradebook.db"))
    left = {
        "graded": listener.graded_ones,
        "refused": listener.refused_ones,
        "seconds": time.monotonic() - listener.start,
        "processes": [" ".join(one.cmdline()) for one in _left_behind()],
        "stage": str(Path(staged(("/",))["/"]).parent),
        "groups": [str(path) for path in ROOT.glob(f"**/{PREFIX}-{os.getpid()}-*")],
    }
    (folder / "evening.json").write_text(json.dumps(left), "utf-8")


def _left_behind():
    """Returns the processes below this one that were not gone within two seconds."""
    children = psutil.Process().children(recursive=True)
    _, alive = psutil.wait_procs(children, timeout=2)
    return [one for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_trusted="--trusted" in sys.argv)
