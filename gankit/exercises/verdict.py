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
    """

    status: str
    message: str

    @property
    def is_right(self):
        return self.status == RIGHT


def right(message="As it should be."):
    """Returns the verdict on a right answer."""
    return Verdict(RIGHT, message)


def wrong(message):
    """Returns the verdict on a wrong answer; the message names what is likely misunderstood."""
    return Verdict(WRONG, message)


def not_attempted(message="Nothing here yet: fill in the blank, then run both cells again."):
    """Returns the verdict on a blank."""
    return Verdict(NOT_ATTEMPTED, message)
