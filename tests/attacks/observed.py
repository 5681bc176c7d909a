"""One batch with all attacks in it, and what was seen of it from outside."""

import json
import os
import site
import stat
import subprocess
import sys
import time
from pathlib import Path

import gankit
from tests.attacks import school
from tests.attacks.attack import TRACE
from tests.attacks.catalogue import ATTACKS
from tests.grading.handed_in import hand_in

ROOT = Path(__file__).parents[2]
EVERY = 15  # attacks between two honest ones, of many attacks
SECONDS = 1_500
PLANTED = ("/tmp", "/var/tmp", "/dev/shm", "/etc", "/root", "/usr/local", "/opt", "/run", "/home")


def observe(folder, attacks=ATTACKS, is_trusted=False):
    """Grades all attacks with honest companions and returns what happened.

    Args:
        folder: `Path` of an empty folder, which becomes the school.
        attacks: The attacks.
        is_trusted: Whether there are no walls: for attacks that are known to be harmless.

    Returns:
        Dict of plain values: results by student, and all that was found outside the boxes.
    """
    hidden = school.new_secrets()
    with school.Listeners() as listeners:
        school.write_school(folder, hidden)
        _hand_in_all(folder, attacks, hidden, listeners.ports)
        before = _state(folder)
        start = time.monotonic()
        done = _evening(folder, hidden, is_trusted)
        seconds = time.monotonic() - start
    seen = json.loads((folder / "evening.json").read_text("utf-8"))
    after = _state(folder)
    return seen | {
        "hidden": hidden,
        "seconds": seconds,
        "log": done.stdout,
        "changed": {kind: school.differences(before[kind], after[kind]) for kind in before},
        "reached": listeners.reached,
        "stage is left": Path(seen["stage"]).exists(),
        "pages": _pages(folder / "report"),
        "grades": (folder / "report/grades.csv").read_text("utf-8"),
    }


def student_of(attacks, number):
    """Returns the name of the student who hands in an attack."""
    return f"{100 + number} {attacks[number].student or attacks[number].name}"


def honest_students(attacks):
    """Returns the names of the honest companions: before all attacks, between them, behind them."""
    every = min(EVERY, len(attacks) // 2 + 1)
    between = [f"{100 + number}- {school.HONEST}" for number in range(every, len(attacks), every)]
    return [f"000 {school.HONEST}", *between, f"999 {school.HONEST}"]


def _hand_in_all(folder, attacks, hidden, ports):
    for number, attack in enumerate(attacks):
        notebook = attack.notebook(folder, ports)
        hand_in(folder / "submitted", student_of(attacks, number), notebook, 5)
    for student in honest_students(attacks):
        school.hand_in_honest(folder, student, hidden["submission"])


def _evening(folder, hidden, is_trusted):
    environment = os.environ | {
        "GRADERS_SECRET": hidden["environment"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "tests.attacks.evening", str(folder)]
    done = subprocess.run(
        command + ["--trusted"] * is_trusted,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    if done.returncode:
        raise RuntimeError(f"the batch ended with {done.returncode}: {done.stderr[-4000:]}")
    return done


def _state(folder):
    package = Path(gankit.__file__).parent
    kept = [folder / name for name in ("course", "submitted")]
    secrets = _content(folder / "report/.grading/key", folder / "notes.txt")
    return {
        "school": school.fingerprints(kept) | secrets,
        "package": school.fingerprints([package]),
        "libraries": school.changes_of([*site.getsitepackages(), Path(os.__file__).parent]),
        "traces": dict.fromkeys(school.traces([folder, ROOT / "tests", *PLANTED]), True),
        "shared memory": _shared_memory(),
        "listening": dict.fromkeys(_listening(), True),
        "temporary": _temporary(),
    }


def _content(*files):
    return {str(file): file.read_text("utf-8") for file in files}


def _shared_memory():
    """Returns System V's segments by those who made them: a box's users are far above others."""
    rows = Path("/proc/sysvipc/shm").read_text().splitlines()[1:]
    return {row.split()[1]: True for row in rows if int(row.split()[7]) >= 200_000}


def _listening():
    """Returns sockets of the host that attacks opened."""
    found = [line for line in Path("/proc/net/unix").read_text().splitlines() if TRACE in line]
    for table in ("tcp", "tcp6"):
        rows = Path("/proc/net", table).read_text().splitlines()[1:]
        found += [row for row in rows if f":{47811:04X} " in row.split()[1] + " "]
    return found


def _temporary():
    """Returns what belongs to users of boxes in the folders where everybody may write."""
    found = {}
    for folder in ("/tmp", "/dev/shm", "/var/tmp"):
        for entry in os.scandir(folder):
            facts = entry.stat(follow_symlinks=False)
            if facts.st_uid >= 200_000 and not stat.S_ISDIR(facts.st_mode):
                found[entry.path] = True
    return found


def _pages(report):
    pages = [*report.rglob("*.html"), *report.rglob("*.csv")]
    return {str(path.relative_to(report)): path.read_text("utf-8") for path in pages}
