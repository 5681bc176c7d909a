"""What came out of a race, as text, as a table and as a picture."""

import html

from gankit.images import OKABE_ITO
from gankit.runs.report_tables import (
    aligned,
    arrival_text,
    ends_in_words,
    html_picture,
    html_table,
)


class Speedup:
    """How much faster one contender reached the other's final quality.

    Args:
        baseline: `Trajectory` of the one that was trained to its end.
        mine: `Trajectory` of the other.
        quality: What was measured.
        mark: The quality that both had to reach.

    Attributes:
        reached: Whether `mine` reached the mark and kept it for one more measurement.
        steps_ratio: Steps of the baseline to the mark, divided by those of `mine`; None if it was
            not reached.
        seconds_ratio: The same for seconds of training.
    """

    def __init__(self, baseline, mine, quality, mark):
        self.baseline, self.mine, self.quality, self.mark = baseline, mine, quality, mark
        arrival = baseline.first_to_stay(self._is_there)
        self._there = len(baseline) - 1 if arrival is None else arrival
        self._mine_there = mine.first_to_stay(self._is_there)
        self.reached = self._mine_there is not None
        self.steps_ratio = self._ratio(baseline.steps, mine.steps)
        self.seconds_ratio = self._ratio(baseline.seconds, mine.seconds)

    def changes(self):
        """Lists what `mine` does differently.

        Returns:
            List of `(setting, the baseline's value, mine)`; "-" where one doesn't have it.
        """
        old, new = (
            {**one.settings, "batch size": one.contender.batch_size}
            for one in (self.baseline, self.mine)
        )
        names = list(dict.fromkeys([*old, *new]))
        rows = [(name, old.get(name, "-"), new.get(name, "-")) for name in names]
        return [row for row in rows if row[1] != row[2]]

    def arrivals(self):
        """Lists when each reached the mark.

        Returns:
            List of `(name, steps, seconds)`; steps and seconds are None for one that never did.
        """
        places = ((self.baseline, self._there), (self.mine, self._mine_there))
        return [
            (
                one.contender.name,
                *((None, None) if at is None else (one.steps[at], one.seconds[at])),
            )
            for one, at in places
        ]

    def verdict(self):
        """Returns the outcome in a sentence."""
        if self.reached:
            return (
                f"{self.steps_ratio:.1f} times fewer steps and "
                f"{self.seconds_ratio:.1f} times fewer seconds to the same quality."
            )
        best = self.quality.best(self.mine.values)
        step = self.mine.steps[self.mine.values.index(best)]
        return (
            f"{self.mine.contender.name} did not get there in {self.mine.steps[-1]:,} steps; the "
            f"best it measured was {best:.4g}, at step {step:,}."
        )

    def __repr__(self):
        rows = aligned([(name, arrival_text(*times)) for name, *times in self.arrivals()])
        table = [("changed", self.baseline.contender.name, self.mine.contender.name)]
        table += self.changes()
        lines = [self._headline(), self.verdict(), "", *rows, "", *aligned(table)]
        return "\n".join(lines)

    def _repr_html_(self):
        arrivals = [(name, arrival_text(*times)) for name, *times in self.arrivals()]
        heads = ("changed", self.baseline.contender.name, self.mine.contender.name)
        changes = self.changes() or [("nothing", "", "")]
        return (
            f"<p>{html.escape(self._headline())}<br><b>{html.escape(self.verdict())}</b></p>"
            + html_table(("", "reached"), arrivals)
            + html_table(heads, changes)
            + html_picture(self.figure(), self.alt)
        )

    @property
    def alt(self):
        """The picture in words."""
        return (
            f"{self.quality.name} over training steps, {self.quality.better}. "
            f"{self.baseline.contender.name}: {ends_in_words(self.baseline)}. "
            f"{self.mine.contender.name}: {ends_in_words(self.mine)}. A line marks {self.mark:.4g}."
        )

    def figure(self):
        """Draws the quality of both over their steps.

        Returns:
            A `matplotlib.figure.Figure`.
        """
        from matplotlib.figure import Figure

        figure = Figure(figsize=(6.5, 3.2), layout="constrained")
        axes = figure.add_subplot()
        styles = ((self.baseline, "blue", "-", "o"), (self.mine, "vermillion", "--", "s"))
        for one, colour, line, marker in styles:
            axes.plot(
                one.steps, one.values, line, color=OKABE_ITO[colour], marker=marker, markersize=4,
                label=one.contender.name,
            )  # fmt: skip
        axes.axhline(self.mark, color=OKABE_ITO["black"], linewidth=1, linestyle=":", label="mark")
        axes.set(xlabel="step", ylabel=self.quality.name, yscale=self.quality.axis, xlim=(0, None))
        axes.legend(frameon=False)
        return figure

    def _headline(self):
        return f"Race to a {self.quality.name} of {self.mark:.4g} ({self.quality.better})"

    def _is_there(self, value):
        return self.quality.is_reached(value, self.mark)

    def _ratio(self, baseline, mine):
        return baseline[self._there] / mine[self._mine_there] if self.reached else None
