"""Exercise: how far each sample's k-th nearest neighbour is."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws points `(N, 3)`, and which neighbour is asked for."""
    return random.normal(size=(int(random.integers(12, 25)), 3)), int(random.integers(2, 6))


def sorted_distances(points, power=2):
    """Returns each point's distances to all, nearest first; the first one is itself, at 0."""
    return np.sort(np.linalg.norm(points[:, None] - points, ord=power, axis=2), axis=1)


NEIGHBOUR_RADII = comparing(
    "evaluation.neighbour_radii",
    lesson=12,
    points=1,
    title="As far as the k-th neighbour",
    hints=(
        "All distances at once: `distances(points, points)`.",
        "`np.sort(..., axis=1)` puts the nearest first, and that is the point itself.",
        "So column `k` is that of the k-th neighbour.",
    ),
    draw=draw,
    expected=lambda points, count: sorted_distances(points)[:, count],
    result="the radii",
    praise="Small where the samples lie densely, large where they are rare.",
    shape="The shape is {received}, expected {expected}: one radius for each point.",
    otherwise="The radii are {received}, expected {expected}: from each point to the nearest but "
    "{1} of all points, itself included.",
    mistakes=(
        (
            lambda points, count: sorted_distances(points)[:, count - 1],
            "The point itself was counted, as its own nearest neighbour at distance 0.",
        ),
        (
            lambda points, count: sorted_distances(points)[:, count + 1],
            "This is one neighbour too far: behind the point itself, column `count` is the one.",
        ),
        (
            lambda points, count: sorted_distances(points)[:, count] ** 2,
            "These are squared distances: take the root.",
        ),
        (
            lambda points, count: sorted_distances(points, power=1)[:, count],
            "These are sums of absolute differences: take the usual distance, by Pythagoras.",
        ),
        (
            lambda points, count: sorted_distances(points)[:, 1 : count + 1].mean(axis=1),
            "These are means over the nearest neighbours: the last of them alone is asked for.",
        ),
        (
            lambda points, count: sorted_distances(points)[count],
            "These are all distances of one single point: take a column of the sorted table.",
        ),
        (
            lambda points, count: sorted_distances(points)[:, -count],
            "These are the furthest ones: sorted, the nearest come first.",
        ),
    ),
)
