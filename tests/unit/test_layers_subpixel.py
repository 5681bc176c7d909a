"""A sub-pixel convolution doubles the side and begins as an enlargement without a grid."""

import keras
import numpy as np
import pytest

from gankit.layers import NearestNeighbour, SubPixel, depth_to_space, instance_normalisation
from tests.precision import built_in_half_precision


def maps(*shape):
    return np.random.default_rng(0).standard_normal(shape).astype("float32")


def test_four_channels_become_a_square_of_pixels():
    square = keras.ops.convert_to_numpy(depth_to_space(np.array([[[[1.0, 2.0, 3.0, 4.0]]]])))
    assert square[0, :, :, 0].tolist() == [[1, 2], [3, 4]]


def test_every_pixel_stays_in_its_place():
    depth = maps(2, 3, 5, 8)
    space = keras.ops.convert_to_numpy(depth_to_space(depth))
    assert space.shape == (2, 6, 10, 2)
    for row in range(6):
        for column in range(10):
            corner = 2 * (row % 2) + column % 2
            there = depth[:, row // 2, column // 2, 2 * corner : 2 * corner + 2]
            assert np.array_equal(space[:, row, column], there)


def test_at_first_the_pixels_of_a_square_are_equal_and_squares_are_not():
    image = keras.ops.convert_to_numpy(SubPixel(3)(maps(2, 4, 4, 5)))
    assert image.shape == (2, 8, 8, 3)
    corners = [image[:, row::2, column::2] for row in (0, 1) for column in (0, 1)]
    assert all(np.allclose(corners[0], corner, atol=1e-6) for corner in corners[1:])
    assert corners[0].std() > 0.1


def test_a_kernel_of_the_initialiser_is_as_wide_spread_as_its_own_says():
    kernel = NearestNeighbour(keras.initializers.RandomNormal(stddev=0.2, seed=1))((3, 3, 16, 64))
    assert kernel.shape == (3, 3, 16, 64)
    assert np.std(keras.ops.convert_to_numpy(kernel)) == pytest.approx(0.2, rel=0.1)


def test_saved_and_loaded_it_makes_the_same(tmp_path):
    inputs = keras.Input((4, 4, 2))
    model = keras.Model(inputs, SubPixel(3, 5, use_bias=False)(inputs))
    assert model.output_shape == (None, 8, 8, 3)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert loaded.layers[-1].convolution.kernel_size == (5, 5)
    assert not loaded.layers[-1].use_bias
    same = [keras.ops.convert_to_numpy(m(maps(1, 4, 4, 2))) for m in (model, loaded)]
    assert np.array_equal(*same)


def test_in_half_precision_its_convolution_is_too():
    with built_in_half_precision():
        layer = SubPixel(2)
    made = layer(maps(1, 4, 4, 2))
    assert keras.backend.standardize_dtype(made.dtype) == layer.compute_dtype != "float32"


def test_instance_normalisation_takes_contrast_and_brightness_of_each_channel_of_each_image():
    images = maps(3, 8, 8, 2) * [[[[5.0, 0.5]]]] + np.array([1.0, 2.0, 3.0])[:, None, None, None]
    normal = keras.ops.convert_to_numpy(instance_normalisation()(images.astype("float32")))
    assert normal.mean(axis=(1, 2)) == pytest.approx(np.zeros((3, 2)), abs=1e-4)
    assert normal.std(axis=(1, 2)) == pytest.approx(np.ones((3, 2)), abs=0.01)
