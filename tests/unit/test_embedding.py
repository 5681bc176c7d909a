"""t-SNE keeps neighbours together, draws nothing at random, and says what it can't lay out."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist, squareform

from gankit.embedding import _shares_with_perplexity, tsne


def clouds(dimensions=20, each=25, seed=0):
    """Three clouds, far apart, and which cloud each point is of."""
    random = np.random.default_rng(seed)
    members = np.repeat(np.arange(3), each)
    centres = 8 * np.eye(3, dimensions)
    return centres[members] + random.normal(size=(3 * each, dimensions)), members


def nearest_neighbours(places):
    distances = np.sum((places[:, None] - places[None]) ** 2, axis=-1)
    np.fill_diagonal(distances, np.inf)
    return distances.argmin(axis=1)


def test_neighbours_stay_neighbours():
    points, members = clouds()
    places = tsne(points, perplexity=10, steps=250)
    assert places.shape == (75, 2)
    assert (members[nearest_neighbours(places)] == members).all()


def test_clouds_that_are_one_in_all_dimensions_are_not_torn_apart():
    points = np.random.default_rng(1).normal(size=(80, 20))
    named = np.arange(80) % 2  # names without meaning
    share = (named[nearest_neighbours(tsne(points, perplexity=10, steps=250))] == named).mean()
    assert 0.25 < share < 0.75


def test_the_same_points_give_the_same_picture_whatever_their_scale_and_place():
    points, _ = clouds()
    places = tsne(points, perplexity=10, steps=20)
    np.testing.assert_array_equal(places, tsne(points, perplexity=10, steps=20))
    np.testing.assert_allclose(
        places, tsne(1000 * points + 5, perplexity=10, steps=20), rtol=1e-4, atol=1e-8
    )


def test_each_point_heeds_as_many_neighbours_as_the_perplexity_says():
    distances = squareform(pdist(clouds()[0], "sqeuclidean"))
    np.fill_diagonal(distances, np.inf)
    shares = _shares_with_perplexity(distances, 10)
    entropies = -np.sum(shares * np.log(np.maximum(shares, 1e-300)), axis=1)
    np.testing.assert_allclose(np.exp(entropies), 10, rtol=1e-6)
    assert (np.diag(shares) == 0).all()


def test_equal_points_and_points_of_one_dimension_are_laid_out_without_a_warning():
    assert np.isfinite(tsne(np.zeros((20, 3)), perplexity=5, steps=10)).all()
    assert np.isfinite(tsne(np.arange(20.0)[:, None], perplexity=5, steps=10)).all()


@pytest.mark.parametrize(
    "points, settings, message",
    [
        (np.zeros((8, 4, 4, 1)), {}, "Flatten images first"),
        (np.full((8, 2), np.nan), {}, "Expected finite points"),
        (np.zeros((8, 2)), {"perplexity": 8}, "below the number of points, 8"),
        (np.zeros((8, 2)), {"perplexity": 5, "steps": 0}, "at least 1"),
    ],
)
def test_what_cannot_be_laid_out_is_refused_with_the_cure(points, settings, message):
    with pytest.raises(ValueError, match=message):
        tsne(points, **settings)
