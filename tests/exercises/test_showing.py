"""Boxes say everything in words, and show nobody's HTML."""

import pytest

from gankit.exercises.showing import hint_box, progress_box, verdict_box
from gankit.exercises.verdict import not_attempted, right, wrong


@pytest.mark.parametrize("verdict", [right(), wrong("no"), not_attempted()])
def test_the_status_is_a_word_in_text_and_in_html(verdict):
    box = verdict_box("gan.x", verdict)
    assert f"[{verdict.status}] gan.x" in repr(box)
    assert verdict.status.capitalize() in box._repr_html_()


def test_a_message_is_shown_as_text_never_as_html():
    html = verdict_box("gan.x", wrong("<script>alert(1)</script> `<b>`"))._repr_html_()
    assert "<script" not in html
    assert "<code>&lt;b&gt;</code>" in html


def test_a_lonely_backtick_is_left_alone():
    assert "it`s" in hint_box("gan.x", 1, 2, "it`s")._repr_html_()


def test_the_edges_colours_differ_by_status():
    boxes = [verdict_box("gan.x", verdict) for verdict in (right(), wrong("no"), not_attempted())]
    assert len({box.colour for box in boxes}) == 3


def test_progress_lists_every_exercise():
    rows = [("right", "gan.x", "First", "2 of 2"), ("wrong", "gan.y", "Second", "0 of 1")]
    box = progress_box("Lesson 05: 2 of 3 points", rows)
    assert "[right] gan.x (2 of 2): First" in repr(box)
    assert "✗ wrong</td><td><code>gan.y</code></td>" in box._repr_html_()


@pytest.mark.parametrize("short", ["✗ wrong", "0 of 1"])
def test_in_a_narrow_page_a_status_and_points_stay_on_one_line(short):
    box = progress_box("Lesson 05", [("wrong", "gan.y", "Second", "0 of 1")])
    assert f'<td style="white-space: nowrap">{short}</td>' in box._repr_html_()
