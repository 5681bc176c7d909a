"""A transposed convolution done by a plain one is the one that Keras does."""

import keras
import numpy as np
import pytest

from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.layers import Conv2DTranspose
from gankit.layers.transposed_convolution import doubled
from tests.precision import built_in_half_precision


def arrays(*shapes):
    random = np.random.default_rng(0)
    return [random.standard_normal(shape).astype("float32") for shape in shapes]


@pytest.mark.parametrize("sides", [(3, 5), (1, 2)])
def test_values_and_gradients_are_those_of_keras(sides):
    maps, kernel = arrays((2, *sides, 3), (4, 4, 5, 3))
    (weights,) = map(keras.ops.convert_to_tensor, arrays((2, 2 * sides[0], 2 * sides[1], 5)))

    def keras_own(maps, kernel):
        return weights * keras.ops.conv_transpose(maps, kernel, strides=2, padding="same")

    mine, theirs = (
        value_and_gradients(function, [maps, kernel])
        for function in (lambda maps, kernel: weights * doubled(maps, kernel), keras_own)
    )
    np.testing.assert_allclose(*map(keras.ops.convert_to_numpy, (mine[0], theirs[0])), atol=1e-4)
    for gradient, expected in zip(mine[1], theirs[1], strict=True):
        np.testing.assert_allclose(gradient, expected, atol=1e-4)


@pytest.mark.parametrize(
    "settings",
    [
        {"kernel_size": 4, "strides": 2, "padding": "same", "activation": "relu"},
        {"kernel_size": 4, "strides": 2, "padding": "same", "use_bias": False},
        {"kernel_size": 5, "strides": 2, "padding": "same"},
        {"kernel_size": 4, "strides": 2, "padding": "valid"},
        {"kernel_size": 4, "strides": 1, "padding": "same"},
    ],
)
def test_the_layer_is_keras_own_whatever_it_is_asked_for(settings):
    layer, keras_own = Conv2DTranspose(3, **settings), keras.layers.Conv2DTranspose(3, **settings)
    (maps,) = arrays((2, 4, 3, 2))
    made = [each(maps) for each in (layer, keras_own)]
    keras_own.set_weights([w + 0.1 for w in layer.get_weights()])
    layer.set_weights(keras_own.get_weights())
    made = [keras.ops.convert_to_numpy(each(maps)) for each in (layer, keras_own)]
    np.testing.assert_allclose(*made, atol=1e-5)


def test_in_half_precision_its_outputs_are_too():
    with built_in_half_precision():
        layer = Conv2DTranspose(2, 4, 2, "same")
    made = layer(arrays((1, 4, 4, 2))[0])
    assert made.shape == (1, 8, 8, 2)
    assert keras.backend.standardize_dtype(made.dtype) == layer.compute_dtype


def test_saved_and_loaded_it_makes_the_same(tmp_path):
    inputs = keras.Input((4, 4, 2))
    model = keras.Model(inputs, Conv2DTranspose(3, 4, 2, "same")(inputs))
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert type(loaded.layers[-1]) is Conv2DTranspose
    same = [keras.ops.convert_to_numpy(m(arrays((1, 4, 4, 2))[0])) for m in (model, loaded)]
    assert np.array_equal(*same)
