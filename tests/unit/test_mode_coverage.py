"""Coverage of a mixture at values worked out by hand, and of a sampler without a fault."""

import numpy as np
import pytest

from gankit.data.drawn.grid import DEVIATION, centres
from gankit.metrics import label_coverage, mode_coverage

TWO = np.array([[0.0, 0.0], [10.0, 0.0]])


def perfect(count, deviation=DEVIATION, seed=0):
    random = np.random.default_rng(seed)
    return centres()[random.integers(0, 25, count)] + random.normal(0, deviation, (count, 2))


def test_a_perfect_sampler_has_every_mode_and_98_9_per_cent_of_good_points():
    found = mode_coverage(perfect(40_000), centres(), DEVIATION)
    assert (found.modes_reached, found.modes_with_share) == (25, 25)
    assert found.high_quality == pytest.approx(1 - np.exp(-4.5), abs=0.002)
    assert found.reverse_kl == pytest.approx(0, abs=0.002)
    assert found.spread_ratio == pytest.approx(1, abs=0.01)


def test_of_two_modes_every_number_is_as_worked_out_by_hand():
    # Two good points 1 from the middle of mode 0, one good point in mode 1, one far from both.
    points = np.array([[0.0, 1.0], [0.0, -1.0], [10.0, 0.0], [4.0, 0.0]])
    found = mode_coverage(points, TWO, deviation=1.0)
    assert (found.modes_reached, found.modes_with_share, found.high_quality) == (2, 2, 0.75)
    shares = np.array([0.75, 0.25])  # the far point counts for its nearest mode
    assert found.reverse_kl == pytest.approx(np.sum(shares * np.log(2 * shares)))
    of_perfect = np.sqrt((1 - 5.5 * np.exp(-4.5)) / (1 - np.exp(-4.5)))
    # Three good points in two modes leave one degree of freedom along each of two axes.
    assert found.spread_ratio == pytest.approx(np.sqrt(2 / 2) / of_perfect)


def test_one_good_point_reaches_a_mode_and_gives_it_no_share():
    points = np.zeros((100, 2))
    points[0] = [10.0, 2.9]
    found = mode_coverage(points, TWO, deviation=1.0)
    assert (found.modes_reached, found.modes_with_share) == (2, 1)
    points[0] = [10.0, 3.1]
    assert mode_coverage(points, TWO, deviation=1.0).modes_reached == 1


def test_a_generator_that_fell_onto_one_point_is_told_by_the_divergence_and_the_spread():
    found = mode_coverage(np.tile(centres()[3], (50, 1)), centres(), DEVIATION)
    assert (found.modes_reached, found.high_quality, found.spread_ratio) == (1, 1.0, 0.0)
    assert found.reverse_kl == pytest.approx(np.log(25))


@pytest.mark.parametrize("ratio", [0.5, 1.1])
def test_the_spread_is_that_of_the_points_in_a_mode(ratio):
    found = mode_coverage(perfect(40_000, ratio * DEVIATION), centres(), DEVIATION)
    # Wider modes lose more of their rim: 3 deviations are not 3 of theirs.
    assert found.spread_ratio == pytest.approx(ratio, rel=0.06)


def test_the_spread_of_a_few_points_is_no_smaller_than_that_of_many():
    squares = [
        mode_coverage(perfect(75, seed=seed), centres(), DEVIATION).spread_ratio ** 2
        for seed in range(100)
    ]
    assert np.mean(squares) == pytest.approx(1, abs=0.05)


def test_modes_of_single_points_have_no_spread():
    assert np.isnan(mode_coverage(centres(), centres(), DEVIATION).spread_ratio)


def test_points_that_are_no_numbers_are_not_good_and_stop_nothing():
    found = mode_coverage(np.full((4, 2), np.nan), TWO, 1.0)
    assert (found.modes_reached, found.high_quality) == (0, 0.0)
    assert np.isnan(found.spread_ratio) and np.isnan(found.reverse_kl)


def test_points_that_are_no_numbers_count_for_no_mode():
    lost = np.full((6, 2), [np.nan, np.inf])
    found = mode_coverage(np.concatenate([TWO, lost]), TWO, 1.0)
    assert (found.modes_reached, found.reverse_kl) == (2, 0.0)
    assert found.high_quality == 2 / 8


def test_labels_are_counted_and_their_shares_compared_with_equal_ones():
    found = label_coverage(np.array([0, 0, 1, 1]), classes=4)
    assert found.modes_reached == 2
    assert found.reverse_kl == pytest.approx(np.log(2))
    assert label_coverage(np.arange(1_000), 1_000).reverse_kl == pytest.approx(0, abs=1e-9)


def test_what_is_no_cloud_in_the_plane_or_no_class_is_refused():
    with pytest.raises(ValueError, match="points in the plane"):
        mode_coverage(np.zeros((3, 3)), TWO, 1.0)
    with pytest.raises(ValueError, match="`deviation` above 0"):
        mode_coverage(TWO, TWO, 0.0)
    with pytest.raises(ValueError, match="from 0 to 3"):
        label_coverage(np.array([4]), classes=4)
