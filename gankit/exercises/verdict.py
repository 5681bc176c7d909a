"""What a judge says about an answer."""

from dataclasses import dataclass

RIGHT = "right"
WRONG = "wrong"
NOT_ATTEMPTED = "not attempted"
TIMEOUT = "timeout"
OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True)
class Verdict:
    """The outcome of one exercise.

    Args:
        status: `"right"`, `"wrong"`, `"not attempted"`, `"timeout"` or `"out of memory"`.
        message: One line for the student; for a wrong answer the likely misconception.
        share: Of the points, above 0 and at most 1, that a right answer gets; below 1 only where an
            exercise pays by degree.
    """

    status: str
    message: str
    share: float = 1.0

    @property
    def is_right(self):
        return self.status == RIGHT

    def points_of(self, full):
        """Returns the points reached of as many: whole numbers stay whole."""
        reached = full * self.share if self.is_right else 0
        return int(reached) if reached == int(reached) else reached


def right(message="As it should be.", share=1.0):
    """Returns the verdict on a right answer."""
    return Verdict(RIGHT, message, share)


def least(verdicts):
    """Returns the first verdict that is not right, or else the one with the smallest share.

    Args:
        verdicts: Iterable of `Verdict`; of no more than needed is asked.
    """
    smallest = None
    for verdict in verdicts:
        if not verdict.is_right:
            return verdict
        # The last one of equal shares, whose words are about all that was asked.
        smallest = verdict if smallest is None or verdict.share <= smallest.share else smallest
    return smallest


def wrong(message):
    """Returns the verdict on a wrong answer; the message names what is likely misunderstood."""
    return Verdict(WRONG, message)


def not_attempted(message="Nothing here yet: fill in the blank, then run both cells again."):
    """Returns the verdict on a blank."""
    return Verdict(NOT_ATTEMPTED, message)
