"""What came of a submission."""

from dataclasses import dataclass, field

from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, RIGHT, TIMEOUT, WRONG
from gankit.grading.figures import Figure
from gankit.grading.submission import Origin

CRASHED = "crashed"
INFRASTRUCTURE = "infrastructure"
BY_HAND = "by hand"
VERDICTS = (RIGHT, WRONG, NOT_ATTEMPTED, TIMEOUT, OUT_OF_MEMORY, CRASHED, INFRASTRUCTURE, BY_HAND)

UNSETTLED = (TIMEOUT, OUT_OF_MEMORY, CRASHED, INFRASTRUCTURE)


@dataclass(frozen=True)
class ExerciseResult:
    """The grade of one exercise.

    Args:
        exercise: Its id, such as `"gan.generator_turn"`.
        points: Points reached; None for `INFRASTRUCTURE`, which is nobody's zero.
        max_points: Points that it gives.
        verdict: One of `VERDICTS`.
        message: One line for the student. It may hold the student's own text: escape it.
        seconds: What running and probing the answer took.
        comment: The instructor's, or `""`.
        is_by_hand: Whether the instructor gave the points.
        judged: Points before that.
    """

    exercise: str
    points: float | None
    max_points: float
    verdict: str
    message: str
    seconds: float = 0.0
    comment: str = ""
    is_by_hand: bool = False
    judged: float | None = None


@dataclass(frozen=True)
class SubmissionResult:
    """All grades of one submission.

    Args:
        student: Name of the student.
        lesson: Number of the lesson.
        exercises: Tuple of `ExerciseResult`, in the lesson's order.
        repairs: Tuple of lines that say what the intake put right.
        figures: Tuple of `Figure`.
        seconds: Wall clock in the box.
        tries: How many boxes it took.
        days_late: Days after it was due.
        penalty: Points that these take.
        comment: The instructor's on the whole of it, or `""`.
        answers: Dict from exercise to the student's code.
        origin: The submission's `Origin`.
        notes: Tuple of lines that say without what it was graded.
    """

    student: str
    lesson: int
    exercises: tuple[ExerciseResult, ...]
    repairs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    days_late: int = 0
    penalty: float = 0.0
    comment: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    origin: Origin = Origin()
    notes: tuple[str, ...] = ()

    @property
    def points(self):
        """Points of all exercises that could be graded."""
        return sum(exercise.points or 0 for exercise in self.exercises)

    @property
    def score(self):
        """What counts: the points less what lateness takes."""
        return max(0, self.points - self.penalty)

    @property
    def max_points(self):
        """Points that the lesson gives."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def is_flagged(self):
        """Whether a part of it could not be graded for a reason that is not the student's."""
        return any(exercise.verdict == INFRASTRUCTURE for exercise in self.exercises)

    @property
    def is_settled(self):
        """Whether it is final: a busy machine looks like an endless loop, and limits may rise."""
        return not self.notes and not any(one.verdict in UNSETTLED for one in self.exercises)
