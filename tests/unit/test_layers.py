"""Sampling draws what it is told to; a reversal turns gradients and nothing else."""

import re
from pathlib import Path

import keras
import numpy as np
import pytest

from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.layers import GradientReversal, Sampling, seeded_dropout

PACKAGE = Path(__file__).parents[2] / "gankit"
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


def test_a_reversal_passes_values_on_to_the_bit_and_turns_the_gradient():
    numbers = np.random.default_rng(0).normal(0, 1e3, (50, 3)).astype("float32")
    layer = GradientReversal(0.3)
    value, (gradient,) = value_and_gradients(lambda x: 5.0 * layer(x), [numbers])
    assert np.array_equal(keras.ops.convert_to_numpy(layer(numbers)), numbers)
    assert keras.ops.convert_to_numpy(value) == pytest.approx(5.0 * numbers)
    assert gradient == pytest.approx(np.full_like(numbers, -1.5))


def test_the_weight_of_a_reversal_can_be_raised_but_is_not_learned():
    layer = GradientReversal(0.0)
    assert layer.trainable_variables == []
    layer.weight.assign(2.0)
    _, (gradient,) = value_and_gradients(layer, [np.ones(4, "float32")])
    assert gradient == pytest.approx(np.full(4, -2.0))


def test_a_saved_reversal_keeps_its_weight(tmp_path):
    inputs = keras.Input((2,))
    model = keras.Model(inputs, GradientReversal(0.5, name="reversal")(inputs))
    model.get_layer("reversal").weight.assign(0.75)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras").get_layer("reversal")
    assert float(keras.ops.convert_to_numpy(loaded.weight)) == 0.75


def test_every_dropout_of_the_kit_has_a_seed_of_its_own():
    files = [file for file in PACKAGE.rglob("*.py") if file.name != "seeded.py"]
    unseeded = [file.name for file in files if re.search(r"layers\.\w*Dropout\(", file.read_text())]
    assert unseeded == [], "take gankit.layers.seeded_dropout: under PyTorch Keras' has no seed"


def test_under_every_backend_a_layer_of_noise_draws_from_its_own_state():
    def noised():
        layer = keras.layers.GaussianNoise(0.5)
        layer.seed_generator.state.assign([3, 1])
        return keras.ops.convert_to_numpy(layer(np.zeros((4, 50), "float32"), training=True))

    np.testing.assert_array_equal(noised(), noised())


def test_the_global_seed_decides_what_a_seeded_dropout_drops():
    def dropped(seed):
        keras.utils.set_random_seed(seed)
        layer = seeded_dropout(0.5)
        keras.ops.convert_to_numpy(keras.random.normal((3,)))  # draws in between change nothing
        return keras.ops.convert_to_numpy(layer(np.ones((4, 50), "float32"), training=True))

    np.testing.assert_array_equal(dropped(1), dropped(1))
    assert (dropped(1) != dropped(2)).any()
    assert set(np.unique(dropped(1))) == {0.0, 2.0}
