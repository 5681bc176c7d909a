"""The report's pages in a real browser; `visit` sees to it that nothing ran or was asked for."""

from dataclasses import replace

import pytest

from gankit.grading.report import write_report
from gankit.grading.result import ExerciseResult, Figure, SubmissionResult
from gankit.grading.submission import Refusal
from tests.grading.report.fake_class import png

SCRIPT = (
    "\"'></style></title><script>console.log('ran')</script><img src=x onerror=console.log(0)>"
    "<a href='javascript:console.log(1)'>`<svg onload=console.log(2)>`</a><meta http-equiv=refresh "
    "content='0;url=http://127.0.0.1:9/'><link rel=stylesheet href=http://127.0.0.1:9/x.css>"
)
STUDENT = "<img src=x onerror=console.log('name')>"


def hostile_results():
    """Every text that a student has a hand in is a script."""
    verdicts = ("right", "wrong", "not attempted", "timeout", "crashed", "infrastructure")
    exercises = tuple(
        ExerciseResult(f"{SCRIPT}.{i}", 0.0, 2, verdict, SCRIPT)
        for i, verdict in enumerate(verdicts)
    )
    figures = (Figure(SCRIPT, png(60, 40)), Figure(SCRIPT, SCRIPT.encode()))
    return [SubmissionResult(STUDENT, 5, exercises, (SCRIPT,), figures, 2.0)]


@pytest.fixture
def hostile(tmp_path):
    """Folder of a report in which every text is a script."""
    refusals = [Refusal(STUDENT, SCRIPT, SCRIPT), Refusal(SCRIPT, SCRIPT, SCRIPT)]
    write_report(tmp_path, hostile_results(), refusals, {5: SCRIPT})
    return tmp_path


def pages_of(folder):
    return [folder / "summary.html", *(folder / "feedback").iterdir()]


def test_scripts_in_every_text_are_shown_and_none_runs(visit, hostile):
    assert len(pages_of(hostile)) == 2
    for path in pages_of(hostile):
        visit.page.goto(path.as_uri())
        visit.page.wait_for_load_state("networkidle")
        text = visit.page.locator("main").inner_text()
        assert "<script>console.log('ran')</script>" in text and STUDENT in text
        assert visit.page.locator("script, link, iframe, svg[onload], a[href^=java]").count() == 0
        assert visit.page.evaluate("location.protocol") == "file:"  # nothing led away


def test_the_policy_stops_what_an_escape_would_let_through(browser, hostile):
    """Takes the escapes out by hand: the page's own policy is the second wall."""
    path = next((hostile / "feedback").iterdir())
    text = path.read_text("utf-8").replace("http-equiv=refresh", "")  # a policy stops no refresh
    text = text.replace("&lt;", "<").replace("&gt;", ">")
    path.write_text(text.replace("&#34;", '"').replace("&#39;", "'"), "utf-8")
    page = browser.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append((message.type, message.text)))
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.route("http://**", lambda route: route.abort())
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    assert page.locator("script").count() > 0  # the scripts are there ...
    assert [text for kind, text in said if kind == "log"] == []  # ... and none ran
    assert [url for url in asked if url.startswith("http")] == []
    page.close()


def test_the_figure_that_was_checked_is_drawn(visit, hostile):
    visit.page.goto(next((hostile / "feedback").iterdir()).as_uri())
    images = visit.page.locator("img")
    assert images.count() == 1
    assert images.evaluate("image => image.decode().then(() => image.naturalWidth)") == 60


def test_the_link_to_a_page_with_an_odd_name_leads_there(visit, hostile):
    visit.page.goto((hostile / "summary.html").as_uri())
    visit.page.locator("main a[href^=feedback]").first.click()
    assert visit.page.locator("h1").inner_text() == STUDENT


@pytest.mark.parametrize("width", [320, 400, 1200])
def test_nothing_sticks_out_on_narrow_and_wide_screens(visit, hostile, width):
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in pages_of(hostile):
        visit.page.goto(path.as_uri())
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_in_both_schemes(browser, tmp_path, scheme):
    results = [replace(one, student="ada") for one in hostile_results()]
    write_report(tmp_path, results, [])
    page = browser.new_page(color_scheme=scheme)
    for path in pages_of(tmp_path):
        page.goto(path.as_uri())
        assert page.evaluate(LOWEST_CONTRAST) >= 4.5  # WCAG 2.2, 1.4.3
    page.close()


# The lowest contrast between any text and the nearest opaque paper behind it.
LOWEST_CONTRAST = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).map(c => c / 255).map(
      c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (parts(colour).length === 3) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ratios = [];
  for (const element of document.querySelectorAll("main *")) {
    if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(element);
    const ink = element.closest("svg") ? style.fill : style.color;
    const [low, high] = [light(ink), light(paper(element))].sort((a, b) => a - b);
    ratios.push((high + 0.05) / (low + 0.05));
  }
  return Math.min(...ratios);
}"""
