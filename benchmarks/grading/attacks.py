"""`python -m benchmarks.grading.attacks`: all attacks, on `gankit grade` and on nbgrader.

`gankit grade` takes them in one batch, as in `tests/attacks`. nbgrader autogrades each by itself in
a sandbox of the benchmark's, where a copy of a course plays the host. What came of both is written
to `docs/attacks.md`.
"""

import argparse
import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from benchmarks.grading.attacks_page import write_page  # noqa: E402
from benchmarks.grading.nbgrader_course import NbgraderCourse  # noqa: E402
from benchmarks.grading.sandboxed_nbgrader import timed, without_trainings  # noqa: E402
from tests.attacks import school  # noqa: E402
from tests.attacks.attack import LESSON  # noqa: E402
from tests.attacks.catalogue import ATTACKS  # noqa: E402
from tests.attacks.observed import observe  # noqa: E402

PAGE = Path(__file__).parents[2] / "docs" / "attacks.md"
AT_ONCE = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kept", type=Path, help="folder in which measurements are kept and found")
    folder = parser.parse_args().kept or Path(tempfile.mkdtemp(prefix="gankit-attacks-"))
    folder.mkdir(exist_ok=True)
    ours = _kept(folder / "gankit.json", lambda: _observed(folder))
    (folder / "nbgrader").mkdir(exist_ok=True)
    theirs = by_nbgrader(ATTACKS, folder / "nbgrader")
    PAGE.write_text(write_page(ATTACKS, ours, theirs), "utf-8")
    print(f"{PAGE}; measurements are in {folder}")


def by_nbgrader(attacks, kept):
    """Lets nbgrader autograde attacks.

    Args:
        attacks: List of `Attack`.
        kept: Folder in which what came of each is kept, and found again.

    Returns:
        Dict from name to what came of each.
    """
    hidden = school.new_secrets()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "course")
        write_template(template, hidden)
        with ThreadPoolExecutor(AT_ONCE) as threads:
            done = threads.map(
                lambda one: _kept(kept / f"{one.name}.json", lambda: _told(one, template, hidden)),
                attacks,
            )
            return {attack.name: one for attack, one in zip(attacks, done, strict=True)}


def write_template(folder, hidden):
    """Writes a course of nbgrader's: a released lesson, a gradebook, a submission, and secrets."""
    course = NbgraderCourse(folder, LESSON)
    (master,) = (folder / "source").rglob("*.ipynb")
    notebook = without_trainings(json.loads(master.read_text("utf-8")))
    notebook["cells"][0]["source"] = f"# {hidden['masters']}"
    master.write_text(json.dumps(notebook), "utf-8")
    course.api.generate_assignment(course.name, force=True)
    school.hand_in_honest(folder, "honest", hidden["submission"])
    (folder / "notes.txt").write_text(hidden["outside"] + hidden["key"], "utf-8")
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        gradebook.add_student(hidden["gradebook"])


def _told(attack, template, hidden):
    done = timed(attack, template, hidden)
    said = done["said"] or {}
    print(f"{done['seconds']:6.1f} s {attack.name}: score {said.get('score')}", flush=True)
    return done


def _observed(folder):
    school_folder = folder / "gankit-school"
    school_folder.mkdir()
    return observe(school_folder)


def _kept(path, make):
    if not path.exists():
        path.write_text(json.dumps(make()), "utf-8")
    return json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
