"""The losses are what their equations say, at values that a calculator gives."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.losses import (
    least_squares_discriminator_loss,
    least_squares_generator_loss,
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
    wasserstein_critic_loss,
    wasserstein_generator_loss,
)

logits = st.lists(st.floats(-20, 20, width=32), min_size=1, max_size=8)


def cross_entropy(values, label):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    values = np.array(values, "float32")[:, None]
    return float(bce(np.full_like(values, label), values))


def test_a_discriminator_that_guesses_scores_ln_2():
    zeros = np.zeros((4, 1), "float32")
    assert float(non_saturating_discriminator_loss(zeros, zeros)) == pytest.approx(np.log(2))
    assert float(non_saturating_generator_loss(zeros)) == pytest.approx(np.log(2))


def test_real_comes_before_fake():
    sure, unsure = np.full((2, 1), 9.0, "float32"), np.full((2, 1), -9.0, "float32")
    assert float(non_saturating_discriminator_loss(sure, unsure)) < 1e-3
    assert float(non_saturating_discriminator_loss(unsure, sure)) > 8


def test_least_squares_are_least_at_1_for_real_and_0_for_fake():
    real, fake = np.ones((4, 2, 2, 1), "float32"), np.zeros((4, 2, 2, 1), "float32")
    assert float(least_squares_discriminator_loss(real, fake)) == 0
    assert float(least_squares_discriminator_loss(fake, real)) == 1
    assert float(least_squares_discriminator_loss(real / 2, real / 2)) == 0.25
    assert float(least_squares_generator_loss(real)) == 0
    assert float(least_squares_generator_loss(fake)) == 1
    assert float(least_squares_generator_loss(3 * real)) == 4


def test_halves_of_other_sizes_count_alike():
    real, fake = np.full((2, 1), 2.0, "float32"), np.zeros((9, 1), "float32")
    assert float(least_squares_discriminator_loss(real, fake)) == 0.5


@given(logits, logits, st.sampled_from([0.0, 0.1, 0.3]))
def test_the_discriminators_loss_is_the_mean_cross_entropy_of_both_halves(real, fake, smoothing):
    loss = non_saturating_discriminator_loss(
        np.array(real, "float32"), np.array(fake, "float32"), label_smoothing=smoothing
    )
    expected = (cross_entropy(real, 1 - smoothing) + cross_entropy(fake, 0)) / 2
    assert float(loss) == pytest.approx(expected, rel=1e-4, abs=1e-5)


@given(logits)
def test_the_generators_loss_is_the_cross_entropy_against_real(fake):
    loss = non_saturating_generator_loss(np.array(fake, "float32"))
    assert float(loss) == pytest.approx(cross_entropy(fake, 1), rel=1e-4, abs=1e-5)


def test_huge_logits_stay_finite():
    huge = np.array([1e30, -1e30], "float32")
    assert np.isfinite(float(non_saturating_generator_loss(huge)))


def test_logits_of_half_precision_lose_nothing_in_the_mean():
    logits = np.random.default_rng(0).normal(size=(1_000, 1)).astype("float32")
    half = keras.ops.cast(logits, "bfloat16")
    same = keras.ops.convert_to_numpy(keras.ops.cast(half, "float32"))
    of_pairs = (
        non_saturating_discriminator_loss,
        least_squares_discriminator_loss,
        wasserstein_critic_loss,
    )
    of_fakes = (
        non_saturating_generator_loss,
        least_squares_generator_loss,
        wasserstein_generator_loss,
    )
    for loss in of_pairs:
        assert float(loss(half, -half)) == float(loss(same, -same))
    for loss in of_fakes:
        assert float(loss(half)) == float(loss(same))


@given(logits, logits)
def test_a_critic_gains_by_scoring_real_above_fake_and_the_generator_by_high_scores(real, fake):
    loss = wasserstein_critic_loss(np.array(real, "float32"), np.array(fake, "float32"))
    assert float(loss) == pytest.approx(np.mean(fake) - np.mean(real), abs=1e-4)
    loss = wasserstein_generator_loss(np.array(fake, "float32"))
    assert float(loss) == pytest.approx(-np.mean(fake), abs=1e-4)
