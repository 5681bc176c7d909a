"""Before strangers' work is graded: does the machine grade what is known?"""

from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT


class Unfit(ValueError):
    """A machine that does not grade as it should."""


def require_known_grades(grader, master, blank):
    """Grades a lesson's master and its blank notebook, whose grades are known.

    Args:
        grader: A `Grader`.
        master: The master as a `Submission`.
        blank: What students get as a `Submission`.

    Raises:
        Unfit: If the master does not get full marks, or the blank notebook any; the message says
            for which exercise, and why.
    """
    for submission, expected in ((master, RIGHT), (blank, NOT_ATTEMPTED)):
        for graded in grader.grade(submission).exercises:
            if graded.verdict != expected:
                raise Unfit(
                    f"this machine can't grade lesson {submission.lesson:02d}: in "
                    f"{submission.student} {graded.exercise} should be {expected}, it is "
                    f"{graded.verdict} ({graded.message}). Cure: run gankit doctor, and "
                    "gankit release --check"
                )
