"""The page of an evaluation in a real browser; `visit` sees to it that nothing was asked for."""

import numpy as np
import pytest

from gankit.evaluation import ClassCount, Judgement, Score, write_page
from gankit.images import image_grid

HOSTILE = "<script>console.log('ran')</script><img src=x onerror=console.log(0)>"


def judgement(title):
    images = image_grid(np.full((4, 8, 8, 1), 200, "uint8"))
    counts = np.array([100, 50, 25])
    return Judgement(
        title=title,
        against=HOSTILE,
        is_stand_in=True,
        count=100,
        scores=[Score("Frechet distance", 1.5, 0.1, 0.2), Score("precision", 0.5, 0.9, 1.0, 0.1)],
        classes=[ClassCount(HOSTILE, 60, 50, 50, 40), ClassCount("one", 40, 50, 50, 30)],
        samples=images,
        real=images,
        neighbours=[images],
        curve=(counts, 1 + 10 / counts),
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_stands_in_both_colour_schemes_on_a_narrow_screen(visit, tmp_path, scheme):
    write_page(tmp_path / "evaluation.html", [judgement("one run"), judgement(HOSTILE)])
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": 380, "height": 700})
    visit.page.goto((tmp_path / "evaluation.html").as_uri())
    seen = "[...document.images].every(image => image.alt && image.naturalWidth > 0)"
    assert visit.page.evaluate(seen)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    paper = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(20, 24, 28)") == (scheme == "dark")
    label = visit.page.locator("svg").get_attribute("aria-label")
    assert "one run: a Frechet distance of 1.4 with 25 samples, 1.1 with 100, 1 where" in label
