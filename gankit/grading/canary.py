"""Before strangers' work is graded: does the machine grade what is known?"""

from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT
from gankit.grading.submission import ANSWER, Cell, Submission


class UnfitMachine(ValueError):
    """A machine that does not grade as it should."""


def known_submissions(master, lesson):
    """Returns two submissions whose grades are known: the master's, and what students get.

    Args:
        master: A `Master`.
        lesson: Its `Lesson`.
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
        Submission("the master", lesson.number, answered),
        Submission("the blank notebook", lesson.number, blank),
    )


def require_known_grades(grader, master, blank):
    """Grades a lesson's master and its blank notebook, whose grades are known.

    Args:
        grader: A `Grader`.
        master: The master as a `Submission`.
        blank: What students get as a `Submission`.

    Raises:
        UnfitMachine: If the master does not get full marks, or the blank notebook any; the message
            says for which exercise, and why.
    """
    for submission, expected in ((master, RIGHT), (blank, NOT_ATTEMPTED)):
        for graded in grader.grade(submission).exercises:
            if graded.verdict != expected:
                raise UnfitMachine(
                    f"this machine can't grade lesson {submission.lesson:02d}: in "
                    f"{submission.student} {graded.exercise} should be {expected}, it is "
                    f"{graded.verdict} ({graded.message}). Cure: run gankit doctor, and "
                    "gankit release --check"
                )
