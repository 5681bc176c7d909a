"""Second domains of the same pictures: outlines and negatives."""

import numpy as np
import pytest

from gankit import data
from gankit.data import Dataset, edges, negative


def stroke(width):
    """An image with an upright stroke of a width."""
    images = np.zeros((1, 9, 9, 1), "uint8")
    images[0, 1:-1, 3 : 3 + width] = 200
    return Dataset(
        images, np.array([7]), "strokes", "generated", attributes={"a": np.ones(1, bool)}
    )


def test_a_negative_exchanges_light_and_dark():
    turned = negative(stroke(2))
    assert np.array_equal(turned.images, 255 - stroke(2).images)
    assert (turned.name, turned.labels.tolist()) == ("strokes_negative", [7])
    assert np.array_equal(negative(turned).images, stroke(2).images)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_edges_lie_round_a_stroke_and_leave_it_hollow(width):
    row = edges(stroke(width)).images[0, 4, :, 0].tolist()
    assert row == [0, 0, 200, *[0] * width, 200, *[0] * (5 - width)]


def test_edges_keep_what_belongs_to_the_images():
    outlined = edges(stroke(2))
    assert outlined.name == "strokes_edges" and outlined.attributes["a"].all()
    assert outlined.images.dtype == np.uint8 and outlined.images.shape == (1, 9, 9, 1)


def test_colours_have_edges_too():
    faces = data.load("faces", limit=2)
    assert edges(faces).images.shape == faces.images.shape
    assert edges(faces).images.std() > 1


@pytest.mark.parametrize("alter", [edges, negative])
def test_points_are_refused(alter):
    with pytest.raises(ValueError, match="Received: ring"):
        alter(data.load("ring", limit=3))
