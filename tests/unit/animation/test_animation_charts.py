"""Charts in films and in the player: no letter and no digit is cut off, no curve pressed flat."""

import numpy as np
import pytest

from gankit.animation import Animation
from gankit.animation.chart import LEAST_PLOT, PAPER, Chart
from gankit.animation.composer import MARGIN, Composer
from gankit.animation.lettering import shortened, width_of
from gankit.animation.movies import Timing
from gankit.animation.player import player_data

STEPS = [0, 1, 2]


def film(history, shape=(8, 8, 3), **options):
    frames = [np.zeros(shape, "uint8")] * len(STEPS)
    return Animation(frames, STEPS, history=history, history_steps=STEPS, **options)


@pytest.mark.parametrize(
    "values",
    [
        [0.0001, 0.0003, 0.0006],
        [-0.00012, 0.0, 0.00012],
        [1e5, 2e5, 3e5],
        [1e4, 1e4, 1e4],
        [-1234567.0, 0.0, 1234567.0],
        [1.0, 2.0, 3.0],
    ],
    ids=str,
)
def test_no_digit_of_a_tick_is_cut_off(values):
    chart = Chart(film({"loss": values}), 360, 200)
    assert (chart.at(2)[:, 0] == PAPER).all()
    assert [float(text) for text in chart.tick_texts.values()] == list(chart.tick_texts)


@pytest.mark.parametrize("count", [1, 4, 7, 15])
@pytest.mark.parametrize("shape", [(8, 8, 3), (8, 40, 3)], ids=["beside", "below"])
@pytest.mark.parametrize("panel", ["", "panel: "])
def test_however_many_curves_there_are_their_plot_is_high_enough(count, shape, panel):
    history = {f"{panel}curve {number}": [1.0, 2.0, 3.0] for number in range(count)}
    composer = Composer(film(history, shape))
    [(chart, (top, left))] = composer._charts
    assert chart.bottom - chart.top >= LEAST_PLOT
    assert top + chart.height + MARGIN <= composer.height
    assert left + chart.width + MARGIN <= composer.width


def test_panels_of_different_heights_do_not_overlap():
    history = {f"{name}: {number}": [1.0, 2.0, 3.0] for name in "ab" for number in range(9)}
    history |= {"c: 1": [1.0, 2.0, 3.0]}
    composer = Composer(film(history))
    (first, (top, _)), _, (_, (below, _)) = composer._charts
    assert top + first.height + MARGIN == below


def test_a_long_name_leaves_its_number_readable():
    charts = [
        Chart(film({name: [0.5, 1234.5, -1234.5]}), 240, 200)
        for name in ("a", "a name that is longer than there is room for")
    ]
    start = charts[0].right - width_of("-1234", 0.42)
    short, long = (chart.at(2)[:24, start:] for chart in charts)
    np.testing.assert_array_equal(short, long)


def test_a_caption_too_long_ends_in_dots():
    captions = ["short", "a caption of many words " * 9, ""]
    pictures = Composer(film({}, captions=captions))
    assert (pictures.picture(1)[:, -MARGIN:] == PAPER).all()
    assert (pictures.picture(0) != pictures.picture(1)).any()


@pytest.mark.parametrize("text", ["a", "two words", "word " * 200, ""])
@pytest.mark.parametrize("room", [0, 5, 60, 300])
def test_a_line_is_shortened_to_its_room(text, room):
    short = shortened(text, 0.5, room)
    assert short == text or width_of(short, 0.5) <= room or short == ""
    assert short in (text, "") or text.startswith(short.removesuffix("..."))


@pytest.mark.parametrize(
    "values", [[1e4] * 3, [1000.1, 1000.2, 1000.3], [0.0, 0.0, 0.0], [1e9] * 3]
)
def test_the_players_range_has_a_height_and_its_points_tell_values_apart(values):
    data = player_data(film({"loss": values}), Timing(3), False)
    low, high = data["range"]
    assert low < high
    [curve] = data["curves"]
    assert len(set(curve["mean"])) == len(set(values))


def test_the_player_writes_counts_with_all_their_digits():
    counts = [12345.0, 12346.0, 12347.0]
    for other in ([1e5, 2e5, 3e5], [3.0, 2.0, 1.0]):  # on a plain and on a logarithmic axis
        data = player_data(film({"n: few": counts, "n: other": other}), Timing(3), False)
        assert data["panels"][0]["curves"][0]["values"] == counts
