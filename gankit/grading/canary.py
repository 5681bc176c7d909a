"""Before strangers' work is graded: does the machine grade what is known?"""

from dataclasses import dataclass

from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT
from gankit.grading.submission import ANSWER, Cell, Submission


class UnfitMachine(ValueError):
    """A machine that does not grade as it should."""


@dataclass(frozen=True)
class Known:
    """A submission whose grade is known.

    Args:
        submission: The `Submission`.
        verdict: The verdict that each of its exercises should get.
    """

    submission: Submission
    verdict: str


def known_submissions(master, lesson):
    """Returns two submissions whose grades are known: the master's, and what students get.

    Args:
        master: A `Master`.
        lesson: Its `Lesson`.

    Returns:
        Tuple of two `Known`.
    """
    solved = master.notebook.cells
    answered = tuple(
        Cell(cell.name, solved[cell.number - 1].source, ANSWER, cell.exercise)
        if cell.role == ANSWER
        else cell.as_cell()
        for cell in lesson.cells
    )
    blank = tuple(cell.as_cell() for cell in lesson.cells)
    return (
        Known(Submission("the master", lesson.number, answered), RIGHT),
        Known(Submission("the blank notebook", lesson.number, blank), NOT_ATTEMPTED),
    )


def require_known_grades(grader, known):
    """Grades submissions whose grades are known.

    Args:
        grader: A `Grader`.
        known: Iterable of `Known`.

    Raises:
        UnfitMachine: If one of their exercises gets another verdict; the message says for which,
            and why.
    """
    for one in known:
        submission, expected = one.submission, one.verdict
        for graded in grader.grade(submission).exercises:
            if graded.verdict != expected:
                raise UnfitMachine(
                    f"this machine can't grade lesson {submission.lesson:02d}: in "
                    f"{submission.student} {graded.exercise} should be {expected}, it is "
                    f"{graded.verdict} ({graded.message}). Cure: run gankit doctor, and "
                    "gankit release --check"
                )
