"""Exercise: how steep is a critic? Its slope between any two of many points."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws points in the plane and what a critic says to them: float32 `(N, 2)`, `(N, 1)`."""
    points = random.normal(0, 1.5, (int(random.integers(12, 25)), 2))
    heights = random.normal(0, 2, (len(points), 1)) + random.uniform(-3, 3)
    return points.astype("float32"), heights.astype("float32")


def rises(logits):
    """How much the critic differs between any two points: `(N, N)`."""
    return np.abs(logits - logits.T)


def ways(points):
    """How far any two points lie apart: `(N, N)`, infinite from a point to itself."""
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return distances + np.diag(np.full(len(points), np.inf))


def slopes(points, logits):
    """How steep it is between any two points: `(N, N)`, 0 from a point to itself."""
    return rises(logits) / ways(points)


def _of_neighbours(points, logits):
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return np.max(np.abs(np.diff(logits[:, 0])) / steps)


def _along_one_axis(points, logits):
    return slopes(points[:, :1], logits).max()


STEEPEST_SLOPE = comparing(
    "wgan.steepest_slope",
    lesson=9,
    points=2,
    title="The steepest slope",
    hints=(
        "For each pair of points: how much does the critic rise, and how far is the way?",
        "`logits - logits.T` holds the differences of all pairs, for `(N, 1)` less `(1, N)` is "
        "`(N, N)`; `np.linalg.norm(points[:, None] - points[None], axis=-1)` holds the distances.",
        "From a point to itself it is 0 / 0: `np.fill_diagonal(distances, np.inf)` first, then "
        "`np.max(np.abs(logits - logits.T) / distances)`.",
    ),
    draw=draw,
    cases=2,
    expected=lambda points, logits: slopes(points, logits).max(),
    result="the slope",
    praise="No critic that is 1-Lipschitz may have more than 1 here.",
    shape="The result has the shape {received}: the steepest of all slopes is one number.",
    otherwise="It is {received}, expected {expected}: the largest of |rise| / distance over all "
    "pairs of points.",
    mistakes=(
        (
            lambda points, logits: (rises(logits).max(axis=0) / ways(points).min(axis=1)).max(),
            "The pairs got mixed up: this is one pair's rise by another pair's distance. "
            "Differences and distances must both have the shape (N, N).",
        ),
        (
            lambda points, logits: slopes(points, logits).sum() / (len(points) * (len(points) - 1)),
            "This is a mean slope: a single steep place breaks the rule, so take the largest.",
        ),
        (
            lambda points, logits: slopes(points, logits).mean(),
            "This is a mean slope: a single steep place breaks the rule, so take the largest.",
        ),
        (
            lambda points, logits: (rises(logits) / ways(points) ** 2).max(),
            "The rise is divided by the squared distance: take its root.",
        ),
        (
            _of_neighbours,
            "Only points that follow each other in the list are compared: the steepest place may "
            "lie between any two.",
        ),
        (
            lambda points, logits: (
                rises(logits).max() / ways(points)[np.isfinite(ways(points))].max()
            ),
            "This is the whole rise by the whole width: somewhere in between it may be steeper. "
            "Divide pair by pair.",
        ),
        (
            _along_one_axis,
            "Only the first coordinate counts as distance: points lie in the plane.",
        ),
        (
            lambda points, logits: rises(logits).max(),
            "This is the largest rise: divide each by the way it takes.",
        ),
    ),
)
