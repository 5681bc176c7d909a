"""`python -m benchmarks.grading.attacks`: all attacks, on `gankit grade` and on nbgrader.

`gankit grade` takes each kind of them, as the catalogue has it, in a batch, as in `tests/attacks`;
nbgrader autogrades each attack by itself in a sandbox of the benchmark's, where a copy of a course
plays the host. What came of both is written to `docs/attacks.md` once all kinds are measured; with
`--kept` and `--kinds` that may be done in parts, and goes on where it was stopped.
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
from gankit.files import whole_file  # noqa: E402
from tests.attacks import school  # noqa: E402
from tests.attacks.attack import LESSON  # noqa: E402
from tests.attacks.catalogue import ATTACKS  # noqa: E402
from tests.attacks.observed import observe  # noqa: E402

PAGE = Path(__file__).parents[2] / "docs" / "attacks.md"
AT_ONCE = 2
KINDS = tuple(dict.fromkeys(attack.kind for attack in ATTACKS))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kept", type=Path, help="folder in which measurements are kept and found")
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS, metavar="KIND")
    parsed = parser.parse_args()
    folder = parsed.kept or Path(tempfile.mkdtemp(prefix="gankit-attacks-"))
    (folder / "nbgrader").mkdir(parents=True, exist_ok=True)
    for kind in parsed.kinds:
        _kept(folder / f"gankit-{kind}.json", lambda kind=kind: _observed(folder, of_kind(kind)))
        by_nbgrader(of_kind(kind), folder / "nbgrader")
    missing = [kind for kind in KINDS if not _is_kept(folder, kind)]
    if missing:
        print(f"not yet measured: {' '.join(missing)}; measurements are in {folder}")
        return
    batches = [(of_kind(kind), _read(folder / f"gankit-{kind}.json")) for kind in KINDS]
    theirs = {attack.name: _read(folder / f"nbgrader/{attack.name}.json") for attack in ATTACKS}
    PAGE.write_text(write_page(batches, theirs), "utf-8")
    print(f"{PAGE}; measurements are in {folder}")


def of_kind(kind):
    """Returns the attacks of a kind."""
    return [attack for attack in ATTACKS if attack.kind == kind]


def by_nbgrader(attacks, kept):
    """Lets nbgrader autograde attacks of which nothing is kept yet.

    Args:
        attacks: List of `Attack`.
        kept: Folder in which what came of each is kept.
    """
    attacks = [attack for attack in attacks if not (kept / f"{attack.name}.json").exists()]
    if not attacks:
        return
    hidden = school.new_secrets()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "course")
        write_template(template, hidden)
        with ThreadPoolExecutor(AT_ONCE) as threads:
            todo = [lambda one=one: _told(one, template, hidden) for one in attacks]
            paths = [kept / f"{attack.name}.json" for attack in attacks]
            list(threads.map(_kept, paths, todo))


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


def _observed(folder, attacks):
    with tempfile.TemporaryDirectory(dir=folder, prefix="gankit-school-") as school_folder:
        Path(school_folder).chmod(0o755)
        return observe(Path(school_folder), attacks)


def _kept(path, make):
    if not path.exists():
        with whole_file(path) as part:
            part.write_text(json.dumps(make()), "utf-8")


def _read(path):
    return json.loads(path.read_text("utf-8"))


def _is_kept(folder, kind):
    names = [f"gankit-{kind}", *(f"nbgrader/{attack.name}" for attack in of_kind(kind))]
    return all((folder / f"{name}.json").exists() for name in names)


if __name__ == "__main__":
    main()
