"""Each image at mean 0 and deviation 1, whatever the light it was taken in."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.layers import ImageNormalisation
from gankit.models.dann_networks import build_feature_extractor

IMAGES = np.random.default_rng(0).uniform(-1, 1, (3, 6, 5, 3)).astype("float32")


def normalised(images):
    return keras.ops.convert_to_numpy(ImageNormalisation()(images))


def test_each_image_has_mean_0_and_deviation_1():
    images = normalised(IMAGES)
    assert images.mean((1, 2, 3)) == pytest.approx([0, 0, 0], abs=1e-6)
    assert images.std((1, 2, 3)) == pytest.approx([1, 1, 1], rel=0.01)


@given(st.floats(0.5, 1), st.floats(-0.5, 0.5))
def test_contrast_and_brightness_make_no_difference(contrast, brightness):
    images = contrast * IMAGES + np.float32(brightness)
    np.testing.assert_allclose(normalised(images), normalised(IMAGES), atol=0.02)


def test_an_image_of_one_grey_becomes_zeros_and_no_neighbour_changes():
    images = IMAGES.copy()
    images[1] = 0.3
    after = normalised(images)
    np.testing.assert_allclose(after[1], 0, atol=1e-4)
    np.testing.assert_array_equal(after[::2], normalised(IMAGES)[::2])


def test_features_are_those_of_any_light_only_where_it_is_asked_for():
    for normalise_images in (False, True):
        keras.utils.set_random_seed(0)
        extractor = build_feature_extractor((6, 5, 3), 2, 8, normalise_images=normalise_images)
        bright, dark = (
            extractor.predict(IMAGES, verbose=0),
            extractor.predict(IMAGES / 3, verbose=0),
        )
        assert np.allclose(bright, dark, atol=0.05) == normalise_images


def test_it_is_saved_with_its_settings():
    layer = ImageNormalisation(0.5)
    assert ImageNormalisation.from_config(layer.get_config()).epsilon == 0.5
