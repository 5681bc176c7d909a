"""Results on disk, one file each, found again by what they were made from."""

import base64
import hashlib
import json
import os
import platform
import re
import secrets
import threading
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import gankit
from gankit.files import sweep_parts, whole_file
from gankit.grading.result import ExerciseResult, Figure, SubmissionResult

FOLDER = ".grading"
SETTLED, UNSETTLED = ".json", ".unsettled.json"
KEY_BYTES = 32
_GRADED = ("student", "lesson", "exercises", "repairs", "figures", "seconds", "tries", "notes")
_BEARS_ON_NO_GRADE = (
    "cli/",
    "grading/claim.py",
    "grading/intake/",
    "grading/noticing/",
    "grading/report/",
    "grading/rules/",
)
_PACKAGES = ("tensorflow", "keras", "numpy", "jax", "torch", "ipykernel", "nbclient")


class Store:
    """Keeps results in a folder of the report, so that a batch can go on where it was.

    A result is found by the content of its submission, by the code that can change a grade of its
    lesson, and by the environment: where one of these changed, it is made anew. One that is not
    settled, because the machine failed or was perhaps only busy, is reported, but made anew the
    next time.

    Args:
        report: Folder of the report.
    """

    def __init__(self, report):
        self.folder = Path(report) / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, *filter(Path.is_dir, self.folder.iterdir())):
            sweep_parts(folder)
        self._lock = threading.Lock()  # two students may hand in the same
        self._first = {}  # digest -> first student of what was graded since this was made
        self.key = _key(self.folder / "key")

    def load(self, submission):
        """Returns the settled result of a submission, or None if there is none.

        Args:
            submission: A `Submission`.
        """
        return self._load(submission, SETTLED)

    def has(self, submission):
        """Says whether there is a settled result of a submission.

        Args:
            submission: A `Submission`.
        """
        return self.load(submission) is not None

    def latest(self, submission):
        """Returns the result of a submission, settled or not, or None.

        Args:
            submission: A `Submission`.
        """
        return self.load(submission) or self._load(submission, UNSETTLED)

    def known(self, submission):
        """Returns what need not be graded, and why.

        Args:
            submission: A `Submission`.

        Returns:
            `(result, why)`, or None: a settled result is `"known before"`, what has the same
            content as another of this batch is `"the same as ..."`.
        """
        first = self._first.get(submission.digest)
        result = self.latest(submission) if first else self.load(submission)
        if result is None or result.is_flagged:
            return None
        return result, f"the same as {first}" if first else "known before"

    def save(self, submission, result):
        """Keeps a result: all of it or nothing.

        Args:
            submission: A `Submission`.
            result: Its `SubmissionResult`.
        """
        kind = SETTLED if result.is_settled else UNSETTLED
        path = self._path(submission, kind)
        with self._lock:
            path.parent.mkdir(exist_ok=True)
            with whole_file(path) as part:
                part.write_text(_text(result), "utf-8")
            self._first.setdefault(submission.digest, submission.student)

    def forget(self, submission):
        """Removes the result of a submission, so that it is graded again.

        Args:
            submission: A `Submission`.
        """
        for kind in (SETTLED, UNSETTLED):
            self._path(submission, kind).unlink(missing_ok=True)

    def _load(self, submission, kind):
        try:
            found = _result(json.loads(self._path(submission, kind).read_text("utf-8")))
        except (FileNotFoundError, ValueError, LookupError, TypeError):
            return None  # after a power cut a file may be there without its content
        return replace(
            found,
            student=submission.student,
            lesson=submission.lesson,
            repairs=submission.repairs,
        )

    def _path(self, submission, kind):
        lesson = f"{submission.lesson:02d}-{fingerprint(submission.lesson)[:16]}"
        return self.folder / lesson / f"{submission.digest}{kind}"


@cache
def fingerprint(lesson=None):
    """Returns a hexadecimal SHA-256 of code, Python and libraries.

    Args:
        lesson: Number of the lesson whose grades the code can change: not that of other lessons'
            exercises, of the intake, whose work is part of a submission's digest, of the report and
            of the command line. None takes all of the package.
    """
    package = Path(gankit.__file__).parent
    digest = hashlib.sha256(f"{platform.machine()} {platform.python_version()}".encode())
    digest.update(os.environ.get("KERAS_BACKEND", "").encode())
    for name in _PACKAGES:
        digest.update(f"{name} {_version(name)}".encode())
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if lesson is None or _bears_on(lesson, name):
            digest.update(name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _bears_on(lesson, name):
    other = re.match(r"exercises/lesson_(\d+)/", name)
    return int(other[1]) == lesson if other else not name.startswith(_BEARS_ON_NO_GRADE)


def _version(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _key(path):
    """Returns the report's secret, which is drawn once: the same submission has the same seeds."""
    if not path.exists() or path.stat().st_size != KEY_BYTES:
        with whole_file(path) as part:
            part.touch(mode=0o600)
            part.write_bytes(secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()


def _text(result):
    values = {name: value for name, value in asdict(result).items() if name in _GRADED}
    for figure in values["figures"]:
        figure["png"] = base64.b64encode(figure["png"]).decode()
    return json.dumps(values)


def _result(values):
    exercises = tuple(ExerciseResult(**exercise) for exercise in values.pop("exercises"))
    figures = tuple(
        Figure(figure["cell"], base64.b64decode(figure["png"])) for figure in values.pop("figures")
    )
    repairs, notes = tuple(values.pop("repairs")), tuple(values.pop("notes", ()))
    return SubmissionResult(
        exercises=exercises, figures=figures, repairs=repairs, notes=notes, **values
    )
