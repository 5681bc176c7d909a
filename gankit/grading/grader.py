"""Grades one submission after another, each in a box of its own."""

from gankit.grading.box.box import Box, NotStarted
from gankit.grading.marks import marked, unmarked
from gankit.grading.notebook_run import run_in_box
from gankit.grading.plan import steps_of
from gankit.grading.result import CRASHED

RUNNER = "gankit.grading.inside.runner"
TRIES = 2


class Grader:
    """Grades submissions. Only the thread that made it may use it.

    Args:
        limits: The `Limits` of a box.
        walls: The `Walls` of a box; None where notebooks are trusted.
        judge: A `Judge`.
        key: Bytes that no student knows, from which seeds are drawn.
        keeps_warm: Whether a spare box warms up while a submission runs.
    """

    def __init__(self, limits, walls, judge, key, keeps_warm=True):
        self.limits, self.walls, self.judge, self.key = limits, walls, judge, key
        self.keeps_warm = keeps_warm
        self._spare = None

    def grade(self, submission):
        """Grades one submission.

        It is run a second time, in a box that was not warmed up beforehand, where the first box
        did not start or ended by itself, and where a cell missed a name that was not defined
        because only what is needed is run.

        Args:
            submission: A `Submission`.

        Returns:
            A `SubmissionResult`. Whatever the submission does, nothing is raised.
        """
        steps = run = reason = None
        for tries in range(1, TRIES + 1):
            planned = self._steps(submission, whole=run is not None and _missed(steps, run))
            try:
                run = run_in_box(self._box(is_cold=tries > 1), planned)
            except NotStarted as problem:
                reason = str(problem)
                continue
            steps = planned
            if run.ended != CRASHED and not _missed(steps, run):
                break
        if run is None:
            return unmarked(submission, tries, reason)
        try:
            return marked(submission, steps, run, tries, self.judge)
        except NotStarted as problem:
            return unmarked(submission, tries, str(problem))

    def end(self):
        """Ends the spare box."""
        if self._spare is not None:
            self._spare.end()
            self._spare = None

    def warm_up(self):
        """Starts a spare box without waiting for it."""
        if self._spare is None:
            self._spare = Box(RUNNER, self.limits, self.walls)

    def _box(self, is_cold):
        """Returns a box that is ready, and starts the next one."""
        if is_cold:
            box = Box(RUNNER, self.limits, self.walls)
        else:
            box, self._spare = self._spare or Box(RUNNER, self.limits, self.walls), None
        if self.keeps_warm:
            self.warm_up()
        box.wait_until_ready()
        return box

    def _steps(self, submission, whole):
        return steps_of(submission, self.key, self.limits.cell_seconds, whole)


def _missed(steps, run):
    """Says whether a cell of the student's missed a name that a cell left out would have given."""
    return any(
        step.get("is_students") and report.error and report.error[0] == "NameError"
        for step, report in zip(steps, run.reports, strict=False)
    )
