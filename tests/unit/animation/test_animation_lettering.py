"""Text in frames: any letters, each drawn as itself or as a box that a warning explains."""

import warnings

import numpy as np
import pytest

from gankit.animation import Animation, lettering
from gankit.animation.chart import Chart
from gankit.animation.composer import Composer
from gankit.animation.curves import band_in_words, curves_of, shown_value
from gankit.animation.lettering import width_of, write
from gankit.animation.movies import Timing
from gankit.animation.player import player_data


def drawn(text, size=0.6, width=300):
    picture = np.full((40, width, 3), 255, "uint8")
    write(picture, text, (4, 28), size, (10, 20, 30))
    return picture


@pytest.fixture(autouse=True)
def fresh():
    for cached in (lettering._mask, lettering._path_for, lettering._warn_of_boxes):
        cached.cache_clear()


@pytest.mark.parametrize("text", ["é", "ß", "Ж", "Ω", "→", "λ₁", "ñ", "ع"])
def test_each_letter_has_a_shape_of_its_own(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = drawn(text)
    assert picture.min() < 60
    assert (picture != drawn("?")).any() and (picture != drawn("\ufffe")).any()


def test_an_accent_is_drawn_over_its_letter():
    accented, plain = drawn("É"), drawn("E")
    assert (accented[:20] != plain[:20]).any() and (accented[24:] == plain[24:]).all()


def test_letters_that_no_font_has_are_boxes_and_it_is_said_once(monkeypatch):
    monkeypatch.setattr(lettering, "_fonts_here", lambda: [])
    with pytest.warns(UserWarning, match="boxes.*fonts-noto-cjk") as told:
        assert drawn("训练").min() < 60
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn("自编码器")
    assert len(told) == 1


def test_a_font_of_this_machine_is_taken_for_letters_that_dejavu_lacks(monkeypatch):
    other = lettering._dejavu().replace("DejaVuSans.ttf", "DejaVuSansMono.ttf")
    real = lettering._letters
    monkeypatch.setattr(lettering, "_fonts_here", lambda: ["/no/font", other])
    added = {other: {ord("训")}}
    monkeypatch.setattr(lettering, "_letters", lambda path: real(path) | added.get(path, set()))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn("x训x")
    assert lettering._path_for("训") == other and lettering._path_for("x") != other


def test_text_is_cut_off_at_the_edges_and_never_an_error():
    for place in ((-50, 5), (290, 28), (4, -30), (4, 400), (-4000, 28)):
        picture = np.full((40, 300, 3), 255, "uint8")
        write(picture, "Training", place, 0.6, (0, 0, 0))
    write(picture, "", (4, 4), 0.6, (0, 0, 0))
    write(picture, "two\nlines\t", (4, 20), 0.6, (0, 0, 0))


@pytest.mark.parametrize("align", [0.0, 0.5, 1.0])
def test_text_is_aligned_by_its_start_middle_or_end(align):
    picture = np.full((40, 300, 3), 255, "uint8")
    write(picture, "generator", (150, 28), 0.6, (0, 0, 0), align)
    columns = np.flatnonzero((picture < 128).any(axis=(0, 2)))
    start = 150 - align * width_of("generator", 0.6)
    assert abs(columns[0] - start) < 4


def animation(count, title="Training"):
    steps = list(range(1, count + 1))
    values = np.random.default_rng(0).normal(size=count).tolist()
    frames = [np.zeros((20, 20, 3), "uint8")] * 5
    at = [0, count // 7, count // 3, count // 2, count]
    return Animation(frames, at, history={"loss": values}, history_steps=steps, title=title)


def test_a_title_in_any_script_is_in_the_picture():
    pictures = [Composer(animation(9, title)).picture(0) for title in ("", "Übung", "Ubung")]
    assert (pictures[1] != pictures[2]).any() and (pictures[0] != pictures[1]).any()


@pytest.mark.parametrize("count", [40, 5_000])
def test_the_players_number_is_the_height_of_its_dot(count):
    film = animation(count)
    [curve] = player_data(film, Timing(5), False)["curves"]
    for step, value in zip(film.steps, curve["values"], strict=True):
        seen = [mean for at, mean in zip(curve["steps"], curve["mean"], strict=True) if at <= step]
        assert value == (seen[-1] if seen else None)


def test_a_film_writes_the_height_of_its_dot_too():
    film = animation(5_000)
    chart = Chart(film, 360, 200)
    [curve] = chart.curves
    assert np.isnan(shown_value(film, curve, 0))
    last = np.mean(film.history["loss"][-curve.span :])
    assert shown_value(film, curve, 5_000) == pytest.approx(last)


def test_a_loss_that_is_no_number_has_neither_number_nor_dot():
    film = animation(40)
    film.history["loss"][-1] = float("nan")
    [curve] = player_data(film, Timing(5), False)["curves"]
    assert curve["values"][-1] is None


def test_line_and_band_are_explained_where_a_point_stands_for_several_values():
    assert band_in_words(curves_of(animation(40))) == ()
    words = band_in_words(curves_of(animation(5_000)))
    assert words == ("line: mean of 25 values, band: lowest to highest", "mean and range of 25")
    assert player_data(animation(5_000), Timing(5), False)["band"] == words


@pytest.mark.parametrize(("width", "says"), [(600, "lowest to highest"), (300, "and range of 25")])
def test_a_film_says_what_line_and_band_are_in_the_words_that_fit(width, says):
    assert Chart(animation(5_000), width, 200)._foot().endswith(says)
