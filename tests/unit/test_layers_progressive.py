"""Progressive growing: equalised rates, pixel norm, minibatch deviation, fades, a blur."""

import keras
import numpy as np
import pytest

from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.layers import (
    Blur,
    EqualisedConvolution,
    EqualisedDense,
    EqualisedSubPixel,
    FadeIn,
    MinibatchDeviation,
    PixelNormalisation,
    SubPixel,
    equalised_scale,
)
from tests.precision import built_in_half_precision

LAYERS = {
    "dense": (lambda: EqualisedDense(5, 0.5), (3, 6)),
    "convolution": (lambda: EqualisedConvolution(5, 4, 2), (3, 4, 4, 6)),
    "sub_pixel": (lambda: EqualisedSubPixel(5, gain=1.0), (3, 4, 4, 6)),
    "pixel_normalisation": (lambda: PixelNormalisation(1e-6), (3, 4, 4, 6)),
    "blur": (Blur, (3, 4, 5, 6)),
    "minibatch_deviation": (lambda: MinibatchDeviation(3), (3, 4, 4, 6)),
}


def maps(*shape):
    return np.random.default_rng(0).standard_normal(shape).astype("float32")


def numpy(tensor):
    return keras.ops.convert_to_numpy(tensor)


def test_the_scale_is_that_of_he():
    assert equalised_scale((3, 3, 8, 16)) == pytest.approx(1 / 6)
    assert equalised_scale((100, 7), gain=0.5) == pytest.approx(0.05)


def test_a_dense_layer_is_keras_own_with_a_scaled_kernel():
    keras.utils.set_random_seed(0)
    layer, inputs = EqualisedDense(7, 0.5), maps(4, 100)
    layer.build(inputs.shape)
    layer.bias.assign(np.arange(7.0))
    kernel = numpy(layer.kernel)
    assert kernel.std() == pytest.approx(1, rel=0.1)
    np.testing.assert_allclose(
        numpy(layer(inputs)), inputs @ (0.05 * kernel) + np.arange(7), rtol=1e-4, atol=1e-5
    )


@pytest.mark.parametrize(("side", "strides"), [(4, 2), (3, 1), (1, 1)])
def test_a_convolution_is_keras_own_with_a_scaled_kernel(side, strides):
    layer, inputs = EqualisedConvolution(5, side, strides), maps(2, 6, 6, 8)
    made = numpy(layer(inputs))
    plain = keras.layers.Conv2D(5, side, strides, padding="same")
    plain.build(inputs.shape)
    plain.set_weights([(2 / (side * side * 8)) ** 0.5 * numpy(layer.kernel), numpy(layer.bias)])
    np.testing.assert_allclose(made, numpy(plain(inputs)), rtol=1e-4, atol=1e-5)
    assert layer.compute_output_shape((None, 6, 6, 8)) == (None, *made.shape[1:])


def test_two_layers_are_drawn_apart_and_the_global_seed_draws_them_again():
    def drawn():
        keras.utils.set_random_seed(3)
        layers = [EqualisedConvolution(4), EqualisedConvolution(4), EqualisedSubPixel(1)]
        return [numpy(layer(maps(1, 4, 4, 2))) for layer in layers]

    first, again = drawn(), drawn()
    assert not np.array_equal(first[0], first[1])
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))


def test_a_sub_pixel_layer_begins_without_a_grid_and_scales_its_kernel():
    keras.utils.set_random_seed(0)
    layer, inputs = EqualisedSubPixel(3, gain=1.0), maps(2, 4, 4, 8)
    image = numpy(layer(inputs))
    np.testing.assert_allclose(image[:, ::2, ::2], image[:, 1::2, 1::2], atol=1e-5)
    plain = SubPixel(3)
    plain.build(inputs.shape)
    kernel, bias = layer.get_weights()
    plain.set_weights([kernel / (3 * 3 * 8) ** 0.5, bias])
    np.testing.assert_allclose(image, numpy(plain(inputs)), rtol=1e-4, atol=1e-5)


def test_equally_far_steps_move_wide_and_narrow_layers_in_proportion():
    def change(inputs):
        layer, ones = EqualisedDense(1), np.ones((1, inputs), "float32")
        before = numpy(layer(ones))
        layer.kernel.assign(layer.kernel + 0.01)  # what one step of Adam may do
        return (numpy(layer(ones)) - before).item() / inputs**0.5

    assert change(16) == pytest.approx(change(1600), rel=1e-2)


def test_behind_pixel_normalisation_all_pixels_are_equally_long():
    inputs = 50 * maps(2, 3, 3, 16)
    normalised = numpy(PixelNormalisation()(inputs))
    np.testing.assert_allclose((normalised**2).mean(axis=-1), 1, rtol=1e-5)
    np.testing.assert_allclose(
        normalised / inputs, np.repeat((normalised / inputs)[..., :1], 16, -1), rtol=1e-4
    )
    assert numpy(PixelNormalisation()(np.array([[3.0, 4.0]]))) == pytest.approx(
        np.array([[3, 4]]) / 12.5**0.5
    )
    assert np.array_equal(numpy(PixelNormalisation()(np.zeros((1, 4)))), np.zeros((1, 4)))


def test_a_blur_mixes_a_pixel_with_its_neighbours_on_both_sides():
    row = np.array([0.0, 4.0, 0.0, 4.0]).reshape(1, 1, 4, 1)
    expected = pytest.approx(np.array([4 / 3, 2, 2, 8 / 3]))
    assert numpy(Blur()(row)).ravel() == expected
    assert numpy(Blur()(row.reshape(1, 4, 1, 1))).ravel() == expected
    spread = numpy(Blur()(np.pad(16 * np.ones((1, 1, 1, 1)), [(0, 0), (2, 2), (2, 2), (0, 0)])))
    assert spread[0, 1:4, 1:4, 0].tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]


@pytest.mark.parametrize("side", [1, 2, 3, 8])
def test_a_blur_leaves_what_is_even_and_takes_a_grid_away(side):
    even = np.full((2, side, side + 1, 3), 0.7, "float32")
    np.testing.assert_allclose(numpy(Blur()(even)), even, rtol=1e-6)
    grid = (-1.0) ** np.arange(side)[None, :, None, None] * even
    assert np.abs(numpy(Blur()(grid))[:, 1:-1]).max(initial=0) < 1e-6


@pytest.mark.parametrize("count", [1, 2, 4, 7, 8, 12])
def test_minibatch_deviation_is_the_mean_deviation_of_each_group(count):
    inputs = maps(count, 2, 2, 3)
    outputs = numpy(MinibatchDeviation()(inputs))
    assert np.array_equal(outputs[..., :3], inputs)
    groups = max(1, count // 4)
    for sample in range(count):
        members = inputs[sample % groups :: groups]
        np.testing.assert_allclose(outputs[sample, ..., 3], members.std(axis=0).mean(), atol=2e-4)


def test_equal_samples_deviate_by_nothing_and_still_have_a_finite_gradient():
    equal = np.ones((8, 2, 2, 3), "float32")
    value, (gradient,) = value_and_gradients(MinibatchDeviation(), [equal])
    assert np.abs(numpy(value)[..., 3]).max() < 1e-3
    assert np.all(np.isfinite(numpy(gradient)))


def test_a_fade_blends_and_its_alpha_is_moved_but_not_learned():
    layer = FadeIn()
    ways = [np.full(3, 10.0, "float32"), np.full(3, 20.0, "float32")]
    for alpha, blend in ((0.0, 10.0), (0.25, 12.5), (1.0, 20.0)):
        layer.alpha.assign(alpha)
        assert numpy(layer(ways)).tolist() == [blend] * 3
    assert layer.trainable_variables == []


@pytest.mark.parametrize("name", LAYERS)
def test_saved_and_loaded_it_makes_the_same(name, tmp_path):
    make, shape = LAYERS[name]
    inputs = keras.Input(shape[1:])
    model = keras.Model(inputs, make()(inputs))
    assert model.output_shape[1:] == numpy(model(maps(*shape))).shape[1:]
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert np.array_equal(*(numpy(m(maps(*shape))) for m in (model, loaded)))


def test_a_saved_fade_keeps_its_alpha(tmp_path):
    ways = [keras.Input((2,)), keras.Input((2,))]
    model = keras.Model(ways, FadeIn(0.3)(ways))
    model.layers[-1].alpha.assign(0.6)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert numpy(loaded.layers[-1].alpha) == np.float32(0.6)


@pytest.mark.parametrize("name", LAYERS)
def test_in_half_precision_it_computes_so(name):
    make, shape = LAYERS[name]
    with built_in_half_precision():
        layer = make()
        made = layer(maps(*shape))
    assert keras.backend.standardize_dtype(made.dtype) == "bfloat16"
    assert all(v.dtype == "float32" for v in layer.trainable_variables)
