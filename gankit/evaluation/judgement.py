"""What an evaluation found of one subject: for a terminal, a file and a page alike."""

import math
from dataclasses import dataclass

import numpy as np

from gankit.evaluation.score import Score
from gankit.images import Picture


@dataclass(frozen=True)
class ClassCount:
    """How many samples are read as a class, or have an attribute.

    Args:
        name: The class.
        samples: How many samples.
        real: How many of as many real ones.
        asked: How many samples were asked to be of it, None where nothing was asked.
        as_asked: How many of those are.
    """

    name: str
    samples: int
    real: int
    asked: int | None = None
    as_asked: int | None = None

    @property
    def written(self):
        """The samples, for a reader. Example: `498 (495 of 500 as asked)`."""
        if self.asked is None:
            return f"{self.samples:,}"
        return f"{self.samples:,} ({self.as_asked:,} of {self.asked:,} as asked)"


@dataclass(frozen=True, eq=False)
class Judgement:
    """All that is said of one subject.

    Args:
        title: Who was evaluated.
        against: The data it was compared with.
        is_stand_in: Whether these are drawn images rather than recorded ones.
        count: How many samples, beside as many real ones.
        scores: List of `Score`.
        classes: List of `ClassCount`.
        samples: `Picture` of some samples.
        real: `Picture` of as much real data.
        neighbours: List of `Picture`, each a sample before its nearest training images.
        curve: Counts `(C,)` and Frechet distances `(C,)`.
    """

    title: str
    against: str
    is_stand_in: bool
    count: int
    scores: list[Score]
    classes: list[ClassCount]
    samples: Picture
    real: Picture
    neighbours: list[Picture]
    curve: tuple[np.ndarray, np.ndarray]

    def written(self, name):
        """Writes a score's value for a reader; "-" where this subject has no such score."""
        by_name = {score.name: score.written for score in self.scores}
        return by_name.get(name, "-")

    def record(self):
        """Returns what `evaluation.json` holds: a dict of plain values."""
        return {
            "title": self.title,
            "against": self.against,
            "generated stand-in": self.is_stand_in,
            "samples": self.count,
            "scores": [
                {
                    "name": score.name,
                    "value": None if math.isnan(score.value) else score.value,  # JSON has no NaN
                    "standard error": score.error,
                    "real, lowest": score.low,
                    "real, highest": score.high,
                    "better": score.better,
                }
                for score in self.scores
            ],
            "classes": [vars(count) for count in self.classes],
            "Frechet distance by samples": dict(
                zip((str(count) for count in self.curve[0]), self.curve[1].tolist(), strict=True)
            ),
        }
