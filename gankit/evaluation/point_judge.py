"""Scores points beside the real ones of a data set, and counts the modes that they reach."""

import io

import numpy as np

from gankit import data
from gankit.evaluation.cloud_scores import cloud_band, cloud_scores
from gankit.evaluation.judgement import ClassCount, Judgement
from gankit.evaluation.score import Score
from gankit.images import OKABE_ITO, Picture
from gankit.metrics import mode_coverage, nearest_neighbours
from gankit.metrics.memorising import nearer_share
from gankit.metrics.mode_coverage import REACH

MIXTURES = {"ring": data.ring, "grid": data.grid}
MODE_SCORES = {
    "modes reached": "modes_reached",
    "modes with 2 %": "modes_with_share",
    "on a mode": "high_quality",
    "unequal shares": "reverse_kl",
    "spread in a mode": "spread_ratio",
}


class PointJudge:
    """Compares points with real ones that no generator has seen.

    Args:
        train: `gankit.data.Dataset` of the points that generators learned from.
        test: The new real points.
        count: Points to compare, as many as the subjects have; at most half the test set.
        say: Function of a line of text, called when something begins that takes time.
    """

    def __init__(self, train, test, count, say):
        self.train, self.count = train, count
        self.mixture = MIXTURES.get(train.name)
        rows = np.random.default_rng(0).permutation(len(test))
        self.real, self.other = test[rows[:count]].images, test[rows[count : 2 * count]].images
        say("what real points score beside other real points")
        self.band = cloud_band(np.concatenate([self.real, self.other]), count)

    def judge(self, subject, say):
        """Scores a subject.

        Args:
            subject: A `Subject` of `count` points.
            say: Function of a line of text.

        Returns:
            A `Judgement`.
        """
        say(f"{subject.title}: {len(subject):,} points")
        scores, curve = cloud_scores(self.real, subject.samples, self.band)
        return Judgement(
            title=subject.title,
            against=self.train.name,
            is_stand_in=False,  # points are drawn from a known mixture, and stand for nothing else
            count=self.count,
            scores=[*scores, *self._by_modes(subject.samples), self._memory(subject.samples)],
            classes=self._modes(subject.samples),
            samples=_scatter(subject.samples, f"{len(subject):,} generated points"),
            real=_scatter(self.real, f"{self.count:,} real points"),
            neighbours=[],
            curve=curve,
        )

    def _by_modes(self, points):
        if self.mixture is None:
            return []
        of_real = self._coverage(self.real), self._coverage(self.other)
        mine = self._coverage(points)
        return [
            Score(name, getattr(mine, field), *sorted(getattr(real, field) for real in of_real))
            for name, field in MODE_SCORES.items()
        ]

    def _coverage(self, points):
        return mode_coverage(points, self.mixture.centres(), self.mixture.DEVIATION)

    def _memory(self, points):
        mine, real, other = (
            nearest_neighbours(some, self.train.images)[1][:, 0]
            for some in (points, self.real, self.other)
        )
        of_real = nearer_share(real, other), nearer_share(other, real)
        value = nearer_share(mine, np.concatenate([real, other]))
        return Score("nearer than new ones", value, min(of_real), max(of_real))

    def _modes(self, points):
        if self.mixture is None:
            return []
        radius = REACH * self.mixture.DEVIATION
        names = [*self.train.classes, "no mode"]
        counts = []
        for some in (points, self.real):
            modes, distances = self._nearest(some)
            modes = np.where(distances <= radius, modes, len(self.train.classes))
            counts.append(np.bincount(modes, minlength=len(names)))
        return [
            ClassCount(name, int(mine), int(real))
            for name, mine, real in zip(names, *counts, strict=True)
        ]

    def _nearest(self, points):
        distances = np.linalg.norm(points[:, None] - self.mixture.centres()[None], axis=-1)
        return distances.argmin(axis=1), distances.min(axis=1)


def _scatter(points, alt):
    import imageio.v3 as imageio
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 4), dpi=100)
    axes = figure.add_axes((0.02, 0.02, 0.96, 0.96))
    axes.plot(*points.T, ".", color=OKABE_ITO["blue"], markersize=2, alpha=0.4)
    axes.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), xticks=[], yticks=[])
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    inside = np.mean(np.abs(points).max(axis=1) <= 1.1)
    pixels = np.ascontiguousarray(imageio.imread(buffer.getvalue())[..., :3])
    return Picture.of(pixels, f"{alt}, {inside:.0%} of them in the square from -1.1 to 1.1.")
