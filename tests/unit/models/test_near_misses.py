"""What is made of images of classes, and is of none."""

import numpy as np
import pytest

from gankit.models import near_misses, scribbles

SHAPE = (28, 20, 1)


def bars(n):
    """Upright bars in the upper half (class 1), and the same ones lower (class 2)."""
    images = np.full((n, *SHAPE), -1, "float32")
    labels = np.arange(n) % 2 + 1
    images[labels == 1, 4:14, 9:11] = 1
    images[labels == 2, 14:24, 9:11] = 1
    return images, labels


def randomness():
    return np.random.default_rng(0)


def extents(images):
    """Rows and columns between which an image is light, `(N, 2)`."""
    light = images[..., 0] > 0
    return np.stack([light.any(axis=3 - axis).sum(axis=1) for axis in (1, 2)], axis=1)


def test_a_quarter_turn_lays_what_stands():
    images = np.full((30, 28, 28, 1), -1, "float32")
    images[:, 4:24, 13:15] = 1
    turned = near_misses.turned(images, randomness())
    assert np.all(extents(turned)[:, 1] > 1.5 * extents(turned)[:, 0])
    # OpenCV 4.9 rounds places, and draws two of these angles alike.
    assert len(np.unique(turned.round(3), axis=0)) >= 27


def test_an_image_shows_through_what_is_laid_over_it():
    images, _ = bars(30)
    laid = near_misses.overlaid(images, images[::-1], randomness())
    assert np.all(laid >= images)
    assert np.all((laid > images + 0.5).any(axis=(1, 2, 3)))


def test_joined_images_keep_one_side_and_take_the_other():
    black, white = np.full((40, *SHAPE), -1, "float32"), np.full((40, *SHAPE), 1, "float32")
    made = near_misses.joined(black, white, randomness())
    assert np.all(made[:, 0, 0] == -1) and np.all(made[:, -1, -1] == 1)
    across = np.all(made == made[:, :, :1], axis=(1, 2, 3))
    down = np.all(made == made[:, :1], axis=(1, 2, 3))
    assert np.all(across ^ down) and 0 < across.sum() < 40
    assert black.max() == -1, "the images that came in were changed"


def test_bent_images_are_moved_from_their_places():
    images, _ = bars(30)
    bent = near_misses.warped(images, randomness())
    assert bent.shape == images.shape and bent.dtype == "float32"
    assert np.all(np.abs(bent - images).mean(axis=(1, 2, 3)) > 0.01)
    assert bent.min() >= -1 and bent.max() <= 1


def test_scribbles_lie_in_the_middle_and_differ():
    drawn = scribbles.scribbles(40, SHAPE, randomness())
    assert drawn.shape == (40, *SHAPE) and drawn.dtype == "float32"
    assert np.all((drawn > 0.5).any(axis=(1, 2, 3))) and drawn.min() == -1
    assert np.mean(drawn[:, :3]) < -0.95, "little reaches the border"
    assert len(np.unique(drawn, axis=0)) == 40
    assert scribbles.scribbles(2, (16, 16, 3), randomness()).shape == (2, 16, 16, 3)


def test_a_stroke_is_added_and_nothing_taken_away():
    images, _ = bars(30)
    struck = scribbles.struck(images, randomness())
    assert np.all(struck >= images)
    assert np.all((struck > images).any(axis=(1, 2, 3)))


def test_near_misses_are_as_many_as_asked_and_the_seed_decides():
    images, labels = bars(20)
    made = near_misses.near_misses(images, labels, 25, seed=1)
    assert made.shape == (25, *SHAPE) and made.dtype == "float32"
    assert np.array_equal(made, near_misses.near_misses(images, labels, 25, seed=1))
    assert not np.array_equal(made, near_misses.near_misses(images, labels, 25, seed=2))


def test_what_a_quarter_turn_leaves_as_it_is_is_not_turned(monkeypatch):
    images, labels = bars(20)
    seen = []
    monkeypatch.setattr(near_misses, "turned", lambda some, random: seen.append(some) or some)
    near_misses.near_misses(images, labels, 60, as_before=(2,))
    assert np.all(seen[0] == images[labels == 1][0])


@pytest.mark.parametrize("as_before", [(1,), (1, 2)])
def test_near_misses_of_too_few_classes_are_refused(as_before):
    images, labels = bars(20)
    few = labels == 1 if as_before == (1,) else labels > 0
    with pytest.raises(ValueError, match="two classes"):
        near_misses.near_misses(images[few], labels[few], 6, as_before=as_before)
