"""Several races against one baseline: a row and a curve for each change."""

import html

from gankit.images import OKABE_ITO
from gankit.runs.report_tables import (
    aligned,
    arrival_text,
    ends_in_words,
    html_picture,
    html_table,
)

HEADS = ("", "reached", "times fewer steps", "changed")
# Told apart by line and marker as well, so that no colour is needed.
STYLES = (
    ("vermillion", "--", "s"),
    ("bluish_green", "-.", "^"),
    ("reddish_purple", ":", "D"),
    ("orange", "--", "v"),
    ("sky_blue", "-.", "P"),
)


class Ablation:
    """What each of several changes gains, alone or together.

    Args:
        races: List of `Speedup` against the same baseline.
    """

    def __init__(self, races):
        self.races = races

    def rows(self):
        """Lists the baseline and everybody else.

        Returns:
            List of `(name, when the mark was reached, times fewer steps, what was changed)`, texts.
        """
        name, *arrival = self.races[0].arrivals()[0]
        first = (name, arrival_text(*arrival), "1.0", "")
        return [first, *map(_row, self.races)]

    def __repr__(self):
        return "\n".join([self._headline(), "", *aligned([HEADS, *self.rows()])])

    def _repr_html_(self):
        headline = f"<p>{html.escape(self._headline())}</p>"
        return headline + html_table(HEADS, self.rows()) + html_picture(self.figure(), self.alt)

    @property
    def alt(self):
        """The picture in words."""
        name, ends = self.races[0].quality.name, "; ".join(map(_told, self._trajectories()))
        return f"{name} over training steps. {ends}. A line marks {self.races[0].mark:.4g}."

    def figure(self):
        """Draws the quality of all over their steps.

        Returns:
            A `matplotlib.figure.Figure`.
        """
        from matplotlib.figure import Figure

        figure = Figure(figsize=(7, 3.6), layout="constrained")
        axes = figure.add_subplot()
        styles = [("blue", "-", "o"), *STYLES * len(self.races)]
        for one, (colour, line, marker) in zip(self._trajectories(), styles, strict=False):
            axes.plot(
                one.steps, one.values, line, color=OKABE_ITO[colour], marker=marker, markersize=4,
                label=one.contender.name,
            )  # fmt: skip
        quality = self.races[0].quality
        axes.axhline(self.races[0].mark, color=OKABE_ITO["black"], linewidth=1, linestyle=":")
        axes.set(xlabel="step", ylabel=quality.name, yscale=quality.axis, xlim=(0, None))
        figure.legend(loc="outside right upper", frameon=False)
        return figure

    def _trajectories(self):
        return [self.races[0].baseline, *(race.mine for race in self.races)]

    def _headline(self):
        quality, mark = self.races[0].quality, self.races[0].mark
        return f"To a {quality.name} of {mark:.4g} ({quality.better})"


def _row(race):
    name, *arrival = race.arrivals()[1]
    if race.reached:
        gained = f"{race.steps_ratio:.1f}"
    else:
        gained = f"best {race.quality.best(race.mine.values):.4g}"
    changes = "; ".join(f"{setting}: {old} -> {new}" for setting, old, new in race.changes())
    return name, arrival_text(*arrival), gained, changes


def _told(trajectory):
    return f"{trajectory.contender.name}: {ends_in_words(trajectory)}"
