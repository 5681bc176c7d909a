"""Results on disk, one file each, found again by what they were made from."""

import base64
import hashlib
import json
import os
import platform
import secrets
import threading
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import gankit
from gankit.files import whole_file
from gankit.grading.result import ExerciseResult, Figure, SubmissionResult

FOLDER = ".grading"
GRADED, FLAGGED = ".json", ".flagged.json"
KEY_BYTES = 32
_PACKAGES = ("tensorflow", "keras", "numpy", "jax", "torch", "ipykernel", "nbclient")


class Store:
    """Keeps results in a folder of the report, so that a batch can go on where it was.

    A result is found by the content of its submission, the exercises (all of the package's code)
    and the environment: where one of these changed, it is made anew.

    Args:
        report: Folder of the report.
    """

    def __init__(self, report):
        self.folder = Path(report) / FOLDER / fingerprint()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()  # two students may hand in the same
        self.key = _key(Path(report) / FOLDER / "key")

    def load(self, submission):
        """Returns the result of a submission, or None if there is none.

        Args:
            submission: A `Submission`.
        """
        return self._load(submission, GRADED)

    def has(self, submission):
        """Says whether there is a result of a submission.

        Args:
            submission: A `Submission`.
        """
        return self._path(submission, GRADED).exists()

    def load_flagged(self, submission):
        """Returns what could not be graded the last time, or None.

        Args:
            submission: A `Submission`.
        """
        return self._load(submission, FLAGGED)

    def save(self, submission, result):
        """Keeps a result: all of it or nothing. A flagged one is no result, and is kept apart.

        Args:
            submission: A `Submission`.
            result: Its `SubmissionResult`.
        """
        kind = FLAGGED if result.is_flagged else GRADED
        with self._lock, whole_file(self._path(submission, kind)) as part:
            part.write_text(_text(result), "utf-8")

    def _load(self, submission, kind):
        try:
            found = json.loads(self._path(submission, kind).read_text("utf-8"))
        except FileNotFoundError:
            return None
        return replace(
            _result(found),
            student=submission.student,
            lesson=submission.lesson,
            repairs=submission.repairs,
        )

    def _path(self, submission, kind):
        return self.folder / f"{submission.digest}{kind}"


@cache
def fingerprint():
    """Returns a hexadecimal SHA-256 of the package's code, its Python and its libraries."""
    package = Path(gankit.__file__).parent
    digest = hashlib.sha256(f"{platform.machine()} {platform.python_version()}".encode())
    digest.update(os.environ.get("KERAS_BACKEND", "").encode())
    for name in _PACKAGES:
        digest.update(f"{name} {_version(name)}".encode())
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _key(path):
    """Returns the report's secret, which is drawn once: the same submission has the same seeds."""
    if not path.exists():
        with whole_file(path) as part:
            part.touch(mode=0o600)
            part.write_bytes(secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()


def _text(result):
    values = asdict(result)
    for figure in values["figures"]:
        figure["png"] = base64.b64encode(figure["png"]).decode()
    return json.dumps(values)


def _result(values):
    exercises = tuple(ExerciseResult(**exercise) for exercise in values.pop("exercises"))
    figures = tuple(
        Figure(figure["cell"], base64.b64decode(figure["png"])) for figure in values.pop("figures")
    )
    repairs = tuple(values.pop("repairs"))
    return SubmissionResult(exercises=exercises, figures=figures, repairs=repairs, **values)
