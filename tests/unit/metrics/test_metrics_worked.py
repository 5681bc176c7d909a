"""Every score at values that can be worked out by hand, and what each refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit import metrics

RANDOM = np.random.default_rng(0)
CLOUD = RANDOM.standard_normal((400, 3))
OTHER = RANDOM.standard_normal((400, 3))


def column(*values):
    return np.array(values, float)[:, None]


def test_clear_and_even_readings_score_as_many_as_there_are_classes():
    assert metrics.inception_style_score(np.eye(10)) == pytest.approx(10)
    assert metrics.inception_style_score(np.eye(2)[[0, 0, 1, 1]]) == pytest.approx(2)


def test_one_class_alone_and_readings_without_meaning_score_one():
    assert metrics.inception_style_score(np.eye(2)[[0, 0]]) == pytest.approx(1)
    assert metrics.inception_style_score(np.full((5, 4), 0.25)) == pytest.approx(1)


@pytest.mark.parametrize("readings", [[[3.0, -1.0]], [[0.2, 0.2]], [0.5, 0.5], []])
def test_logits_are_no_probabilities(readings):
    with pytest.raises(ValueError, match="softmax"):
        metrics.inception_style_score(readings)


def test_the_kernel_distance_of_two_points_is_as_by_hand():
    found = metrics.kernel_distance(column(0, 0), column(1, 1), blocks=1)
    assert found.value == 1 + 8 - 2
    assert np.isnan(found.error)


def test_the_kernel_distance_of_equal_clouds_is_zero_but_for_its_error():
    values = [
        metrics.kernel_distance(*np.random.default_rng(seed).standard_normal((2, 200, 3)))
        for seed in range(20)
    ]
    errors = [value / error for value, error in values]
    assert min(value for value, _ in values) < 0 < max(value for value, _ in values)
    assert np.abs(np.mean(errors)) < 1
    assert 0.5 < np.std(errors) < 2


def test_precision_and_recall_are_as_by_hand():
    found = metrics.precision_and_recall(column(0, 1, 2), column(0, 0.5, 9), neighbours=1)
    assert found == (pytest.approx(2 / 3), 1)


def test_density_and_coverage_are_as_by_hand():
    found = metrics.density_and_coverage(column(0, 1, 3), column(0, 9), neighbours=1)
    assert found == (1, pytest.approx(2 / 3))


def test_equal_clouds_have_density_one_and_the_expected_coverage():
    density, coverage = metrics.density_and_coverage(CLOUD, OTHER)
    assert density == pytest.approx(1, abs=0.1)
    assert coverage == pytest.approx(1 - 1 / 2**5, abs=0.03)


def test_samples_of_one_place_are_precise_and_recall_nothing():
    collapsed = 0.01 * OTHER
    precision, recall = metrics.precision_and_recall(CLOUD, collapsed)
    assert precision > 0.95 and recall < 0.05
    assert metrics.density_and_coverage(CLOUD, collapsed).coverage < 0.2


def test_nearest_neighbours_are_in_order_and_a_point_is_its_own():
    rows, distances = metrics.nearest_neighbours(column(0.9), column(0, 1, 3), 3)
    assert rows.tolist() == [[1, 0, 2]]
    assert distances == pytest.approx(np.array([[0.1, 0.9, 2.1]]))
    assert metrics.nearest_neighbours(CLOUD, CLOUD)[0][:, 0].tolist() == list(range(400))


def test_neighbours_do_not_depend_on_the_blocks(monkeypatch):
    whole = metrics.nearest_neighbours(CLOUD, OTHER, 2)
    monkeypatch.setattr("gankit.metrics.neighbours.BLOCK", 1_000)
    for one, other in zip(whole, metrics.nearest_neighbours(CLOUD, OTHER, 2), strict=True):
        assert one == pytest.approx(other)


def test_the_memorised_share_is_as_by_hand():
    train, test = column(0), column(1, 3)
    assert metrics.memorised_share(column(0), train, test) == 1
    assert metrics.memorised_share(column(2), train, test) == 0.5
    assert metrics.memorised_share(column(5), train, test) == 0
    assert metrics.memorised_share(column(1), train, test) == 0.75  # a tie counts half


def test_copies_are_found_among_new_points():
    fresh, test = np.split(RANDOM.standard_normal((400, 3)), 2)
    assert metrics.memorised_share(fresh, CLOUD, test) == pytest.approx(0.5, abs=0.08)
    half_copied = np.concatenate([fresh, CLOUD[:200]])
    assert metrics.memorised_share(half_copied, CLOUD, test) == pytest.approx(0.75, abs=0.05)


def test_the_area_under_the_curve_counts_pairs():
    assert metrics.area_under_curve([3, 1], [2, 0]) == 0.75
    assert metrics.area_under_curve([1, 1], [1]) == 0.5


@given(st.lists(st.integers(0, 5), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_the_two_areas_add_up_to_one(some, others):
    sides = metrics.area_under_curve(some, others), metrics.area_under_curve(others, some)
    assert sum(sides) == pytest.approx(1)


@given(st.lists(st.floats(-9, 9), min_size=1), st.floats(0.01, 1))
def test_the_threshold_is_the_highest_that_keeps_the_share(scores, kept):
    threshold = metrics.accept_threshold(scores, kept)
    assert metrics.accepted_share(scores, threshold) >= kept - 1e-9
    above = [score for score in scores if score > threshold]
    assert len(above) / len(scores) < kept


def test_the_threshold_of_twenty_scores_is_as_by_hand():
    assert metrics.accept_threshold(range(1, 21), 0.95) == 2


def test_the_smallest_share_is_that_of_the_highest_score():
    assert metrics.accept_threshold(np.arange(20.0), 1e-12) == 19


def test_the_line_is_read_where_the_samples_are_endless():
    assert metrics.extrapolation.at_infinity([100, 200], [3, 2]) == pytest.approx(1)


def test_the_extrapolated_distance_loses_the_bias():
    """Two clouds that lie 1 apart, with so few samples that the plain distance is far too large."""
    clouds = np.random.default_rng(1).standard_normal((2, 600, 20))
    clouds[1, :, 0] += 1
    plain = metrics.frechet_distance(*clouds)
    assert plain > 1.3
    assert abs(metrics.unbiased_frechet_distance(*clouds) - 1) < 0.15


def test_a_curve_ends_at_the_distance_of_all_samples():
    counts, distances = metrics.frechet_curve(CLOUD, OTHER + 1, [100, 400])
    assert counts.tolist() == [100, 400]
    assert distances[1] == pytest.approx(metrics.frechet_distance(CLOUD, OTHER + 1))
    assert distances[0] > distances[1]


def test_the_noise_band_holds_what_real_data_reaches():
    low, high = metrics.noise_band(metrics.frechet_distance, CLOUD, 200)
    assert 0 < low < high < metrics.frechet_distance(CLOUD[:200], OTHER[:200] + 1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: metrics.frechet_distance(CLOUD, CLOUD[:, 0]), "Flatten images first"),
        (lambda: metrics.frechet_distance(CLOUD, CLOUD[:1]), "at least 2 rows"),
        (lambda: metrics.frechet_distance(CLOUD, CLOUD * np.nan), "finite"),
        (lambda: metrics.kernel_distance(CLOUD[:9], OTHER[:9]), "at least 20 rows"),
        (lambda: metrics.kernel_distance(CLOUD, OTHER, blocks=0), "`blocks`"),
        (lambda: metrics.precision_and_recall(CLOUD[:3], OTHER), "`neighbours` from 1 to 2"),
        (lambda: metrics.nearest_neighbours(CLOUD, OTHER, 401), "from 1 to 400"),
        (lambda: metrics.frechet_curve(CLOUD, OTHER, [1]), "from 2 to 400"),
        (lambda: metrics.unbiased_frechet_distance(CLOUD, OTHER, [9, 9]), "two different"),
        (lambda: metrics.noise_band(metrics.frechet_distance, CLOUD, 201), "from 1 to 200"),
        (lambda: metrics.accept_threshold([1.0], 0), "above 0 and at most 1"),
        (lambda: metrics.area_under_curve([], [1]), "at least one"),
        (lambda: metrics.modes_covered(CLOUD[:0], CLOUD[:3], 1.0), "at least one of each"),
        (lambda: metrics.modes_covered(CLOUD, CLOUD[:0], 1.0), "at least one of each"),
        (lambda: metrics.modes_covered(CLOUD, CLOUD[:3, :1], 1.0), r"\(400, 3\) and \(3, 1\)"),
        (lambda: metrics.mode_coverage(CLOUD[:0, :2], CLOUD[:3, :2], 1.0), "at least one"),
        (lambda: metrics.label_coverage([], 3), "at least one"),
        (lambda: metrics.inception_style_score(np.zeros((0, 3))), "Apply softmax"),
        (lambda: metrics.nearest_neighbours(CLOUD[:0], OTHER), "at least 1 row"),
        (lambda: metrics.density_and_coverage(CLOUD[:0], OTHER), "at least 2 rows"),
        (lambda: metrics.memorised_share(CLOUD[:0], CLOUD, OTHER), "at least 1 row"),
        (lambda: metrics.accepted_share([], 0.0), "at least one"),
    ],
)
def test_what_says_nothing_is_refused_with_the_cure(call, message):
    with pytest.raises(ValueError, match=message):
        call()
