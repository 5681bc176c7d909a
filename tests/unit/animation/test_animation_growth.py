"""Frames of a network that grows: their own resolution, no smoothing, and a caption for each."""

import json

import keras
import numpy as np
import pytest

from gankit.animation import Animation, GrowthRecorder, movies
from gankit.animation.composer import CAPTION, Composer
from gankit.animation.growth_recorder import enlarged
from gankit.animation.player import player_data
from gankit.models.progan import ProgressiveGAN


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A GAN that grows twice, and its recorder."""
    keras.utils.set_random_seed(0)
    gan = ProgressiveGAN((16, 16, 3), 3, first_side=4, filters=2)
    latents, folder = np.random.default_rng(0).normal(size=(4, 3)), tmp_path_factory.mktemp("g")
    recorder = GrowthRecorder(latents, 16, model=gan, schedule=range(3), folder=folder)
    for step, alpha in enumerate((1.0, 0.0, 0.25)):
        if step:
            gan.grow()
            gan.alpha = alpha
        recorder.record(step)
    return gan, recorder, folder


def squares(frame):
    """The images of a frame of four, without what lies between them."""
    return [frame[y : y + 16, x : x + 16] for y in (2, 20) for x in (2, 20)]


def test_each_frame_has_the_pixels_of_its_resolution(recorded):
    for frame, times in zip(recorded[1].animation.frames, (4, 4, 1), strict=True):
        assert frame.shape == (38, 38, 3)
        for image in squares(frame):
            small = image[::times, ::times]
            assert np.array_equal(image, small.repeat(times, axis=0).repeat(times, axis=1))
    # At alpha 0 the second level shows the first one's pixels.
    assert (
        np.abs(recorded[1].animation.frames[1].astype(int) - recorded[1].animation.frames[0]).max()
        <= 1
    )


def test_captions_say_resolution_and_alpha_on_disk_and_in_the_player_too(recorded):
    _, recorder, folder = recorded
    captions = ["4 x 4 pixels", "8 x 8 pixels, alpha 0.00", "16 x 16 pixels, alpha 0.25"]
    for animation in (recorder.animation, Animation.load(folder)):
        assert animation.captions == captions
    data = player_data(recorder.animation, movies.Timing(3), autoplay=False)
    assert json.loads(json.dumps(data))["captions"] == captions


def test_a_caption_has_a_line_of_its_own_in_a_picture(recorded):
    animation = recorded[1].animation
    silent = Animation(animation.frames, animation.steps, title=animation.title)
    with_captions, without = Composer(animation), Composer(silent)
    assert with_captions.height == without.height + CAPTION
    first, other = (with_captions.picture(index) for index in (0, 1))
    top = with_captions.height - without.height
    # Below the caption's line the frame stands as it does without one.
    assert np.array_equal(first[40 + 16 + top :], without.picture(0)[40 + 16 :])
    line = slice(40 + 16, 40 + 16 + top)
    assert not np.array_equal(first[line], other[line])


def test_without_captions_the_player_says_nothing():
    animation = Animation([np.zeros((4, 4, 3), "uint8")] * 2, [0, 1])
    assert animation.captions == ["", ""]
    assert player_data(animation, movies.Timing(2), autoplay=False)["captions"] == []
    with pytest.raises(ValueError, match="one caption per frame"):
        Animation(animation.frames, [0, 1], captions=["alone"])


@pytest.mark.parametrize(("side", "wanted", "made"), [(4, 16, 16), (7, 16, 14), (16, 8, 16)])
def test_enlarging_takes_whole_multiples(side, wanted, made):
    images = np.random.default_rng(0).integers(0, 256, (2, side, side, 1), np.uint8)
    large = enlarged(images, wanted)
    assert large.shape == (2, made, made, 1)
    assert np.array_equal(large[:, :: made // side, :: made // side], images)
