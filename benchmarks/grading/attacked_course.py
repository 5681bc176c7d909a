"""`python -m benchmarks.grading.attacked_course COURSE`: what nbgrader makes of one attack.

It runs in a sandbox of the benchmark's, in which a copy of a course plays the host. It lets
nbgrader autograde the attack and prints, as JSON: whether it came back, the score, who was reached
by a connection, and which processes were left.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

ATTACKER, PORTS = "attacker", (47001, 47002)
CELL_SECONDS = 15


def main(folder):
    """Autogrades the attacker's notebook and prints what came of it."""
    import psutil
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    from tests.attacks.school import Listeners

    settings = {"CourseDirectory": {"root": str(folder)}}
    patience = {"timeout": CELL_SECONDS, "iopub_timeout": CELL_SECONDS}
    config = Config({**settings, "Execute": patience})
    api = NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)
    os.chdir(folder)
    with Listeners(PORTS) as listeners:
        start = time.monotonic()
        result = api.autograde("lesson_05", ATTACKER)
        seconds = time.monotonic() - start
    with api.gradebook as gradebook:
        scores = {s.student.id: s.score for s in gradebook.assignment_submissions("lesson_05")}
    time.sleep(1)
    others = [p for p in psutil.process_iter() if p.pid not in (1, os.getpid())]
    said = {
        "success": bool(result["success"]),
        "log": result.get("log", "")[-3_000:],
        "score": scores.get(ATTACKER),
        "reached": listeners.reached,
        "processes": [" ".join(p.cmdline())[:200] for p in others if p.status() != "zombie"],
        "seconds": seconds,
    }
    print("\n" + json.dumps(said), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
