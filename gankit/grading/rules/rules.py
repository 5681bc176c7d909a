"""All that the instructor says, applied to what was graded."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property

from gankit.grading.result import BY_HAND, INFRASTRUCTURE, ExerciseResult
from gankit.grading.rules.deadline import Deadline
from gankit.grading.rules.overrides import LATE, Override
from gankit.grading.rules.roster import Roster
from gankit.grading.rules.spreadsheet import folded, nearest
from gankit.grading.submission import ANSWER

READ_BY_HAND = "Read by your instructor."


@dataclass(frozen=True)
class Rules:
    """What holds for a batch.

    Args:
        roster: The `Roster`, or None.
        deadline: The `Deadline`.
        overrides: List of `Override`.
    """

    roster: Roster | None = None
    deadline: Deadline = Deadline()
    overrides: list[Override] = field(default_factory=list)

    def person(self, student, origin=None):
        """Returns the `Person` of the roster, or None; see `Roster.find`."""
        return self.roster.find(student, origin) if self.roster else None

    def refuse_unknown_students(self, submissions):
        """Refuses an override for somebody who is neither on the roster nor handed anything in.

        One of a lesson that nobody handed in this time is left alone.

        Args:
            submissions: Iterable of `Submission`.

        Raises:
            ValueError: If there is one; the message names its line and the nearest name.
        """
        students, lessons = set(), set()
        for one in submissions:
            students.add(one.student)
            lessons.add(one.lesson)
        known = {folded(student) for student in students}
        for override in self.overrides:
            is_there = override.lesson not in lessons or folded(override.student) in known
            if not is_there and not self.person(override.student):
                raise ValueError(
                    f"the overrides, line {override.line}: nobody is called {override.student!r}"
                    f"{nearest(override.student, students)} Cure: write the name as the report does"
                )

    def applied(self, result, submission):
        """Returns a result with what the instructor says in it, and with what the report shows.

        Args:
            result: A `SubmissionResult`, as it was graded.
            submission: Its `Submission`.

        Returns:
            A `SubmissionResult`.
        """
        origin = submission.origin
        by_exercise = self._overrides_of(result, origin)
        graded = [_overridden(one, by_exercise.pop(one.exercise, None)) for one in result.exercises]
        late, comment = by_exercise.pop(LATE, None), by_exercise.pop("", None)
        graded += [_read_by_hand(override) for override in by_exercise.values()]
        changed = replace(result, exercises=tuple(graded))
        days = self.deadline.days_late(result.lesson, origin)
        penalty = self.deadline.cost(changed.points, days)
        if late and late.points is not None:
            penalty = min(late.points, changed.points)
        comments = [one.comment for one in (comment, late) if one and one.comment]
        return replace(
            changed,
            days_late=days,
            penalty=penalty,
            comment=" ".join(comments),
            origin=origin,
            answers={c.exercise: c.source for c in submission.cells if c.role == ANSWER},
        )

    def _overrides_of(self, result, origin):
        person = self.person(result.student, origin)
        keys = {folded(result.student)} | (person.keys if person else set())
        found = [self._by_student.get((result.lesson, key), ()) for key in keys]
        return {override.exercise: override for several in found for override in several}

    @cached_property
    def _by_student(self):
        """Dict from a lesson and a folded name to a list of `Override`."""
        grouped = defaultdict(list)
        for override in self.overrides:
            grouped[override.lesson, folded(override.student)].append(override)
        return grouped


def _overridden(graded, override):
    if override is None:
        return graded
    if override.points is None:
        return replace(graded, comment=override.comment)
    verdict = BY_HAND if graded.verdict == INFRASTRUCTURE else graded.verdict
    return replace(
        graded,
        points=override.points,
        judged=graded.points,
        is_by_hand=True,
        verdict=verdict,
        comment=override.comment,
    )


def _read_by_hand(override):
    return ExerciseResult(
        override.exercise,
        override.points,
        override.max_points or 0,
        BY_HAND,
        READ_BY_HAND,
        is_by_hand=True,
        comment=override.comment,
    )
