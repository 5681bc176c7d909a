"""The grader's side of judging: a box that answers, and a new one where it does not."""

import threading
import time
from dataclasses import dataclass

from gankit.exercises.verdict import TIMEOUT, Verdict
from gankit.grading.box.box import Box
from gankit.grading.evidence_file import LONGEST_MESSAGE
from gankit.grading.packets import Ended, Garbled, Silent
from gankit.grading.printable import one_line

MODULE = "gankit.grading.inside.judge_server"
SECONDS = 60  # for all answers of one submission; ten of them take two or three
TRIES = 2  # the first may have died of something else
UNJUDGED = "What your code brought out could not be judged: it took too long or too much memory."


@dataclass
class Patience:
    """How long judging one submission may still take: others wait for the same judge.

    Args:
        seconds: Wall clock.
    """

    seconds: float = SECONDS


class Judge:
    """Judges evidence in a box of its own; several threads may share it.

    Args:
        limits: `Limits` of the box.
        walls: `Walls` of the box, or None.
    """

    def __init__(self, limits, walls):
        self.limits, self.walls = limits, walls
        self._box, self._is_ready = None, False
        self._lock = threading.Lock()

    def start(self):
        """Starts the box, if there is none, without waiting for it."""
        if self._box is None:
            self._box, self._is_ready = Box(MODULE, self.limits, self.walls), False

    def verdict(self, lesson, exercise, seeds, evidence, patience):
        """Judges the evidence on one answer.

        Args:
            lesson: Number of the lesson.
            exercise: Id of the exercise.
            seeds: The seeds that the probe was given.
            evidence: Bytes that came out of a box.
            patience: The submission's `Patience`, which this takes from.

        Returns:
            A `Verdict`.

        Raises:
            NotStarted: If no box can be started.
        """
        question = {"lesson": lesson, "exercise": exercise, "seeds": seeds}
        with self._lock:
            for _ in range(TRIES):
                if patience.seconds <= 0:
                    break
                try:
                    return self._asked(question, evidence, patience)
                except (Ended, Silent, Garbled):  # this judge is done, whatever did it
                    self.end()
        return Verdict(TIMEOUT, UNJUDGED)  # not final: the machine may be the reason

    def _asked(self, question, evidence, patience):
        self.start()
        if not self._is_ready:
            self._box.wait_until_ready()
            self._is_ready = True
        start = time.monotonic()
        try:
            self._box.send(question, evidence)
            answer, _ = self._box.read(start + patience.seconds)
        finally:
            patience.seconds -= time.monotonic() - start
        message = one_line(answer["message"], LONGEST_MESSAGE)
        return Verdict(answer["status"], message, answer["share"])

    def end(self):
        """Ends the box."""
        if self._box is not None:
            self._box.end()
            self._box = None
