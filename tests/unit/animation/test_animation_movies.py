"""Animations as gif, webp and mp4, verified by reading the files back."""

import itertools
import sys

import numpy as np
import pytest
from PIL import Image

from gankit.animation import Animation, movies
from gankit.animation.composer import Composer, enlarged_size
from gankit.animation.movies import Timing
from gankit.animation.shared_palette import SharedPalette


def build_animation(count=6, history=True, same=False, shape=(20, 20, 3)):
    rng = np.random.default_rng(0)
    frames = [rng.integers(0, 256, shape, dtype="uint8") for _ in range(count)]
    if same:
        frames = [frames[0]] * count
    steps = [2 * index for index in range(count)]
    losses = {"loss": [1.0 / step for step in range(1, 11)]} if history else {}
    noted = range(1, 11) if history else ()
    return Animation(frames, steps, history=losses, history_steps=noted, title="Digits")


def times_of(path):
    """The milliseconds of each frame in a gif or webp."""
    with Image.open(path) as image:
        times = []
        for index in range(image.n_frames):
            image.seek(index)
            image.load()
            times.append(image.info["duration"])
        return times


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
@pytest.mark.parametrize("same", [False, True])
def test_every_frame_keeps_its_time_and_the_animation_loops(tmp_path, suffix, same):
    path = build_animation(same=same).save(
        tmp_path / f"new/a{suffix}", frame_milliseconds=70, hold_milliseconds=900
    )
    assert times_of(path) == [70] * 5 + [900]
    with Image.open(path) as image:
        assert image.info["loop"] == 0


def test_equal_frames_beyond_the_cursors_reach_keep_their_time(tmp_path):
    """A million steps a pixel: even then each picture differs from the one before."""
    frames = [np.zeros((8, 8, 3), "uint8")] * 40
    animation = Animation(frames, range(10**6, 10**6 + 40))
    composer = Composer(animation)
    pictures = [composer.picture(index) for index in range(40)]
    assert all(np.any(one != other) for one, other in itertools.pairwise(pictures))
    assert times_of(animation.save(tmp_path / "a.gif")) == [100] * 39 + [2000]


def test_one_frame_alone_is_an_animation_too(tmp_path):
    for suffix in (".gif", ".webp"):
        path = build_animation(count=1).save(tmp_path / f"one{suffix}")
        with Image.open(path) as image:
            assert getattr(image, "n_frames", 1) == 1


def test_gif_frames_look_like_the_composed_pictures(tmp_path):
    animation = build_animation(shape=(40, 40, 3))
    composer = Composer(animation)
    with Image.open(animation.save(tmp_path / "a.gif")) as image:
        for index in (0, 3, 5):
            image.seek(index)
            difference = np.array(image.convert("RGB")).astype(int) - composer.picture(index)
            assert np.sqrt((difference**2).mean()) < 20


def test_grey_images_keep_their_greys_in_a_gif(tmp_path):
    ramp = np.repeat(np.arange(0, 256, 8, dtype="uint8")[None, :, None], 32, axis=0)
    animation = Animation([np.repeat(ramp, 3, axis=2)], [0])
    composer = Composer(animation)
    with Image.open(animation.save(tmp_path / "a.gif")) as image:
        difference = np.array(image.convert("RGB")).astype(int) - composer.picture(0)
    assert np.abs(difference).max() <= 6


def test_an_mp4_holds_the_last_frame_and_has_every_frame(tmp_path):
    imageio_ffmpeg = pytest.importorskip("imageio_ffmpeg")
    animation = build_animation()
    path = animation.save(tmp_path / "a.mp4", frame_milliseconds=100, hold_milliseconds=500)
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(path))
    assert frames == 5 + 5
    assert seconds == pytest.approx(1.0, abs=0.05)
    reader = imageio_ffmpeg.read_frames(str(path))
    assert next(reader)["source_size"] == (Composer(animation).width, Composer(animation).height)


def test_an_mp4_without_its_plugin_names_the_install_line(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(ValueError, match=r'pip install "gankit\[video\]"'):
        build_animation().save(tmp_path / "a.mp4")
    assert not (tmp_path / "a.mp4").exists()


@pytest.mark.parametrize("name", ["a.avi", "a", "gif"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path, name):
    with pytest.raises(ValueError, match=r"\.gif, \.webp, \.mp4, \.html"):
        build_animation().save(tmp_path / name)


def test_a_suffix_in_capitals_is_known(tmp_path):
    assert times_of(build_animation().save(tmp_path / "A.GIF"))


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".mp4", ".html"])
def test_an_empty_animation_is_refused(tmp_path, suffix):
    with pytest.raises(ValueError, match="at least one frame"):
        Animation([], []).save(tmp_path / f"a{suffix}")


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".html"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, suffix):
    (tmp_path / "file").write_text("")
    with pytest.raises(ValueError, match="folder that can be made"):
        build_animation().save(tmp_path / "file" / f"a{suffix}")
    (tmp_path / f"a{suffix}").mkdir()
    with pytest.raises(ValueError, match="path that can be written"):
        build_animation().save(tmp_path / f"a{suffix}")


@pytest.mark.parametrize("times", [(10, 2000), (100, 50)])
def test_times_too_short_are_refused(times):
    with pytest.raises(ValueError, match=f"{times[0]} and {times[1]}"):
        Timing(3, *times)


@pytest.mark.parametrize(
    "height, width", [(28, 28), (60, 300), (300, 60), (64, 64), (500, 500), (3, 2), (1, 1)]
)
@pytest.mark.parametrize("history", [True, False])
def test_pictures_are_even_sized_and_hold_the_frame_enlarged_by_a_whole_number(
    height, width, history
):
    animation = build_animation(count=2, history=history, shape=(height, width, 3))
    composer = Composer(animation)
    picture = composer.picture(1)
    assert picture.shape == (composer.height, composer.width, 3)
    assert picture.dtype == np.uint8
    assert composer.height % 2 == composer.width % 2 == 0
    factor, rest = divmod(composer.panel_width, width)
    assert rest == 0
    assert composer.panel_height == factor * height
    enlarged = animation.frames[1].repeat(factor, axis=0).repeat(factor, axis=1)
    shown = picture[56 : 56 + composer.panel_height, 16 : 16 + composer.panel_width]
    np.testing.assert_array_equal(shown, enlarged)


def test_a_huge_frame_is_made_smaller():
    width, height = enlarged_size(np.zeros((2400, 1200, 3), "uint8"), 400)
    assert (width, height) == (480, 960)


def test_the_cursor_and_the_step_move_on():
    composer = Composer(build_animation(same=True))
    pictures = [composer.picture(index) for index in range(6)]
    changed = np.any(pictures[0] != pictures[5], axis=2)
    assert changed[:56].any(), "the step's number"
    assert changed[56:, -360:].any(), "the cursor"
    assert not changed[60:-20, 16 : 16 + composer.panel_width].any(), "the same images"


@pytest.mark.parametrize("step", [7, 12_345_678])
def test_a_title_too_long_is_shortened_and_leaves_the_step_readable(step):
    frames = [np.zeros((8, 8, 3), "uint8")]
    plain = Composer(Animation(frames, [step], title="")).picture(0)
    titled = Composer(Animation(frames, [step], title="word " * 60)).picture(0)
    assert np.any(plain[:40, :200] != titled[:40, :200])
    taken = np.flatnonzero((plain[:40] != 255).any(axis=(0, 2)))  # by the word and the number
    np.testing.assert_array_equal(plain[:40, taken.min() :], titled[:40, taken.min() :])


def test_a_palette_of_few_colours_is_exact():
    colours = np.array([[0, 0, 0], [255, 255, 255], [255, 0, 0]], "uint8")
    picture = colours[np.random.default_rng(0).integers(0, 3, (20, 20))]
    palette = SharedPalette([picture])
    np.testing.assert_array_equal(palette.colours[palette.indices(picture)], picture)


def test_a_palette_keeps_a_thin_coloured_line_beside_a_large_ground():
    grey = np.random.default_rng(0).integers(0, 256, (200, 200, 1), dtype="uint8").repeat(3, axis=2)
    grey[100, :60] = (0, 114, 178)
    palette = SharedPalette([grey])
    received = palette.colours[palette.indices(grey)].astype(int)
    assert np.abs(received[100, :60] - [0, 114, 178]).max() < 24


def test_a_colour_that_no_sample_held_gets_the_nearest_entry():
    palette = SharedPalette([np.array([[[0, 0, 0], [255, 255, 255]]], "uint8")])
    indices = palette.indices(np.array([[[200, 210, 220], [30, 20, 10]]], "uint8"))
    assert palette.colours[indices].tolist() == [[[255, 255, 255], [0, 0, 0]]]


def test_a_film_that_could_not_be_finished_leaves_the_earlier_one(tmp_path, monkeypatch):
    def half(animation, path, timing):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    path = tmp_path / "training.gif"
    path.write_bytes(b"earlier")
    monkeypatch.setattr(movies, "write_gif", half)
    with pytest.raises(KeyboardInterrupt):
        build_animation(2).save(path)
    assert path.read_bytes() == b"earlier" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("suffix", "longest"), [(".gif", 655_350), (".webp", 16_777_215), (".html", 16_777_215)]
)
def test_a_hold_is_written_up_to_the_longest_and_refused_above(tmp_path, suffix, longest):
    frames = [np.full((8, 8, 3), shade, "uint8") for shade in (0, 90)]
    film = Animation(frames, [0, 1])
    path = film.save(tmp_path / f"longest{suffix}", hold_milliseconds=longest)
    if suffix != ".html":
        with Image.open(path) as picture:
            picture.seek(1)
            picture.load()
            assert picture.info["duration"] == longest
    for hold in (longest + 10, 10**9, float("inf"), float("nan")):
        with pytest.raises(ValueError, match="Expected .*hold_milliseconds"):
            film.save(tmp_path / f"longer{suffix}", hold_milliseconds=hold)
    assert [path.name for path in tmp_path.iterdir()] == [f"longest{suffix}"]
