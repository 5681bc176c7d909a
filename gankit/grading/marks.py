"""From what came out of a box to the marks of each exercise."""

from gankit.exercises import registry
from gankit.exercises.verdict import (
    NOT_ATTEMPTED,
    OUT_OF_MEMORY,
    RIGHT,
    TIMEOUT,
    WRONG,
    Verdict,
)
from gankit.grading.result import CRASHED, INFRASTRUCTURE, ExerciseResult, SubmissionResult
from gankit.grading.submission import ANSWER, CHECK

BROKE_OFF = {
    TIMEOUT: "The notebook took too long before it came to this exercise.",
    OUT_OF_MEMORY: "The notebook used up its memory before it came to this exercise.",
    CRASHED: "The notebook ended its own process before it came to this exercise.",
}
BROKE = {
    status: message.replace("before it came to", "in") for status, message in BROKE_OFF.items()
}
NOT_OURS = "This could not be graded, for a reason that is not yours: {reason}."
TOO_LONG = "Still running when its time was over: is there a loop without end?"


def marked(submission, steps, run, tries, judge):
    """Marks every exercise of a submission that was run.

    Args:
        submission: A `Submission`.
        steps: What the box was told to do, see `plan.steps_of`.
        run: The `Run` that came of it.
        tries: How many boxes it took.
        judge: A `Judge`.

    Returns:
        A `SubmissionResult`.

    Raises:
        NotStarted: If the judge's box can't be started.
    """
    points, graded = _points(submission), []
    reports = [*run.reports, *[None] * (len(steps) - len(run.reports))]
    answers = _reports_of_answers(submission, steps, reports)
    for step, probe in zip(steps, reports, strict=False):
        if step["kind"] == "probe":
            exercise = step["exercise"]
            answer = answers.get(exercise)
            verdict = _verdict(step, probe, answer, run.ended, judge)
            full = points[exercise]
            reached = verdict.points_of(full)
            seconds = sum(report.seconds for report in (probe, answer) if report)
            mark = ExerciseResult(exercise, reached, full, verdict.status, verdict.message, seconds)
            graded.append(mark)
    return _result(submission, graded, tries, tuple(run.figures), run.seconds)


def unmarked(submission, tries, reason):
    """Returns the result of a submission that could not be graded: flagged, and nobody's zero.

    Args:
        submission: A `Submission`.
        tries: How many boxes were tried.
        reason: A few words.

    Returns:
        A `SubmissionResult`.
    """
    points, message = _points(submission), NOT_OURS.format(reason=reason)
    graded = [
        ExerciseResult(cell.exercise, None, points[cell.exercise], INFRASTRUCTURE, message)
        for cell in submission.cells
        if cell.role == CHECK
    ]
    return _result(submission, graded, tries)


def _result(submission, graded, tries, figures=(), seconds=0.0):
    student, lesson, repairs = submission.student, submission.lesson, submission.repairs
    return SubmissionResult(student, lesson, tuple(graded), repairs, figures, seconds, tries)


def _points(submission):
    return {exercise.id: exercise.points for exercise in registry.of_lesson(submission.lesson)}


def _reports_of_answers(submission, steps, reports):
    """Returns a dict from an exercise to the report on the cell of its answer."""
    exercises = {cell.name: cell.exercise for cell in submission.cells if cell.role == ANSWER}
    return {
        exercises[step["name"]]: report
        for step, report in zip(steps, reports, strict=False)
        if step["kind"] == "cell" and step["name"] in exercises
    }


def _verdict(step, probe, answer, ended, judge):
    if probe is None:
        return Verdict(ended, BROKE_OFF[ended])
    if probe.outcome == "ran" and probe.evidence and not probe.error:
        verdict = judge.verdict(step["lesson"], step["exercise"], step["seeds"], probe.evidence)
        return _explained(verdict, answer)
    if probe.outcome == "timeout":
        return Verdict(TIMEOUT, TOO_LONG)
    if probe.outcome == "dead":
        return Verdict(ended or CRASHED, BROKE[ended or CRASHED])
    name, text = probe.error or ("nothing to show", "")
    if name == "MemoryError":
        return Verdict(OUT_OF_MEMORY, "Your code asked for more memory than there is.")
    return Verdict(WRONG, f"Your code stopped with {name}: {text}")


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
