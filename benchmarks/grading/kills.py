"""`python -m benchmarks.grading.kills`: a grader that is killed ten times in mid-work.

The same class is graded once in peace and once with a `kill -9` at ten random moments, each time
followed by `--resume`. Both must give the same grades; no finished submission may be graded again.
"""

import argparse
import csv
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import psutil  # noqa: E402

from benchmarks.figures.results import RESULTS  # noqa: E402
from benchmarks.grading.class_of_students import write_class  # noqa: E402
from benchmarks.table import markdown_table  # noqa: E402
from gankit.grading.store import FOLDER  # noqa: E402

LESSON, LONGEST_WAIT = 5, 10.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=50)
    parser.add_argument("--kills", type=int, default=10)
    parsed = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows, lines = measure(Path(folder), parsed.students, parsed.kills)
    text = markdown_table(rows) + "\n\n" + "\n".join(lines) + "\n"
    print(text)
    (RESULTS / "grading_kills.md").write_text(text)


def measure(folder, students, kills):
    """Grades in peace and with kills; returns rows for the table and lines below it."""
    write_class(folder / "submitted", students, LESSON)
    in_peace = _started(folder, "peace")
    in_peace.communicate()
    draw, rows, finished = random.Random(0), [], []
    for number in range(kills):
        names, row = _killed(folder, draw)
        finished += names
        rows.append({"kill": number + 1, **row})
    finished += _names(_started(folder, "killed").communicate()[0])
    found = grades(folder / "killed")
    return rows, [
        f"same grades as in peace: {found == grades(folder / 'peace')}",
        f"submissions: {students}, lost: {students - len({student for student, *_ in found[1:]})}, "
        f"graded twice after they were finished: {len(finished) - len(set(finished))}",
        f"processes of boxes left behind: {len(_boxes())}",
    ]


def grades(report):
    """Returns the rows of a report without their seconds."""
    with open(report / "grades.csv", newline="", encoding="utf-8") as file:
        return [row[:-1] for row in csv.reader(file)]


def _killed(folder, draw):
    """Starts the grader and kills it some seconds after its first new result.

    Returns the students that it finished, and a row for the table.
    """
    process, before = _started(folder, "killed"), _kept(folder)
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(process.stdout))
    reader.start()
    while _kept(folder) == before and process.poll() is None:
        time.sleep(0.05)
    wait = draw.uniform(0, LONGEST_WAIT)
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        process.kill()
    reader.join()
    process.wait()
    time.sleep(1.0)
    return _names("".join(lines)), {
        "seconds after its first result": wait,
        "was at work": process.returncode == -signal.SIGKILL,
        "kept": _kept(folder),
    }


def _started(folder, report):
    command = [sys.executable, "-m", "gankit", "grade", str(folder / "submitted"), "--resume"]
    command += ["--lesson", str(LESSON), "--out", str(folder / report)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _names(output):
    """Returns the students that this run finished itself."""
    return [
        line.split()[-3]
        for line in output.splitlines()
        if line.startswith("lesson ") and re.search(r"\(\d+ s\)$", line.rstrip())
    ]


def _kept(folder):
    return len(list((folder / "killed" / FOLDER).rglob("*.json")))


def _boxes():
    mine = (process.info for process in psutil.process_iter(["cmdline"]))
    return [info for info in mine if "gankit.grading.inside" in " ".join(info["cmdline"] or [])]


if __name__ == "__main__":
    main()
