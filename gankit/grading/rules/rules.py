"""All that the instructor says, applied to what was graded."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property

from gankit.grading.result import BY_HAND, INFRASTRUCTURE, ExerciseResult
from gankit.grading.rules.deadline import Deadline
from gankit.grading.rules.overrides import LATE, Override
from gankit.grading.rules.person import described
from gankit.grading.rules.roster import Roster
from gankit.grading.rules.spreadsheet import folded, nearest
from gankit.grading.submission import ANSWER, Refusal

READ_BY_HAND = "Read by your instructor."
NOTHING = "{} handed in nothing of lesson {}, so it counts for nothing. Cure: remove the line"


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

    def refuse_unclear_overrides(self, submissions):
        """Refuses an override for nobody or for several students, and two that are about the same.

        One of a lesson that nobody handed in this time is left alone.

        Args:
            submissions: Iterable of `Submission`.

        Returns:
            List of `Refusal`: overrides that count for nothing, since whom the roster has under
            that name handed in nothing of the lesson.

        Raises:
            ValueError: If there is one; the message names its line, and the nearest name of nobody.
        """
        called, people = defaultdict(set), {}
        for one in submissions:
            person = self.person(one.student, one.origin)
            people[one.student] = person.row.line if person else one.student
            for key in _keys(one.student, person):
                called[one.lesson, key].add(one.student)
        lessons, seen, idle = {lesson for lesson, _ in called}, {}, []
        for override in self.overrides:
            where, name = f"the overrides, line {override.line}:", override.student
            students = sorted(called[override.lesson, folded(name)])
            if override.lesson in lessons and folded(name) not in map(folded, students):
                self._refuse_several(where, name)
            is_there = students or override.lesson not in lessons
            if not is_there and not self.person(name):
                raise ValueError(
                    f"{where} nobody is called {name!r}{nearest(name, people)} Cure: write the "
                    "name as the report does"
                )
            if not is_there:
                idle.append(Refusal("", where[:-1], NOTHING.format(name, override.lesson)))
            if len({people[student] for student in students}) > 1:
                raise ValueError(
                    f"{where} {name!r} may be {' or '.join(students)}. Cure: write an id of the "
                    "roster, or give one's folder another name"
                )
            for student in students:
                about = student, override.lesson, override.exercise
                if seen.setdefault(about, override.line) != override.line:
                    raise ValueError(
                        f"{where} line {seen[about]} is about the same. Cure: remove one"
                    )
        return idle

    def _refuse_several(self, where, name):
        """Refuses a name, or an id, that several people on the roster have."""
        people = self.roster.called(name) if self.roster else []
        if len(people) > 1:
            raise ValueError(
                f"{where} {name!r} may be {described(people)} of the roster. Cure: write what only "
                "one of them is called"
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
        keys = _keys(result.student, self.person(result.student, origin))
        found = [self._by_student.get((result.lesson, key), ()) for key in keys]
        return {override.exercise: override for several in found for override in several}

    @cached_property
    def _by_student(self):
        """Dict from a lesson and a folded name to a list of `Override`."""
        grouped = defaultdict(list)
        for override in self.overrides:
            grouped[override.lesson, folded(override.student)].append(override)
        return grouped


def _keys(student, person):
    """Returns the set of what a student may be called in the overrides, folded."""
    return {folded(student)} | (person.keys if person else set())


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
