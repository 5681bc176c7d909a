"""One submission in one box: what came out, step by step."""

import base64
import binascii
import math
import pickle
import time
from dataclasses import dataclass, field

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from gankit.grading.evidence_file import LONGEST_MESSAGE
from gankit.grading.figures import LARGEST_FIGURE, MOST_FIGURES, PNG, Figure
from gankit.grading.inside import missing
from gankit.grading.packets import Ended, Garbled, Silent
from gankit.grading.plan import is_students
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
        printed: One line, the end of what it printed; `""` where it ran to its end.
        missing: Tuple of lines: why it could not import what it was run on without.
    """

    outcome: str
    error: tuple | None
    seconds: float
    evidence: bytes = b""
    printed: str = ""
    missing: tuple = ()


@dataclass
class NotebookRun:
    """What came of one box.

    Args:
        kept: List of the numbers of the steps that the box was to take; None if it never said.
        reports: Dict from the number of a step that was taken to its `StepReport`.
        figures: List of `Figure`.
        ended: Why it ended before its last step: a verdict of `gankit.grading.result`, or None.
        broke_off_at: Number of the step with which it ended early; None if it did not.
        seconds: Wall clock.
    """

    kept: list | None = None
    reports: dict = field(default_factory=dict)
    figures: list = field(default_factory=list)
    ended: str | None = None
    broke_off_at: int | None = None
    seconds: float = 0.0

    @property
    def next_step(self):
        """Number of the step whose report comes next; None if there is none."""
        done = len(self.reports)
        return self.kept[done] if self.kept and done < len(self.kept) else None

    @property
    def last_step(self):
        """Number of the step whose report came last; None if none came."""
        return next(reversed(self.reports), None)

    def end_early(self, ended, step):
        """Notes why and where it ended before its last step."""
        self.ended, self.broke_off_at = ended, step


def run_in_box(box, steps, seconds, left_out=(), is_whole=False):
    """Runs the steps of a submission in a box that is ready, and ends the box.

    Args:
        box: A `Box`, which nobody used before.
        steps: List of dicts, see `plan.steps_of`.
        seconds: Wall clock for all of them.
        left_out: Numbers of steps that are not taken.
        is_whole: Whether all others are taken, needed or not.

    Returns:
        A `NotebookRun`. Whatever the box does, nothing is raised.
    """
    run, start = NotebookRun(), time.monotonic()
    job = {"steps": steps, "left_out": list(left_out), "is_whole": is_whole}
    try:
        box.send({}, pickle.dumps(job))
        _listen(box, steps, run, start + seconds)
        if run.next_step is not None:  # the kernel did not go on after the last one
            is_dead = run.reports and run.reports[run.last_step].outcome == "dead"
            run.end_early(CRASHED if is_dead else TIMEOUT, run.last_step)
    except Silent:
        run.end_early(TIMEOUT, run.next_step)
    except (Ended, Garbled):
        run.end_early(CRASHED, run.next_step)
    run.seconds = time.monotonic() - start
    if box.end() and run.ended:
        run.ended = OUT_OF_MEMORY
    return run


def _listen(box, steps, run, deadline):
    while True:
        header, blob = box.read(deadline)
        match header.get("kind"):
            case "plan" if run.kept is None:
                run.kept = _numbers(header.get("kept"), len(steps))
            case "end" if run.kept is not None:
                return
            case "step" if run.next_step is not None:
                run.reports[run.next_step] = _report(header, blob)
            case "figure" if run.reports:
                _keep_figure(steps[run.last_step], blob, run)
            case _:
                raise Garbled("a packet out of turn")


def _numbers(kept, count):
    """Returns the numbers of steps, each at most once and in order."""
    if not isinstance(kept, list) or not all(isinstance(number, int) for number in kept):
        raise Garbled("a plan that is none")
    if kept != sorted(set(kept)) or not all(0 <= number < count for number in kept):
        raise Garbled("a plan of other steps")
    return kept


def _report(header, blob):
    error, seconds = header.get("error"), header.get("seconds")
    if not isinstance(error, dict | None) or not isinstance(seconds, float):
        raise Garbled("a report that is none")
    if not 0 <= seconds < math.inf:
        raise Garbled("a report of no time")
    if error is not None:
        error = (_line(error.get("ename")), _line(error.get("evalue")))
    outcome, printed = _line(header.get("outcome")), _line(header.get("printed", ""))
    return StepReport(outcome, error, seconds, blob, printed, _missing(header.get("missing", [])))


def _missing(lines):
    if not isinstance(lines, list) or len(lines) > missing.MOST:
        raise Garbled("imports without end")
    return tuple(map(_line, lines))


def _line(text):
    if not isinstance(text, str):
        raise Garbled("words that are no text")
    return one_line(text, LONGEST_MESSAGE)


def _keep_figure(step, blob, run):
    if not is_students(step) or len(run.figures) >= MOST_FIGURES:
        return
    try:
        png = base64.b64decode(blob)
    except (ValueError, binascii.Error):
        return
    if png.startswith(PNG) and len(png) <= LARGEST_FIGURE:
        run.figures.append(Figure(step["name"], png))
