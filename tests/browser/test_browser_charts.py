"""The player's charts in a real browser: no digit is cut off, and nothing is drawn at no number."""

import numpy as np
import pytest

from gankit.animation import Animation


@pytest.mark.parametrize("values", [[-0.00012, 0.0006], [1e5, 1e6], [1e4, 1e4]], ids=str)
def test_every_tick_is_seen_whole_and_every_curve_has_a_place(visit, tmp_path, values):
    frames = [np.zeros((8, 8, 3), "uint8")] * 2
    animation = Animation(frames, [0, 1], history={"loss": values}, history_steps=[0, 1])
    visit.open(animation.save(tmp_path / "a.html"))
    visit.page.wait_for_selector(".plot line.cursor", state="attached")
    left = visit.page.locator(".plot").bounding_box()["x"]
    ticks = visit.page.locator(".plot text[text-anchor=end]").all()
    assert min(tick.bounding_box()["x"] for tick in ticks) >= left
    paths = visit.page.locator(".plot path").all()
    assert paths and not [path for path in paths if "NaN" in path.get_attribute("d")]
