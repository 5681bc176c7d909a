"""Nearest neighbours by looking at every pair, a block of rows at a time."""

from collections.abc import Iterator

import numpy as np

from gankit.metrics.features import checked_pair

BLOCK = 4_000_000  # distances held at once: 32 MB


def nearest_neighbours(
    points: np.ndarray, among: np.ndarray, count: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Finds the nearest neighbours of each point among others, by Euclidean distance.

    Args:
        points: Array `(N, D)`: features, points, or flattened images.
        among: Array `(M, D)`, where the neighbours are looked for. A point that is in both is its
            own nearest neighbour, at distance 0.
        count: How many neighbours of each point, at most M.

    Returns:
        Rows of `among`, int `(N, count)`, nearest first, and their distances, float64
        `(N, count)`.

    Raises:
        ValueError: If the arrays don't fit each other, or there are fewer than `count` to choose
            from.

    Example: the neighbour of `[[0.9]]` among `[[0.0], [1.0]]` is row 1, at distance 0.1.
    """
    points, among = checked_pair(points, among, least=1)
    if not 1 <= count <= len(among):
        raise ValueError(f"Expected `count` from 1 to {len(among)}. Received: {count}")
    rows = np.empty((len(points), count), np.int64)
    distances = np.empty((len(points), count))
    for part, block in distance_blocks(points, among):
        nearest = _nearest(block, count)
        found = np.take_along_axis(block, nearest, axis=1)
        order = np.argsort(found, axis=1, kind="stable")
        rows[part] = np.take_along_axis(nearest, order, axis=1)
        distances[part] = np.take_along_axis(found, order, axis=1)
    return rows, distances


def neighbour_radii(points: np.ndarray, neighbours: int) -> np.ndarray:
    """Returns the distance of each point to its k-th nearest neighbour among the others.

    Args:
        points: Array `(N, D)`, N above k.
        neighbours: k.

    Returns:
        float64 `(N,)`.

    Raises:
        ValueError: If there are no k others.

    Example: for `[[0], [1], [3]]` and k = 1 it is `[1, 1, 2]`.
    """
    if not 1 <= neighbours < len(points):
        raise ValueError(
            f"Expected `neighbours` from 1 to {len(points) - 1}, below the number of points. "
            f"Received: {neighbours}"
        )
    # The nearest of all is the point itself, or its double.
    return nearest_neighbours(points, points, neighbours + 1)[1][:, neighbours]


def distance_blocks(points: np.ndarray, among: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
    """Goes through the distances of all pairs, block by block.

    Args:
        points: float64 `(N, D)`.
        among: float64 `(M, D)`.

    Yields:
        A slice of the points, and their distances to all others, float64 `(rows, M)`.
    """
    lengths = np.einsum("nd,nd->n", among, among)
    rows = max(1, BLOCK // len(among))
    for start in range(0, len(points), rows):
        part = slice(start, start + rows)
        some = points[part]
        squared = some @ (-2 * among.T)
        squared += lengths
        squared += np.einsum("nd,nd->n", some, some)[:, None]
        # Rounding makes the square of a distance of 0 a little negative.
        yield part, np.sqrt(np.maximum(squared, 0, out=squared), out=squared)


def _nearest(block, count):
    if count == 1:  # the usual question, and cheaper
        return block.argmin(axis=1)[:, None]
    return np.argpartition(block, count - 1, axis=1)[:, :count]
