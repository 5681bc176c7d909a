"""`python -m benchmarks.grading.simulation`: 10,000 submissions through everything but the boxes.

Files are read and repaired, planned, handed to workers, kept and reported as ever; a stub in the
place of each box answers at once. What is left is the grader's own work and memory. Then the same
folder is graded again, unchanged, by the command itself, with `--resume`.
"""

import argparse
import copy
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import psutil  # noqa: E402

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402
from gankit.exercises.verdict import right  # noqa: E402
from gankit.grading import batch, grader, session  # noqa: E402
from gankit.grading.box.limits import Limits  # noqa: E402
from gankit.grading.settings import Settings  # noqa: E402
from tests.grading.handed_in import filled, hand_in, right_sources  # noqa: E402

LESSON, WORKERS, MEGABYTE, MANY = 5, 2, 1e6, 10_000


class StubBox:
    """Says that it takes every step, and of each that it ran, at once."""

    def __init__(self, module, limits, walls):
        self.limits = limits

    def wait_until_ready(self):
        """Is ready."""

    def send(self, header, blob=b""):
        """Takes a job."""
        steps = len(pickle.loads(blob)["steps"])
        report = {"kind": "step", "outcome": "ran", "error": None, "seconds": 0.01}
        plan = {"kind": "plan", "kept": list(range(steps))}
        self._packets = iter([plan, *[report] * steps, {"kind": "end"}])

    def read(self, deadline):
        """Answers."""
        return next(self._packets), b"evidence"

    def end(self):
        """Was never started."""
        return False


class StubJudge:
    """Calls everything right."""

    def verdict(self, lesson, exercise, seeds, evidence, patience):
        """Judges."""
        return right()

    def end(self):
        """Was never started."""


class Listener:
    """Notes the process' memory and processor seconds along the way."""

    def __init__(self, every):
        self.count, self.every, self.rows = 0, every, []

    def planned(self, counts, workers):
        """Starts the clock of the grading."""
        self.start = time.process_time()

    def refused(self, refusal):
        """Stops: nothing is to be refused here."""
        sys.exit(f"{refusal.file}: {refusal.reason}")

    def graded(self, result, why_known):
        """Takes a measurement now and then."""
        self.count += 1
        if self.count % self.every == 0:
            self.rows.append(
                {
                    "submissions": self.count,
                    "memory (MB)": psutil.Process().memory_info().rss / MEGABYTE,
                    "ms each": 1000 * (time.process_time() - self.start) / self.count,
                }
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=MANY)
    count = parser.parse_args().submissions
    grader.Box = StubBox
    Settings.new_judge = lambda self: StubJudge()
    Settings._walls = lambda self: None
    batch.require_known_grades = lambda grader, known: None
    with tempfile.TemporaryDirectory() as folder:
        write_submissions(Path(folder, "submitted"), count)
        listener = Listener(count // 10)
        start = time.process_time()
        work = session.Session(Path(folder, "submitted"), Path(folder, "report"), limits=Limits())
        work.grade(listener, workers=WORKERS)
        spent = time.process_time() - start
        again = graded_again(Path(folder))
    whole = f"all in all, with both readings and the report: {1000 * spent / count:.1f} ms each"
    text = f"{markdown_table(listener.rows)}\n\n{whole}\n"
    print(text, again, sep="\n")
    if count >= MANY:
        (RESULTS / "grading_simulation.md").write_text(text)
    (RESULTS / f"grading_again_{count}.md").write_text(f"{again}\n")


def graded_again(folder):
    """Grades what is graded with `gankit grade --resume`, in a new process; says what it took."""
    command = [sys.executable, "-m", "gankit", "grade", str(folder / "submitted"), "--resume"]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.check_output([*command, "--out", str(folder / "report")], text=True)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    known, graded = said.count("(known before)"), said.count(" s)")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"again, unchanged: {known} known and {graded} graded, {spent:.1f} processor seconds, "
        f"{clock:.1f} s by the clock"
    )


def write_submissions(folder, count):
    """Writes notebooks that differ by one number, so that none is known already."""
    notebook = filled(LESSON, right_sources(LESSON))
    for number in range(count):
        mine = copy.copy(notebook)
        last = {**notebook["cells"][-1], "source": f"progress()  # {number}"}
        mine["cells"] = [*notebook["cells"][:-1], last]
        hand_in(folder, f"student{number:05d}", mine, LESSON)


if __name__ == "__main__":
    main()
