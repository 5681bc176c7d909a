"""The sampling layer draws what it is told to, lets gradients pass, and keeps its random state."""

import keras
import numpy as np
import pytest

from gankit.exercises.differentiation import value_and_gradients
from gankit.layers import Sampling

MEANS = np.full((20_000, 2), [3.0, -1.0], "float32")
LOG_VARIANCES = np.full((20_000, 2), np.log([0.25, 4.0]), "float32")


def drawn(layer, mean=MEANS, log_variance=LOG_VARIANCES):
    return keras.ops.convert_to_numpy(layer([mean, log_variance]))


def test_draws_have_the_means_and_the_variances_asked_for():
    latents = drawn(Sampling(seed=0))
    assert latents.mean(axis=0) == pytest.approx([3, -1], abs=0.05)
    assert latents.var(axis=0) == pytest.approx([0.25, 4], rel=0.05)


def test_each_call_draws_anew_and_the_same_seed_draws_the_same():
    layer, other = Sampling(seed=7), Sampling(seed=7)
    first, second = drawn(layer), drawn(layer)
    assert not np.array_equal(first, second)
    assert np.array_equal(first, drawn(other))
    assert np.array_equal(second, drawn(other))


def test_gradients_reach_mean_and_log_variance_through_the_draw():
    layer = Sampling(seed=0)
    _, gradients = value_and_gradients(lambda *inputs: layer(list(inputs)), [MEANS, LOG_VARIANCES])
    assert gradients[0] == pytest.approx(np.ones_like(MEANS))
    # Half the scaled noise: its deviation is half that of the draws, 0.5 and 2.
    assert gradients[1].std(axis=0) == pytest.approx([0.25, 1], rel=0.05)


def test_a_saved_model_goes_on_with_the_same_noise(tmp_path):
    inputs = [keras.Input((2,)), keras.Input((2,))]
    model = keras.Model(inputs, Sampling(seed=3)(inputs))
    assert model.output_shape == (None, 2)
    drawn(model)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert loaded.layers[-1].seed == 3
