"""What an instructor sees while notebooks are graded: a line for each, and a bar below."""

from collections import Counter

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gankit.grading.printable import printable

SYMBOLS = {"right": "+", "wrong": "-", "not attempted": "."}
OTHERWISE = "!"
MOST_CHANGES = 40


class GradingProgress:
    """Tells what happens; used as a context, within which the bar is shown."""

    def __init__(self):
        self.console = Console(highlight=False, soft_wrap=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        # Where nothing moves, in a file or a pipe, a bar would leave an empty line.
        moves = self.console.is_terminal
        self._bar = Progress(*columns, console=self.console, transient=True, disable=not moves)
        self._task = self._bar.add_task("reading", total=None)
        self._counts = Counter()

    def __enter__(self):
        self._bar.start()
        return self

    def __exit__(self, *_):
        if not self._bar.disable:  # rich 13 would end a bar that never was with an empty line
            self._bar.stop()

    @property
    def needs_the_instructor(self):
        """Whether a file was refused or something could not be graded."""
        return bool(self._counts["refused"] or self._counts["flagged"])

    def planned(self, counts, workers):
        """Says what there is to do."""
        names = ", ".join(f"{number:02d}" for number in sorted(counts)) or "none"
        where = f"on {workers}" if isinstance(workers, str) else f"workers: {workers}"
        self._print(f"submissions: {counts.total()}, lessons: {names}, {where}")
        if workers:
            self._print("the masters and the blank notebooks are graded first")
        self._bar.update(self._task, description="grading", total=counts.total())

    def refused(self, refusal):
        """Says which file was not graded."""
        self._counts["refused"] += 1
        self._print(f"refused   {refusal.file}: {refusal.reason}")

    def graded(self, result, why_known):
        """Says what came of one submission."""
        marks = "".join(SYMBOLS.get(one.verdict, OTHERWISE) for one in result.exercises)
        time = why_known or f"{result.seconds:.0f} s"
        self._print(
            f"lesson {result.lesson:02d}  {result.points:>4g} of {result.max_points:<4g} "
            f"{marks}  {result.student}  ({time})"
        )
        self._counts["known" if why_known else "graded"] += 1
        self._counts["flagged"] += result.is_flagged
        self._bar.advance(self._task)

    def changed(self, changes):
        """Says what is not as it was before."""
        self._print(f"changed since the last report: {len(changes)}")
        for change in changes[:MOST_CHANGES]:
            self._print(f"  {change}")
        if len(changes) > MOST_CHANGES:
            self._print("  and so on, see changes.csv")

    def sum_up(self, report, seconds):
        """Says what was done and where the report is."""
        counts = self._counts
        line = f"graded {counts['graded']} in {seconds:.0f} s"
        line += f", known or the same as another's: {counts['known']}" if counts["known"] else ""
        line += f", refused: {counts['refused']}" if counts["refused"] else ""
        line += f", could not be graded: {counts['flagged']}" if counts["flagged"] else ""
        self._print(line)
        self._print(f"  grades    {report / 'grades.csv'}")
        self._print(f"  summary   {report / 'summary.html'} (open it in a browser)")
        self._print(f"  feedback  {report / 'feedback'}")

    def _print(self, text):
        # names and reasons are strangers' words: no markup, nothing that steers a terminal
        self.console.print(escape(printable(text)))
