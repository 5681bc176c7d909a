"""What a student handed in, once it is read and repaired."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

LESSON = "lesson"
OWN = "own"
ANSWER = "answer"
CHECK = "check"


@dataclass(frozen=True)
class Cell:
    """One code cell of a submission.

    Args:
        name: For messages, such as `"cell 12"` or `"gan-generator_turn"`.
        source: Its Python code.
        role: `LESSON` (as it was handed out), `OWN` (added or changed by the student), `ANSWER` or
            `CHECK` (always the master's).
        exercise: Id of the exercise, such as `"gan.generator_turn"`, of an answer or a check.
    """

    name: str
    source: str
    role: str
    exercise: str = ""


@dataclass(frozen=True)
class Origin:
    """What is known about how a submission came.

    Args:
        platform: `"Moodle"`, `"Canvas"`, or `""` where no platform named the file.
        number: The platform's number for the student, or `""`.
        is_late: Whether the platform says that it is.
        modified: When the file, or the student's zip file in which it came, was last changed, in
            seconds since the epoch; 0 is unknown.
    """

    platform: str = ""
    number: str = ""
    is_late: bool = False
    modified: float = 0.0


@dataclass(frozen=True)
class Submission:
    """One notebook by one student, complete and in order.

    Args:
        student: Name of the student, as the folder or file gives it.
        lesson: Number of the lesson.
        cells: Tuple of `Cell`; every exercise of the lesson has its answer and its check.
        repairs: Tuple of lines that say what was put right on the way in.
        origin: Its `Origin`.
    """

    student: str
    lesson: int
    cells: tuple[Cell, ...]
    repairs: tuple[str, ...] = ()
    origin: Origin = Origin()

    @cached_property
    def digest(self):
        """Hexadecimal SHA-256 of all that is run: the same cells have the same digest."""
        cells = [(cell.name, cell.source, cell.role, cell.exercise) for cell in self.cells]
        content = json.dumps([self.lesson, cells])
        return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True)
class Refusal:
    """A file that was not graded.

    Args:
        student: Name of the student, or `""` where it is not known.
        file: Its path below the folder of submissions.
        reason: One line: what is wrong, and what the instructor can do.
    """

    student: str
    file: str
    reason: str
