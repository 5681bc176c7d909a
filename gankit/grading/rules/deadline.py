"""When work was due, and what each day after that costs."""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gankit.grading.intake.platforms import CANVAS

DAY = 86_400


@dataclass(frozen=True)
class Deadline:
    """When lessons were due.

    Args:
        due: Dict from a lesson's number to seconds since the epoch; None is for all others.
        penalty: Percent of the points reached that each day late takes, a begun one too.
    """

    due: dict = field(default_factory=dict)
    penalty: float = 0.0

    def days_late(self, lesson, origin):
        """Returns how many days late something came; a day that was begun counts.

        Where the platform alone says that it is late, it is one day. Canvas' files are as old as
        their download, so there its word alone counts.

        Args:
            lesson: Its number.
            origin: The submission's `Origin`.
        """
        due = self.due.get(lesson, self.due.get(None))
        is_known = due is not None and origin.modified and origin.platform != CANVAS
        over = origin.modified - due if is_known else 0
        return max(math.ceil(over / DAY), int(origin.is_late), 0)

    def cost(self, points, days):
        """Returns the points that lateness takes.

        Example: 10 percent a day, 20 points, 2 days -> 4.0

        Args:
            points: Points reached.
            days: How many days late.
        """
        return round(min(points, points * self.penalty / 100 * days), 2)

    def refuse_other_lessons(self, lessons):
        """Refuses a date for a lesson that the course does not have, which would never count.

        Args:
            lessons: Numbers of those that it has.

        Raises:
            ValueError: If there is one.
        """
        for number in self.due:
            if number not in (None, *lessons):
                raise ValueError(
                    f"expected a due date for one of the lessons {sorted(lessons)}, received one "
                    f"for {number}. Cure: correct its number"
                )


def due_dates(pairs):
    """Gathers when lessons were due.

    Args:
        pairs: List of `(lesson, seconds)`, see `due_of`.

    Returns:
        Dict as in `Deadline`.

    Raises:
        ValueError: If a lesson, or all of them, is given two dates.
    """
    due = {}
    for lesson, seconds in pairs:
        if lesson in due:
            which = "all lessons" if lesson is None else f"lesson {lesson}"
            raise ValueError(f"expected one due date for {which}, received two. Cure: drop one")
        due[lesson] = seconds
    return due


def due_of(text):
    """Reads when a lesson, or each lesson, was due.

    Example: `"5=2026-12-01"` -> `(5, the end of that day)`

    Args:
        text: Date, or date and time, in the time zone of this machine or with its own; before it
            the lesson's number and `=` where it is for that lesson alone.

    Returns:
        `(lesson, seconds)`: its number, or None for all, and seconds since the epoch.

    Raises:
        ValueError: If it is no such text.
    """
    lesson, _, moment = text.rpartition("=")
    try:
        number = int(lesson) if lesson else None
        when = datetime.fromisoformat(moment.strip())
    except ValueError as error:
        raise ValueError(
            f"expected a date such as 2026-12-01 or 2026-12-01T18:00, or 5=2026-12-01 for lesson 5 "
            f"alone, received {text!r}"
        ) from error
    if len(moment.strip()) <= len("2026-12-01"):
        when += timedelta(days=1)  # files know parts of seconds: 23:59:59.5 is that day, too
    return number, when.timestamp()
