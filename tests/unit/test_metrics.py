"""Distances and coverage at values that can be worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.metrics import frechet_distance, modes_covered

CLOUD = np.random.default_rng(0).standard_normal((400, 3))
CLOUD -= CLOUD.mean(axis=0)


def test_the_distance_of_a_cloud_to_itself_is_zero():
    assert frechet_distance(CLOUD, CLOUD) == pytest.approx(0, abs=1e-9)


@given(st.floats(-5, 5))
def test_a_shift_counts_with_its_square(shift):
    moved = CLOUD + np.array([shift, 0, 0])
    assert frechet_distance(CLOUD, moved) == pytest.approx(shift**2, abs=1e-6)


@given(st.floats(0.1, 4))
def test_a_stretch_counts_with_the_change_of_deviation(factor):
    expected = (factor - 1) ** 2 * np.trace(np.cov(CLOUD, rowvar=False))
    assert frechet_distance(CLOUD, CLOUD * factor) == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_correlated_clouds_match_the_formula_with_a_general_matrix_root():
    from scipy.linalg import sqrtm

    other = CLOUD @ np.array([[1.0, 0.5, 0.2], [0.0, 0.7, -0.4], [0.3, 0.0, 1.2]]) + 0.3
    real, fake = np.cov(CLOUD, rowvar=False), np.cov(other, rowvar=False)
    gap = np.sum((CLOUD.mean(axis=0) - other.mean(axis=0)) ** 2)
    expected = gap + np.trace(real + fake - 2 * np.real(sqrtm(real @ fake)))
    assert frechet_distance(CLOUD, other) == pytest.approx(expected, rel=1e-9)


def test_features_of_different_width_are_refused_with_their_shapes():
    with pytest.raises(ValueError, match=r"\(400, 3\) and \(400, 2\)"):
        frechet_distance(CLOUD, CLOUD[:, :2])


def test_only_modes_with_enough_points_nearby_are_covered():
    centres = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]])
    points = np.concatenate([np.zeros((98, 2)), [[10.0, 0.1]], [[3.0, 3.0]]])
    assert modes_covered(points, centres, radius=1) == 1
    assert modes_covered(points, centres, radius=1, share=0.01) == 2
