"""One submission in one box: what came out, step by step."""

import base64
import binascii
import time
from dataclasses import dataclass, field

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from gankit.grading.evidence_file import LONGEST_MESSAGE
from gankit.grading.figures import LARGEST_FIGURE, MOST_FIGURES, PNG, Figure
from gankit.grading.packets import Ended, Garbled, Silent
from gankit.grading.printable import one_line
from gankit.grading.result import CRASHED


@dataclass
class StepReport:
    """What a box says of one step.

    Args:
        outcome: `"ran"`, `"timeout"` or `"dead"`.
        error: None or `(name, text)` of the exception that ended the cell.
        seconds: How long it took.
        evidence: Bytes that a probe left, unread.
    """

    outcome: str
    error: tuple | None
    seconds: float
    evidence: bytes = b""


@dataclass
class NotebookRun:
    """What came of one box.

    Args:
        reports: List of `StepReport`, one for each step that was taken.
        figures: List of `Figure`.
        ended: Why it ended before its last step: a verdict of `gankit.grading.result`, or None.
        seconds: Wall clock.
    """

    reports: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    ended: str | None = None
    seconds: float = 0.0


def run_in_box(box, steps):
    """Runs the steps of a submission in a box that is ready, and ends the box.

    Args:
        box: A `Box`, which nobody used before.
        steps: List of dicts, see `plan.steps_of`.

    Returns:
        A `NotebookRun`. Whatever the box does, nothing is raised.
    """
    run, start = NotebookRun(), time.monotonic()
    try:
        box.send({"steps": steps})
        _listen(box, steps, run, start + box.limits.seconds)
        if len(run.reports) < len(steps):
            run.ended = CRASHED if _last_outcome(run) == "dead" else TIMEOUT
    except Silent:
        run.ended = TIMEOUT
    except (Ended, Garbled):
        run.ended = CRASHED
    run.seconds = time.monotonic() - start
    if box.end() and run.ended:
        run.ended = OUT_OF_MEMORY
    return run


def _listen(box, steps, run, deadline):
    while True:
        header, blob = box.read(deadline)
        match header.get("kind"):
            case "end":
                return
            case "step" if len(run.reports) < len(steps):
                run.reports.append(_report(header, blob))
            case "figure" if run.reports:
                _keep_figure(steps[len(run.reports) - 1], blob, run)
            case _:
                raise Garbled("a packet out of turn")


def _report(header, blob):
    error = header.get("error")
    if isinstance(error, dict):
        said = (str(error.get(field, "")) for field in ("ename", "evalue"))
        error = tuple(one_line(text, LONGEST_MESSAGE) for text in said)
    seconds = header.get("seconds")
    return StepReport(
        outcome=str(header.get("outcome")),
        error=error or None,
        seconds=float(seconds) if isinstance(seconds, int | float) else 0.0,
        evidence=blob,
    )


def _keep_figure(step, blob, run):
    if not step.get("is_students") or len(run.figures) >= MOST_FIGURES:
        return
    try:
        png = base64.b64decode(blob)
    except (ValueError, binascii.Error):
        return
    if png.startswith(PNG) and len(png) <= LARGEST_FIGURE:
        run.figures.append(Figure(step["name"], png))


def _last_outcome(run):
    return run.reports[-1].outcome if run.reports else ""
