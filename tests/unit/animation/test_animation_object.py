"""The animation itself, its curves, and the page with the player."""

import base64
import html
import json
import re
import subprocess
import sys

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.animation import Animation, chart, curves
from gankit.animation.value_axis import ValueAxis, value_axis
from gankit.images import OKABE_ITO

FRAMES = [np.full((6, 4, 3), value, "uint8") for value in (0, 100, 200)]


def build_animation(**settings):
    history = {"a_loss": [1.0, 2.0, 3.0, float("nan")], "b_loss": [4.0, 3.0, 2.0, 1.0]}
    return Animation(
        FRAMES, [0, 2, 4], **{"history": history, "history_steps": [1, 2, 3, 4], **settings}
    )


@pytest.mark.parametrize(
    "change, message",
    [
        ({"frames": [FRAMES[0], np.zeros((5, 4, 3), "uint8")], "steps": [0, 1]}, "one shape"),
        ({"frames": [FRAMES[0].astype("float32")], "steps": [0]}, "uint8"),
        ({"frames": [FRAMES[0][..., 0]], "steps": [0]}, "H, W, 3"),
        ({"frames": FRAMES, "steps": [0, 1]}, "3 frames, 2 steps"),
        ({"frames": FRAMES, "steps": [0, 1, 1]}, "increasing `steps`"),
        ({"frames": [], "steps": [], "history": {"a": [1]}}, "history"),
    ],
)
def test_parts_that_do_not_fit_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        Animation(**change)


def test_values_at_a_step_are_those_last_noted():
    animation = build_animation(history_steps=[1, 2, 5, 6])
    assert animation.values_at(0) == {}
    assert animation.values_at(2) == {"a_loss": 2.0, "b_loss": 3.0}
    assert animation.values_at(4) == {"a_loss": 2.0, "b_loss": 3.0}
    assert animation.values_at(99)["b_loss"] == 1.0


def test_loading_an_animation_needs_no_keras():
    code = "import sys, gankit.animation; print('keras' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "False", result.stderr


def test_an_unknown_name_of_the_package_is_an_attribute_error():
    import gankit.animation

    with pytest.raises(AttributeError, match="Recording"):
        gankit.animation.Recording  # noqa: B018


@given(count=st.integers(1, 3000))
def test_a_curve_has_few_points_within_its_values_and_ends_at_its_last_step(count):
    values = np.sin(np.arange(count)).tolist()
    animation = Animation([], [], history={"x": values}, history_steps=range(1, count + 1))
    (curve,) = curves.curves_of(animation, points=200)
    assert len(curve.steps) == len(curve.mean) <= 200
    assert curve.steps[-1] == count
    assert np.all(np.diff(curve.steps) > 0)
    assert np.all(curve.low <= curve.mean + 1e-9)
    assert np.all(curve.mean <= curve.high + 1e-9)
    assert (curve.low.min(), curve.high.max()) == (min(values), max(values))


def test_a_curves_points_are_the_means_of_their_spans():
    animation = Animation([], [], history={"x": [0, 2, 4, 8]}, history_steps=[10, 20, 30, 40])
    (curve,) = curves.curves_of(animation, points=2)
    assert curve.steps.tolist() == [20, 40]
    assert (curve.low.tolist(), curve.mean.tolist(), curve.high.tolist()) == (
        [0, 4],
        [1, 6],
        [2, 8],
    )


def test_one_spike_does_not_flatten_the_curves():
    values = [0.5 + 0.1 * np.sin(step) for step in range(1000)]
    values[500] = 1e6
    animation = Animation([], [], history={"x": values}, history_steps=range(1, 1001))
    low, high = curves.value_range(curves.curves_of(animation))
    assert 0.3 < low < 0.42
    assert 0.58 < high < 0.7


@pytest.mark.parametrize("values", [[float("nan")] * 3, []])
def test_a_history_without_a_number_has_no_curve(values):
    animation = Animation([], [], history={"x": values}, history_steps=range(len(values)))
    assert curves.curves_of(animation) == []
    assert curves.value_range([]) == (0.0, 1.0)


def test_a_constant_history_has_a_range_around_it():
    animation = Animation([], [], history={"x": [2.0, 2.0]}, history_steps=[1, 2])
    low, high = curves.value_range(curves.curves_of(animation))
    assert low < 2 < high


def axis_of(**history):
    steps = range(len(next(iter(history.values()))))
    animation = Animation([], [], history=history, history_steps=steps)
    return value_axis(curves.curves_of(animation))


def test_a_curve_that_another_one_would_press_flat_gets_a_log_scale():
    assert not axis_of(one=[1.0, 2.0], other=[9.0, 8.0]).is_log
    assert not axis_of(one=[0.0, 1.0, 1.0], other=[300.0, 200.0, 200.0]).is_log, "no log of 0"
    axis = axis_of(one=[1.0, 2.0], other=[300.0, 200.0])
    assert axis.is_log and axis.words == "log scale"
    assert axis.ticks() == [1.0, 10.0, 100.0]
    assert 0 < axis.share(1) < axis.share(2) - 0.1 < axis.share(300) < 1


def test_a_loss_that_vanishes_presses_no_other_one_flat():
    axis = axis_of(one=[1e-9, 1e-9], other=[1.0, 2.0])
    assert axis.share(2) - axis.share(1) > 0.05
    assert axis.share(1e-9) == 0


@given(low=st.floats(1e-6, 1e6), ratio=st.floats(3, 1e4))
def test_ticks_of_a_log_scale_are_few_increasing_and_within_the_range(low, ratio):
    received = ValueAxis(low, low * ratio, is_log=True).ticks()
    assert 1 <= len(received) <= 8
    assert received == sorted(set(received))
    assert low <= received[0] <= received[-1] <= low * ratio
    assert all(float(f"{tick:.0e}") == tick for tick in received), "to be written in one digit"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [([63, 64, 0], 0), ([0.7, 0.68], 3), ([12.5, 7.5], 2), ([185.2, 9.1], 1), ([0.02, 0.01], 4)],
)
def test_a_number_is_written_as_finely_as_its_curve_needs(values, decimals):
    animation = Animation([], [], history={"x": values}, history_steps=range(len(values)))
    (curve,) = curves.curves_of(animation)
    assert curve.decimals == decimals


def test_the_mean_of_counts_has_one_decimal():
    animation = Animation([], [], history={"x": [1, 2, 3, 5]}, history_steps=range(4))
    (curve,) = curves.curves_of(animation, points=2)
    assert curve.decimals == 1


@given(low=st.floats(-1e6, 1e6), width=st.floats(1e-3, 1e6))
def test_ticks_are_few_increasing_and_within_the_range(low, width):
    received = curves.ticks(low, low + width)
    assert 1 <= len(received) <= 6
    assert received == sorted(set(received))
    assert all(low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in received)


def test_neighbouring_curves_differ_in_colour_and_in_line_style():
    light, dark, dashes = zip(*curves.STYLES, strict=True)
    assert len(set(light)) == len(set(dark)) == len(set(dashes)) == len(curves.STYLES)
    assert light[0] == OKABE_ITO["blue"]


def test_a_dashed_line_has_gaps_and_a_solid_one_has_none():
    line = np.array([[5.0, 5.0], [40.0, 5.0], [95.0, 5.0]])
    drawn = []
    for dashes in ((), (8, 4)):
        picture = np.zeros((10, 100, 3), "uint8")
        chart.dashed_line(picture, line, (255, 255, 255), dashes)
        drawn.append((picture[5, 6:94, 0] > 100).mean())
    assert drawn[0] == 1.0
    assert 0.5 < drawn[1] < 0.9


# ---- the page ----


def page_of(tmp_path, **settings):
    return build_animation(**settings).save(tmp_path / "a.html").read_text(encoding="utf-8")


def data_of(page):
    return json.loads(re.search(r'class="data">(.*?)</script>', page, re.DOTALL)[1])


def test_the_page_holds_frames_steps_and_curves(tmp_path):
    data = data_of(page_of(tmp_path))
    assert data["steps"] == [0, 2, 4]
    assert [curve["name"] for curve in data["curves"]] == ["a_loss", "b_loss"]
    assert data["curves"][0]["values"] == [None, 2.0, None]
    assert len({tuple(curve["dashes"]) for curve in data["curves"]}) == 2
    kind, content = data["frames"][1].split(",")
    assert kind in ("data:image/png;base64", "data:image/webp;base64")
    decoded = cv2.imdecode(np.frombuffer(base64.b64decode(content), "uint8"), cv2.IMREAD_COLOR)
    assert decoded.shape == (6, 4, 3)
    assert np.abs(decoded.astype(int) - 100).max() <= 3


def test_the_page_asks_for_nothing_outside_and_has_no_ids(tmp_path):
    page = page_of(tmp_path)
    assert re.findall(r"""(?:src|href)=["'](?!data:)""", page) == []
    assert re.findall(r"url\(|@import|<link|fetch\(|XMLHttp", page) == []
    assert re.findall(r"\sid=", page) == []
    assert set(re.findall(r"https?://[^\s\"'`]+", page)) == {"http://www.w3.org/2000/svg"}


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{DATA}}\u2028<!--"


def test_hostile_texts_are_data_and_never_markup(tmp_path):
    plain = page_of(tmp_path)
    page = page_of(tmp_path, title=HOSTILE, alt=HOSTILE, history={HOSTILE: [1, 2, 3, 4]})
    for mark in ("<script", "</script", "<img", "<!--"):
        assert page.count(mark) == plain.count(mark), mark
    data = data_of(page)
    assert data["title"] == data["alt"] == data["curves"][0]["name"] == HOSTILE


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = build_animation(title='"><b>')._repr_html_()
    assert shown.startswith("<iframe")
    assert shown.count("<") == 2
    inner = html.unescape(re.search(r'srcdoc="([^"]*)"', shown)[1])
    data = data_of(inner)
    assert data["title"] == '"><b>'
    assert data["autoplay"] is False


def test_an_empty_animation_says_so_in_a_notebook():
    assert (
        Animation([], [], title="<b>")._repr_html_() == "<p>&lt;b&gt;: no frame was recorded.</p>"
    )


def test_an_animation_without_history_has_a_page_too(tmp_path):
    path = Animation(FRAMES, [0, 1, 2]).save(tmp_path / "a.html")
    assert data_of(path.read_text(encoding="utf-8"))["curves"] == []
