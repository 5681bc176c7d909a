"""What the next run of a submission should be like, after what came of those before.

One cell must not cost what others have earned: where a student's cell ends the box, hangs or uses
up its memory, the notebook is run again without it.
"""

from dataclasses import dataclass, field

from gankit.exercises.verdict import TIMEOUT
from gankit.grading.plan import is_students
from gankit.grading.result import CRASHED
from gankit.grading.submission import LESSON

NOWHERE = -1
A_CULPRITS_SHARE = 0.5  # of the time of a run that took too long


@dataclass
class Tries:
    """What is known of a submission, and how it is run the next time.

    Args:
        steps: As `plan.steps_of` returns them.
        left_out: Dict from the number of a step that is not taken any more to the verdict that
            it had.
        printed: Dict from the number of such a step to the last that it printed, or `""`.
        is_whole: Whether all other steps are taken, needed or not.
        crashed_at: Step at which a box ended by itself; once, it may be the machine's fault.
        runs: How many there were.
        repeated: Seconds that all runs but the first took.
    """

    steps: list
    left_out: dict = field(default_factory=dict)
    printed: dict = field(default_factory=dict)
    is_whole: bool = False
    crashed_at: int | None = NOWHERE
    runs: int = 0
    repeated: float = 0.0

    def learn(self, run):
        """Takes in what came of a run.

        Args:
            run: A `NotebookRun`.

        Returns:
            Boolean: whether another run would tell more.
        """
        self.repeated += run.seconds if self.runs else 0.0
        self.runs += 1
        if not self.is_whole and (run.kept is None or self._missed_a_name(run)):
            self.is_whole = True
            return True
        if run.ended == CRASHED and run.broke_off_at != self.crashed_at:
            self.crashed_at = run.broke_off_at
            return True
        return run.ended is not None and self._leave_out(run)

    def _missed_a_name(self, run):
        """Says whether a cell missed a name that a cell which was not taken would have given."""
        return any(
            is_students(self.steps[number]) and report.error and report.error[0] == "NameError"
            for number, report in run.reports.items()
        )

    def _leave_out(self, run):
        number = run.broke_off_at
        if number is None or self.steps[number]["role"] == LESSON or _is_worn_out(run):
            return False
        self.left_out[number] = run.ended
        self.printed[number] = run.reports[number].printed if number in run.reports else ""
        return True


def _is_worn_out(run):
    """Says whether a run took too long by all its steps, more than by the one it broke off at."""
    if run.ended != TIMEOUT:
        return False
    others = sum(one.seconds for number, one in run.reports.items() if number != run.broke_off_at)
    return others > A_CULPRITS_SHARE * run.seconds
