"""What was checked so far in this Python process."""

from gankit.exercises import registry
from gankit.exercises.verdict import RIGHT, not_attempted


class Scoreboard:
    """The last verdict on each exercise, and how many of its hints are open."""

    def __init__(self):
        self._verdicts = {}
        self._hints = {}

    def note(self, exercise, verdict):
        """Keeps a verdict in place of the one before."""
        self._verdicts[exercise] = verdict

    def open_hint(self, exercise):
        """Opens one hint more, and says which: 1 for the first; the last one stays the last."""
        self._hints[exercise] = min(self._hints.get(exercise, 0) + 1, len(exercise.hints))
        return self._hints[exercise]

    def lessons(self):
        """Returns the numbers of the lessons of which something was checked."""
        return sorted({exercise.lesson for exercise in self._verdicts})

    def headline(self, lesson):
        """Says the score. Example: `Lesson 05: 3 of 21 points, 1 of 10 exercises right.`"""
        exercises = registry.of_lesson(lesson)
        done = [exercise for exercise in exercises if self._status(exercise) == RIGHT]
        points = sum(map(self._reached, exercises))
        total = sum(exercise.points for exercise in exercises)
        return (
            f"Lesson {lesson:02d}: {points} of {total} points, "
            f"{len(done)} of {len(exercises)} exercises right."
        )

    def rows(self, lesson):
        """Returns `(status, id, title, points text)` for every exercise of a lesson."""
        return [
            (self._status(exercise), exercise.id, exercise.title, self._points(exercise))
            for exercise in registry.of_lesson(lesson)
        ]

    def _status(self, exercise):
        return self._verdict(exercise).status

    def _verdict(self, exercise):
        return self._verdicts.get(exercise, not_attempted())

    def _reached(self, exercise):
        return self._verdict(exercise).points_of(exercise.points)

    def _points(self, exercise):
        return f"{self._reached(exercise)} of {exercise.points}"
