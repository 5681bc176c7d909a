"""Priors: samples have the shape that the name says."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.models.priors import Normal, Petals, SwissRoll


def draw(prior, n=4_000, seed=0):
    return ops.convert_to_numpy(prior(n, keras.random.SeedGenerator(seed)))


@pytest.mark.parametrize(
    "prior", [Normal(3, 5.0), SwissRoll(), Petals()], ids=lambda p: str(type(p))
)
def test_each_draw_is_fresh_and_a_seed_repeats_it(prior):
    seeds = keras.random.SeedGenerator(1)
    first, second = (ops.convert_to_numpy(prior(50, seeds)) for _ in range(2))
    assert first.shape == (50, prior.latent_dim)
    assert first.dtype == np.float32
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(first, draw(prior, 50, seed=1))


def test_a_normal_prior_has_its_deviation():
    samples = draw(Normal(3, 5.0))
    assert samples.mean(axis=0) == pytest.approx([0, 0, 0], abs=0.5)
    assert samples.std(axis=0) == pytest.approx([5, 5, 5], rel=0.06)


def test_on_the_swiss_roll_the_angle_tells_the_distance():
    samples = draw(SwissRoll(radius=10.0, deviation=1e-3))
    distance = np.linalg.norm(samples, axis=1)
    turned = np.arctan2(samples[:, 1], samples[:, 0]) - 3 * np.pi * distance / 10
    off = np.abs((turned + np.pi) % (2 * np.pi) - np.pi)
    assert np.quantile(off, 0.99) < 0.01
    assert 9.5 < distance.max() < 10.1


def test_the_petals_are_as_many_as_asked_and_point_outwards():
    samples = draw(Petals(count=4, distance=6.0, length=1.0, width=0.1))
    near_an_axis = np.min(np.abs(samples), axis=1) < 0.5
    assert near_an_axis.all()
    counts = [np.sum(samples[:, axis] * sign > 1) for axis in (0, 1) for sign in (1, -1)]
    assert min(counts) > 800


@pytest.mark.parametrize("prior", [Normal(3, 5.0), SwissRoll(7.0, 0.2), Petals(4)])
def test_a_prior_is_built_anew_from_its_configuration(prior):
    copy = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(prior))
    assert vars(copy) == vars(prior)
    np.testing.assert_array_equal(draw(copy, 20), draw(prior, 20))
