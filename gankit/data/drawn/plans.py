"""How a character is written: the strokes of a pen, which generated characters vary.

A plan is a set of points in a box (x to the right, y down, both 0 to 1) and the strokes that
run through them, by index. Two strokes that share a point meet there in a corner.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """One way to write a character.

    Args:
        weight: How common it is among the plans of its character.
        width: Usual width of what is written, relative to its height.
        points: Pairs (x, y).
        strokes: Each stroke as indices into `points`.
    """

    weight: float
    width: float
    points: tuple
    strokes: tuple


def plan(weight, width, *strokes):
    """Returns a `Plan` from strokes given as tuples of points; equal points are one point."""
    points = list(dict.fromkeys(point for stroke in strokes for point in stroke))
    indices = tuple(tuple(points.index(point) for point in stroke) for stroke in strokes)
    return Plan(weight, width, tuple(points), indices)
