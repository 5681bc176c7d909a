"""Submissions that were read and repaired, on disk until they are graded and reported."""

import json
import tempfile
import zlib
from collections import Counter
from dataclasses import astuple

from gankit.grading.submission import Cell, Origin, Submission


class SubmissionFile:
    """Keeps submissions in a file that nobody else sees; used as a context, which removes it."""

    def __init__(self):
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self.counts = Counter()  # submissions by lesson

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def add(self, submission):
        """Adds a `Submission`.

        Args:
            submission: The submission.
        """
        cells = [(cell.name, cell.source, cell.role, cell.exercise) for cell in submission.cells]
        values = [submission.student, submission.lesson, cells, submission.repairs]
        values.append(astuple(submission.origin))
        content = zlib.compress(json.dumps(values).encode(), level=1)
        self._file.write(len(content).to_bytes(4, "big") + content)
        self.counts[submission.lesson] += 1

    def __iter__(self):
        """Yields the submissions in the order in which they came."""
        place = 0
        while True:
            self._file.seek(place)
            length = int.from_bytes(self._file.read(4), "big")
            if not length:
                return
            place += 4 + length
            yield _submission(json.loads(zlib.decompress(self._file.read(length))))


def _submission(values):
    student, lesson, cells, repairs, origin = values
    cells = tuple(Cell(*cell) for cell in cells)
    return Submission(student, lesson, cells, tuple(repairs), Origin(*origin))
