"""Panels in the player: charts of their own, under the same cursor."""

import pytest

from gankit.animation import Animation


@pytest.fixture
def page(visit, animation, tmp_path):
    """The player of an animation with two panels."""
    steps = len(animation.history_steps)
    panels = {"norm: generator": [2.0] * steps, "norm: discriminator": [1.0] * steps}
    panels["spread: shown"] = [0.25] * steps
    measured = Animation(
        animation.frames,
        animation.steps,
        history={**animation.history, **panels},
        history_steps=animation.history_steps,
    )
    visit.open(measured.save(tmp_path / "panels.html"))
    visit.page.wait_for_selector(".panels line.cursor", state="attached")
    return visit.page


def cursors(page):
    return [cursor.bounding_box()["x"] for cursor in page.locator(".panels line.cursor").all()]


def test_each_panel_has_a_heading_and_its_own_curves(page):
    assert page.locator(".panels summary").all_inner_texts() == ["norm", "spread"]
    assert page.locator(".stage .legend .name").count() == 2
    assert page.locator(".panels .legend .name").all_inner_texts() == [
        "generator",
        "discriminator",
        "shown",
    ]


def test_one_cursor_moves_in_all_charts(page):
    page.locator(".slider").fill("2")
    before = cursors(page)
    page.locator(".slider").fill("9")
    assert all(new > old + 20 for old, new in zip(before, cursors(page), strict=True))
    values = page.locator(".panels .legend .value").all_inner_texts()
    assert values == ["2", "1", "0.250"]


def test_dragging_on_a_panel_scrubs(page):
    box = page.locator(".panels .plot").last.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 14, box["y"] + 40)
    assert page.locator(".count").inner_text() == "frame 12 of 12"


def test_a_panel_folds_up_and_comes_back(page):
    plot, heading = page.locator(".panels .plot").first, page.locator(".panels summary").first
    heading.press(" ")
    assert not plot.is_visible()
    heading.click()
    assert plot.is_visible()
    assert page.locator(".panels .plot").first.locator(".ahead .mean").count() == 2


def test_the_words_for_the_picture_tell_the_panels_values_too(page):
    page.locator(".slider").fill("5")
    assert "norm: generator: 2. norm" in page.locator("canvas").get_attribute("aria-label")


def test_a_log_scale_is_named_and_keeps_a_small_curve_apart_from_the_foot(
    visit, animation, tmp_path
):
    steps = len(animation.history_steps)
    history = {"reconstruction": [300.0] * steps, "adversarial": [0.7] * steps}
    measured = Animation(
        animation.frames,
        animation.steps,
        history=history,
        history_steps=animation.history_steps,
    )
    visit.open(measured.save(tmp_path / "log.html"))
    visit.page.wait_for_selector(".stage line.cursor", state="attached")
    words = visit.page.locator(".stage .plot text").all_text_contents()
    assert "log scale" in words and {"1", "10", "100"} <= set(words)
