"""Grades one submission after another, each in a box of its own."""

from gankit.grading.box.box import Box, NotStarted
from gankit.grading.judge_client import Patience
from gankit.grading.marks import marked, unmarked
from gankit.grading.notebook_run import run_in_box
from gankit.grading.plan import seeds_for, steps_of
from gankit.grading.tries import Tries

RUNNER = "gankit.grading.inside.runner"
MOST_STARTS = 2  # of boxes that don't come up
MOST_RUNS = 6


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

        It is run again, in a box that was not warmed up beforehand, where the first box did not
        start or ended by itself, and where a cell missed a name that was not defined because only
        what is needed is run. Where it ends at the same step once more, or a step takes too long
        or too much, it is run without that step. All runs but the first have as much time
        together as the first one.

        Args:
            submission: A `Submission`.

        Returns:
            A `SubmissionResult`. Whatever the submission does, nothing is raised.
        """
        tries = Tries(steps_of(submission, self.key, self.limits.cell_seconds))
        failed = 0
        while tries.runs < MOST_RUNS and tries.repeated < self.limits.seconds:
            try:
                run = self._run(tries, is_cold=failed + tries.runs > 0)
            except NotStarted as problem:
                failed += 1
                if failed < MOST_STARTS:
                    continue
                # what an earlier run told was not enough, or there would be no other one
                return unmarked(submission, failed + tries.runs, str(problem))
            if not tries.learn(run):
                break
        boxes = failed + tries.runs
        try:
            return marked(submission, tries, run, boxes, self._judge_of(submission))
        except NotStarted as problem:
            return unmarked(submission, boxes, str(problem))

    def end(self):
        """Ends the spare box."""
        if self._spare is not None:
            self._spare.end()
            self._spare = None

    def warm_up(self):
        """Starts a spare box without waiting for it."""
        if self._spare is None:
            self._spare = Box(RUNNER, self.limits, self.walls)

    def _run(self, tries, is_cold):
        seconds = self.limits.seconds - tries.repeated
        box = self._box(is_cold)
        return run_in_box(box, tries.steps, seconds, tries.left_out, tries.is_whole)

    def _judge_of(self, submission):
        """Returns a function from an exercise and evidence to a verdict."""
        patience = Patience()

        def judge(exercise, evidence):
            seeds = seeds_for(submission, exercise, self.key)
            return self.judge.verdict(submission.lesson, exercise, seeds, evidence, patience)

        return judge

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
