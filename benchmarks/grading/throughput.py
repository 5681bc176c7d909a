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
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.grading.class_of_students import score, write_class  # noqa: E402
from benchmarks.grading.nbgrader_course import NbgraderCourse  # noqa: E402
from benchmarks.grading.used import Used  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402
from gankit.cli import main as gankit  # noqa: E402
from gankit.grading.grader import Grader  # noqa: E402

LESSON, PROCESSOR = 5, "processor seconds each"


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
    with Used() as before:
        course.autograde_all(names[:half])
    with Used() as ours:
        _graded_by_us(folder, "report")
    rows = [_row("gankit grade", students, ours)]
    if in_the_cold:
        with Used() as cold:
            _graded_cold(folder, names[:in_the_cold])
        rows.append(_row("without warm boxes", in_the_cold, cold))
    with Used() as after:
        course.autograde_all(names[half:by_nbgrader])
    rows.append(_row("nbgrader autograde, one after another", by_nbgrader, before, after))
    differ = _differences(folder / "report", expected)
    scores = course.scores()
    theirs = sum(scores[name] != score(expected[name]) for name in names[:by_nbgrader])
    return rows, [
        f"ratio by the clock {rows[0]['a minute'] / rows[-1]['a minute']:.1f}, "
        f"by processor seconds {rows[-1][PROCESSOR] / rows[0][PROCESSOR]:.1f}",
        f"verdicts that differ from the known ones: {differ}",
        f"scores of nbgrader that differ from the known ones: {theirs}",
        f"most memory of gankit grade and its boxes: {ours.most_memory / 1e9:.1f} GB",
    ]


def _row(grader, count, *used):
    return {
        "grader": grader,
        "graded": count,
        "a minute": 60 * count / sum(one.clock for one in used),
        PROCESSOR: sum(one.processor for one in used) / count,
    }


def _graded_by_us(folder, report):
    command = ["grade", str(folder / "submitted"), "--out", str(folder / report)]
    code = gankit([*command, "--lesson", str(LESSON)])
    if code:
        sys.exit(f"gankit grade ended with {code}")


def _graded_cold(folder, students):
    """Grades some students with boxes that start when they are needed."""
    for student in students:
        shutil.copytree(folder / "submitted" / student, folder / "cold" / "submitted" / student)
    warm_up, Grader.warm_up = Grader.warm_up, lambda self: None
    try:
        _graded_by_us(folder / "cold", "report")
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
