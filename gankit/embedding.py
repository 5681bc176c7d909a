"""t-SNE after van der Maaten and Hinton 2008: a picture in which neighbours stay neighbours."""

import numpy as np
from scipy.spatial.distance import pdist, squareform

EXAGGERATION, EXAGGERATED_SHARE = 12.0, 0.25
HALVINGS = 60


def tsne(points, perplexity=30.0, steps=500):
    """Lays points of many dimensions out in two, so that those near each other stay so.

    The exact method, all pairs at every step: four seconds for 500 points, a minute for 2,000.
    It begins at the two widest directions of the points and draws nothing at random, so the same
    points give the same picture. Mind what it does not keep: how large a group is, and how far two
    groups lie from each other.

    Args:
        points: Array `(N, D)` of finite numbers.
        perplexity: About how many neighbours each point heeds, above 1 and below N.
        steps: Steps of gradient descent.

    Returns:
        Array `(N, 2)` float64, with mean 0.

    Raises:
        ValueError: If the points are not such an array, or the perplexity does not fit them.

    Example: `tsne(np.repeat(np.eye(3), 20, axis=0), perplexity=10)` gives three groups of twenty.
    """
    points = _checked(points, perplexity, steps)
    wanted = _joint_shares(points, perplexity)
    places = _widest_directions(points)
    velocity = np.zeros_like(places)
    rate = max(len(points) / (4 * EXAGGERATION), 10.0)  # Belkina et al. 2019, without their 4
    early = int(EXAGGERATED_SHARE * steps)
    for step in range(steps):
        exaggeration, momentum = (EXAGGERATION, 0.5) if step < early else (1.0, 0.8)
        velocity = momentum * velocity - rate * _gradient(exaggeration * wanted, places)
        places = places + velocity
    return places - places.mean(axis=0)


def _joint_shares(points, perplexity):
    """Returns the shares p_ij of the paper's equations 1 and 10: how near all pairs are."""
    distances = squareform(pdist(points, "sqeuclidean"))
    np.fill_diagonal(distances, np.inf)
    nearest = distances.min(axis=1, keepdims=True)
    distances -= nearest  # of a row only differences count
    shares = _shares_with_perplexity(distances, perplexity)
    return (shares + shares.T) / (2 * len(points))


def _shares_with_perplexity(distances, perplexity):
    """Halves the interval of each row's precision until its entropy is as asked."""
    low, high = np.full(len(distances), -60.0), np.full(len(distances), 60.0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        shares = _shares(distances, np.exp2(middle))
        entropy = -np.sum(shares * np.log(np.maximum(shares, 1e-300)), axis=1)
        too_wide = entropy > np.log(perplexity)
        low, high = np.where(too_wide, middle, low), np.where(too_wide, high, middle)
    return shares


def _shares(distances, precision):
    weights = np.exp(-distances * precision[:, None])
    return weights / weights.sum(axis=1, keepdims=True)


def _gradient(wanted, places):
    """The paper's equation 5: pairs that are wanted nearer pull, all others push."""
    nearness = 1 / (1 + squareform(pdist(places, "sqeuclidean")))
    np.fill_diagonal(nearness, 0)
    forces = (wanted - nearness / nearness.sum()) * nearness
    return 4 * (forces.sum(axis=1, keepdims=True) * places - forces @ places)


def _widest_directions(points):
    centred = points - points.mean(axis=0)
    left, lengths, _ = np.linalg.svd(centred, full_matrices=False)
    places = np.zeros((len(points), 2))
    places[:, : lengths.size] = (left * lengths)[:, :2]
    return 1e-4 * places / (places[:, 0].std() + 1e-12)


def _checked(points, perplexity, steps):
    points = np.asarray(points, "float64")
    if points.ndim != 2 or not points.size or not np.isfinite(points).all():
        raise ValueError(
            f"Expected finite points (N, D). Received: shape {points.shape}. Flatten images first: "
            "images.reshape(len(images), -1)."
        )
    if not 1 < perplexity < len(points):
        raise ValueError(
            f"Expected a perplexity above 1 and below the number of points, {len(points)}. "
            f"Received: perplexity={perplexity}"
        )
    if steps < 1:
        raise ValueError(f"Expected `steps` of at least 1. Received: {steps}")
    return points
