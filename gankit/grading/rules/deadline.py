"""When work was due, and what each day after that costs."""

import math
from dataclasses import dataclass, field
from datetime import datetime

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

        Where the platform alone says that it is late, it is one day.

        Args:
            lesson: Its number.
            origin: The submission's `Origin`.
        """
        due = self.due.get(lesson, self.due.get(None))
        over = origin.modified - due if due is not None and origin.modified else 0
        return max(math.ceil(over / DAY), int(origin.is_late), 0)

    def cost(self, points, days):
        """Returns the points that lateness takes.

        Example: 10 percent a day, 20 points, 2 days -> 4.0

        Args:
            points: Points reached.
            days: How many days late.
        """
        return round(min(points, points * self.penalty / 100 * days), 2)


def due_of(text):
    """Reads when a lesson, or each lesson, was due.

    Example: `"5=2026-12-01"` -> `(5, the last second of that day)`

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
        when = when.replace(hour=23, minute=59, second=59)
    return number, when.timestamp()
