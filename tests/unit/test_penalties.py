"""Penalties on slopes are what their equations say, and can be learned from at every slope."""

import keras
import numpy as np
import pytest

from gankit.adversarial.gradients import loss_and_gradients
from gankit.penalties import (
    first_order_r1_penalty,
    gradient_norms,
    gradient_penalty,
    interpolates,
    r1_penalty,
)
from tests.unit.critics import linear, smooth_critic

RANDOM = np.random.default_rng(0)
REAL, FAKE = RANDOM.standard_normal((2, 6, 2, 3)).astype("float32")


def norms_by_finite_differences(critic, samples, step=1e-2):
    slopes = np.zeros(samples.shape)
    for place in np.ndindex(samples.shape[1:]):
        shift = np.zeros(samples.shape, "float32")
        shift[(slice(None), *place)] = step
        ends = [keras.ops.convert_to_numpy(critic(samples + sign * shift)) for sign in (1, -1)]
        slopes[(slice(None), *place)] = (ends[0] - ends[1])[:, 0] / (2 * step)
    return np.sqrt(np.sum(slopes**2, axis=(1, 2)))


def test_the_gradient_penalty_agrees_with_finite_differences():
    critic = smooth_critic()
    between = keras.ops.convert_to_numpy(interpolates(REAL, FAKE, seed=5))
    expected = np.mean((norms_by_finite_differences(critic, between) - 1) ** 2)
    assert float(gradient_penalty(critic, REAL, FAKE, seed=5)) == pytest.approx(expected, rel=1e-3)


def test_r1_agrees_with_finite_differences():
    critic = smooth_critic()
    expected = np.mean(norms_by_finite_differences(critic, REAL) ** 2) / 2
    assert float(r1_penalty(critic, REAL)) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(
    "penalty",
    [
        lambda critic: gradient_penalty(critic, REAL, FAKE, seed=5),
        lambda critic: r1_penalty(critic, REAL),
        lambda critic: first_order_r1_penalty(critic, REAL, seed=5),
    ],
)
def test_a_step_along_the_gradient_of_a_penalty_changes_it_as_it_says(penalty):
    critic = smooth_critic()
    weights = critic.trainable_variables
    _, gradients, _ = loss_and_gradients(lambda: penalty(critic), weights, [], 1.0)
    kernel, slope = weights[0], keras.ops.convert_to_numpy(gradients[0])
    start, ends = keras.ops.convert_to_numpy(kernel), []
    for sign in (1, -1):
        kernel.assign(start + sign * 1e-2 * slope / np.linalg.norm(slope))
        ends.append(float(penalty(critic)))
    assert (ends[0] - ends[1]) / 2e-2 == pytest.approx(np.linalg.norm(slope), rel=2e-2)


def test_a_flat_critic_has_a_penalty_of_one_and_gradients_that_are_numbers():
    critic = smooth_critic()
    critic.set_weights([np.zeros_like(weight) for weight in critic.get_weights()])
    _, gradients, _ = loss_and_gradients(
        lambda: gradient_penalty(critic, REAL, FAKE, seed=0), critic.trainable_variables, [], 1.0
    )
    assert float(gradient_penalty(critic, REAL, FAKE, seed=0)) == pytest.approx(1.0, abs=1e-5)
    for gradient in gradients:
        assert gradient is None or np.all(np.isfinite(keras.ops.convert_to_numpy(gradient)))


def test_the_norm_is_taken_over_all_axes_of_a_sample():
    norms = keras.ops.convert_to_numpy(gradient_norms(linear(2.0), REAL))
    np.testing.assert_allclose(norms, np.full(6, 2 * np.sqrt(6)), rtol=1e-5)
    penalty = float(gradient_penalty(linear(2.0), REAL, FAKE, seed=0))
    assert penalty == pytest.approx((2 * np.sqrt(6) - 1) ** 2, rel=1e-5)


def test_interpolates_lie_on_the_line_between_a_real_sample_and_its_fake_evenly():
    ones, zeros = np.ones((2_000, 2, 3), "float32"), np.zeros((2_000, 2, 3), "float32")
    shares = keras.ops.convert_to_numpy(interpolates(ones, zeros, seed=1))
    assert np.ptp(shares, axis=(1, 2)).max() == 0  # one weight for a whole sample
    assert shares.min() >= 0 and shares.max() <= 1
    assert np.histogram(shares[:, 0, 0], bins=4, range=(0, 1))[0] == pytest.approx(500, abs=90)


def test_a_seed_generator_draws_other_interpolates_each_time():
    generator = keras.random.SeedGenerator(0)
    first, second = (
        keras.ops.convert_to_numpy(interpolates(REAL, FAKE, generator)) for _ in range(2)
    )
    assert not np.allclose(first, second)


def test_of_a_linear_discriminator_both_forms_of_r1_are_half_the_squared_slope():
    assert float(r1_penalty(linear(2.0), REAL)) == pytest.approx(0.5 * 4 * 6, rel=1e-5)
    many = np.zeros((20_000, 2, 3), "float32")
    assert float(first_order_r1_penalty(linear(2.0), many, seed=0)) == pytest.approx(12, rel=0.04)
