"""`python -m benchmarks.grading.throughput`: a class of 100, against sequential nbgrader autograde.

Both grade notebooks of the same class in the same minutes: nbgrader takes a few before and a few
after, since all hundred would take it hours. Every score is held against the known one.
"""

import argparse
import csv
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import psutil  # noqa: E402

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.grading.class_of_students import score, write_class  # noqa: E402
from benchmarks.grading.nbgrader_course import NbgraderCourse  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402
from gankit.cli import main as gankit  # noqa: E402
from gankit.grading.grader import Grader  # noqa: E402

LESSON = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--nbgrader", type=int, default=6, help="how many nbgrader grades")
    parser.add_argument("--cold", type=int, default=20, help="how many are graded in cold boxes")
    parsed = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows, lines = measure(Path(folder), parsed.students, parsed.nbgrader, parsed.cold)
    text = markdown_table(rows) + "\n\n" + "\n".join(lines) + "\n"
    print(text)
    (RESULTS / "grading.md").write_text(text)


def measure(folder, students, by_nbgrader, in_the_cold):
    """Grades a class both ways; returns rows for the table and lines below it."""
    expected = write_class(folder / "submitted", students, LESSON)
    course = NbgraderCourse(folder / "course", LESSON)
    for student in expected:
        course.take(folder / "submitted", student)
    names, half = list(expected), by_nbgrader // 2
    before = course.autograde_all(names[:half])
    with MostMemory() as memory:
        ours = _graded_by_us(folder, "report")
    cold = _graded_cold(folder, names[:in_the_cold])
    seconds = [*before, *course.autograde_all(names[half:by_nbgrader])]
    rows = [
        {"grader": "gankit grade", "graded": students, "a minute": 60 * students / ours},
        {
            "grader": "without warm boxes",
            "graded": in_the_cold,
            "a minute": 60 * in_the_cold / cold,
        },
        {
            "grader": "nbgrader autograde, one after another",
            "graded": len(seconds),
            "a minute": 60 * len(seconds) / sum(seconds),
        },
    ]
    differ = _differences(folder / "report", expected)
    scores = course.scores()
    theirs = sum(scores[name] != score(expected[name]) for name in names[:by_nbgrader])
    return rows, [
        f"ratio {rows[0]['a minute'] / rows[-1]['a minute']:.1f}",
        f"verdicts that differ from the known ones: {differ}",
        f"scores of nbgrader that differ from the known ones: {theirs}",
        f"most memory of gankit grade and its boxes: {memory.most / 1e9:.1f} GB",
    ]


class MostMemory:
    """Notes the most memory that this process and all below it used by themselves, in bytes."""

    def __enter__(self):
        self.most, self._over = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _watch(self):
        from gankit.grading.box.watch import memory_of

        while not self._over.wait(1.0):
            self.most = max(self.most, memory_of(psutil.Process().pid))


def _graded_by_us(folder, report):
    command = ["grade", str(folder / "submitted"), "--out", str(folder / report)]
    start = time.perf_counter()
    code = gankit([*command, "--lesson", str(LESSON)])
    if code:
        sys.exit(f"gankit grade ended with {code}")
    return time.perf_counter() - start


def _graded_cold(folder, students):
    """Grades some students with boxes that start when they are needed; returns the seconds."""
    for student in students:
        shutil.copytree(folder / "submitted" / student, folder / "cold" / "submitted" / student)
    warm_up, Grader.warm_up = Grader.warm_up, lambda self: None
    try:
        return _graded_by_us(folder / "cold", "report")
    finally:
        Grader.warm_up = warm_up


def _differences(report, expected):
    with open(report / "grades.csv", newline="", encoding="utf-8") as file:
        found = {(row["student"], row["exercise"]): row["verdict"] for row in csv.DictReader(file)}
    known = {
        (student, exercise): verdict
        for student, verdicts in expected.items()
        for exercise, verdict in verdicts.items()
    }
    return sum(found.get(key) != verdict for key, verdict in known.items())


if __name__ == "__main__":
    main()
