"""Grades one submission after another, each in a box of its own."""

from gankit.exercises import registry
from gankit.exercises.verdict import NOT_ATTEMPTED, RIGHT, WRONG, Verdict
from gankit.grading.box.box import Box, NotStarted
from gankit.grading.plan import steps_of
from gankit.grading.result import (
    CRASHED,
    INFRASTRUCTURE,
    OUT_OF_MEMORY,
    TIMEOUT,
    ExerciseResult,
    SubmissionResult,
)
from gankit.grading.run import run_in_box
from gankit.grading.submission import ANSWER, CHECK

RUNNER = "gankit.grading.inside.runner"
BROKE_OFF = {
    TIMEOUT: "The notebook took too long before it came to this exercise.",
    OUT_OF_MEMORY: "The notebook used up its memory before it came to this exercise.",
    CRASHED: "The notebook ended its own process before it came to this exercise.",
    INFRASTRUCTURE: "This could not be graded, for a reason that is not yours: {reason}.",
}
TOO_LONG = "Still running when its time was over: is there a loop without end?"


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

        Args:
            submission: A `Submission`.

        Returns:
            A `SubmissionResult`. Whatever the submission does, nothing is raised.
        """
        tries, run, steps, reason = 0, None, [], ""
        for tries in (1, 2):
            steps = self._steps(submission, whole=run is not None and _missed(steps, run))
            try:
                run = run_in_box(self._box(is_first=tries == 1), steps)
            except NotStarted as problem:
                reason = str(problem)
                continue
            if run.ended != CRASHED and not _missed(steps, run):
                break
        if run is None:
            return self._ungraded(submission, reason)
        try:
            return self._result(submission, steps, run, tries)
        except NotStarted as problem:  # the judge's box
            return self._ungraded(submission, str(problem))

    def end(self):
        """Ends the spare box."""
        if self._spare is not None:
            self._spare.end()
            self._spare = None

    def warm_up(self):
        """Starts a spare box without waiting for it."""
        if self._spare is None:
            self._spare = Box(RUNNER, self.limits, self.walls)

    def _box(self, is_first):
        box, self._spare = self._spare, None
        if box is None or not is_first:  # a second try takes nothing that was there before
            if box is not None:
                box.end()
            box = Box(RUNNER, self.limits, self.walls)
        if self.keeps_warm:
            self.warm_up()
        box.wait_until_ready()
        return box

    def _steps(self, submission, whole):
        return steps_of(submission, self.key, self.limits.cell_seconds, whole)

    def _result(self, submission, steps, run, tries):
        reports = dict(zip(range(len(steps)), run.reports, strict=False))
        points = {e.id: e.points for e in registry.of_lesson(submission.lesson)}
        graded = []
        for number, step in enumerate(steps):
            if step["kind"] == "probe":
                answer = _answer_report(submission, steps, reports, step["exercise"])
                verdict = self._verdict(step, reports.get(number), answer, run.ended)
                seconds = sum(report.seconds for report in (reports.get(number), answer) if report)
                graded.append(_graded(step["exercise"], points, verdict, seconds))
        return SubmissionResult(
            submission.student,
            submission.lesson,
            tuple(graded),
            submission.repairs,
            tuple(run.figures),
            run.seconds,
            tries,
        )

    def _verdict(self, step, probe, answer, ended):
        if probe is None:
            return Verdict(ended, BROKE_OFF[ended])
        if probe.outcome == "ran" and probe.evidence and not probe.error:
            verdict = self.judge.verdict(step["exercise"], step["seeds"], probe.evidence)
            return _explained(verdict, answer)
        if probe.outcome == "timeout":
            return Verdict(TIMEOUT, TOO_LONG)
        if probe.outcome == "dead":
            status = ended or CRASHED
            return Verdict(status, BROKE_OFF[status].replace("before it came to", "in"))
        name, text = probe.error or ("an error", "")
        if name == "MemoryError":
            return Verdict(OUT_OF_MEMORY, "Your code asked for more memory than there is.")
        return Verdict(WRONG, f"Your code stopped with {name}: {text}")

    def _ungraded(self, submission, reason):
        message = BROKE_OFF[INFRASTRUCTURE].format(reason=reason)
        points = {e.id: e.points for e in registry.of_lesson(submission.lesson)}
        graded = tuple(
            ExerciseResult(cell.exercise, None, points[cell.exercise], INFRASTRUCTURE, message)
            for cell in submission.cells
            if cell.role == CHECK
        )
        return SubmissionResult(
            submission.student, submission.lesson, graded, submission.repairs, tries=2
        )


def _graded(exercise, points, verdict, seconds):
    full = points[exercise]
    reached = full if verdict.status == RIGHT else 0
    return ExerciseResult(exercise, reached, full, verdict.status, verdict.message, seconds)


def _missed(steps, run):
    """Says whether a cell of the student's missed a name that a cell left out would have given."""
    return any(
        step.get("is_students") and report.error and report.error[0] == "NameError"
        for step, report in zip(steps, run.reports, strict=False)
    )


def _answer_report(submission, steps, reports, exercise):
    names = {c.name for c in submission.cells if c.role == ANSWER and c.exercise == exercise}
    for number, step in enumerate(steps):
        if step["kind"] == "cell" and step["name"] in names:
            return reports.get(number)
    return None


def _explained(verdict, answer):
    """Names the error in the answer's own cell, where that is why there is nothing to judge."""
    if verdict.status == RIGHT or answer is None:
        return verdict
    if answer.outcome == "timeout":
        return Verdict(TIMEOUT, TOO_LONG)
    if verdict.status == NOT_ATTEMPTED and answer.error:
        name, text = answer.error
        if name != "NotImplementedError":
            return Verdict(WRONG, f"Its cell stops with {name}: {text}")
    return verdict
