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
from gankit.grading.submission import ANSWER, CHECK, OWN

BROKE_OFF = {
    TIMEOUT: "The notebook took too long before it came to this exercise.",
    OUT_OF_MEMORY: "The notebook used up its memory before it came to this exercise.",
    CRASHED: "The notebook ended its own process before it came to this exercise.",
}
BROKE = {
    status: message.replace("before it came to", "in") for status, message in BROKE_OFF.items()
}
LEFT_OUT = {
    TIMEOUT: "took too long and could not be interrupted",
    OUT_OF_MEMORY: "used up the memory",
    CRASHED: "ended the notebook's own process",
}
INTERRUPTED = "took too long and was interrupted: what follows ran on what it had done until then."
MISSING = "imports what is not here ({problems}): the rest of it was run without that."
MOST_MISSING_CELLS = 3  # that are told of
LAST_WORDS = " The last that it printed: {printed}"
NOT_OURS = "This could not be graded, for a reason that is not yours: {reason}."
TOO_LONG = "Still running when its time was over: is there a loop without end?"


def marked(submission, tries, run, boxes, judge):
    """Marks every exercise of a submission that was run.

    Args:
        submission: A `Submission`.
        tries: The `Tries`, with the steps that the box was told to take.
        run: The last `NotebookRun`.
        boxes: How many boxes it took.
        judge: Function from the id of an exercise and evidence to a `Verdict`.

    Returns:
        A `SubmissionResult`.

    Raises:
        NotStarted: If the judge's box can't be started.
    """
    points, graded = _points(submission), []
    answers = {s["exercise"]: n for n, s in enumerate(tries.steps) if s["role"] == ANSWER}
    for number, step in enumerate(tries.steps):
        if step["kind"] == "probe":
            exercise = step["exercise"]
            places = number, answers[exercise]
            verdict = _verdict(exercise, places, tries, run, judge)
            full = points[exercise]
            reached = verdict.points_of(full)
            seconds = sum(run.reports[place].seconds for place in places if place in run.reports)
            mark = ExerciseResult(exercise, reached, full, verdict.status, verdict.message, seconds)
            graded.append(mark)
    notes = _notes(tries) + _interrupted(tries, run) + _missing(tries, run)
    return _result(submission, graded, boxes, tuple(run.figures), run.seconds, notes)


def unmarked(submission, boxes, reason):
    """Returns the result of a submission that could not be graded: flagged, and nobody's zero.

    Args:
        submission: A `Submission`.
        boxes: How many were tried.
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
    return _result(submission, graded, boxes)


def _result(submission, graded, boxes, figures=(), seconds=0.0, notes=()):
    student, lesson, repairs = submission.student, submission.lesson, submission.repairs
    graded = tuple(graded)
    return SubmissionResult(student, lesson, graded, repairs, figures, seconds, boxes, notes=notes)


def _notes(tries):
    """Returns lines about cells that were left out; of answers and checks their marks tell."""
    return tuple(
        f"{tries.steps[number]['name']} {LEFT_OUT[ended]}: everything was graded without it."
        + _last_words(tries.printed[number])
        for number, ended in sorted(tries.left_out.items())
        if tries.steps[number]["role"] == OWN
    )


def _interrupted(tries, run):
    """Returns lines about cells that took too long, ended when they were told to, and were kept."""
    return tuple(
        f"{tries.steps[number]['name']} {INTERRUPTED}" + _last_words(report.printed)
        for number, report in run.reports.items()
        if report.outcome == "timeout"
        and number not in tries.left_out
        and tries.steps[number]["role"] == OWN
    )


def _missing(tries, run):
    """Returns lines about the first cells that import what is not installed."""
    cells = [(number, report.missing) for number, report in run.reports.items() if report.missing]
    lines = [
        f"{tries.steps[number]['name']} {MISSING.format(problems='; '.join(problems))}"
        for number, problems in cells[:MOST_MISSING_CELLS]
    ]
    more = len(cells) - len(lines)
    return (*lines, *[f"And so do {more} more of its cells."] * (more > 0))


def _last_words(printed):
    return LAST_WORDS.format(printed=printed) if printed else ""


def _points(submission):
    return {exercise.id: exercise.points for exercise in registry.of_lesson(submission.lesson)}


def _verdict(exercise, places, tries, run, judge):
    """Returns the verdict on the answer whose probe and whose own cell have these places."""
    for place in places:
        if place in tries.left_out:
            ended, printed = tries.left_out[place], _last_words(tries.printed[place])
            return Verdict(ended, (TOO_LONG if ended == TIMEOUT else BROKE[ended]) + printed)
    probe, answer = map(run.reports.get, places)
    if probe is None:
        return Verdict(run.ended, BROKE_OFF[run.ended])
    if probe.outcome == "ran" and probe.evidence and not probe.error:
        return _explained(judge(exercise, probe.evidence), answer)
    if probe.outcome == "timeout":
        return Verdict(TIMEOUT, TOO_LONG)
    if probe.outcome == "dead":
        return Verdict(run.ended or CRASHED, BROKE[run.ended or CRASHED])
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
