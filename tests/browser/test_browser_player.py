"""The player in a real browser."""

import pytest

from gankit.animation import Animation

LAST = 11


def index_of(page, root="body"):
    """The index of the frame shown, as its count says."""
    return int(page.locator(f"{root} .count").inner_text().split()[1]) - 1


def wait_for_index(page, condition):
    page.wait_for_function(
        f"(() => {{ const i = Number(document.querySelector('.count').textContent.split(' ')[1]) "
        f"- 1; return {condition}; }})()"
    )


def grey_of(page):
    """The grey of the picture, averaged over all of it."""
    return page.evaluate(
        """() => {
            const small = document.createElement("canvas");
            small.width = small.height = 1;
            const paint = small.getContext("2d", { willReadFrequently: true });
            paint.drawImage(document.querySelector("canvas"), 0, 0, 1, 1);
            return paint.getImageData(0, 0, 1, 1).data[0];
        }"""
    )


def cursor_of(page):
    """The cursor's place on the screen."""
    return page.locator(".plot line.cursor").bounding_box()["x"]


@pytest.fixture
def page(visit, animation, tmp_path):
    visit.open(animation.save(tmp_path / "a.html"))
    visit.page.wait_for_selector(".plot line.cursor", state="attached")
    return visit.page


def test_it_opens_at_the_first_frame_with_title_step_and_curves(page):
    assert page.title() == "Digits"
    assert page.locator("h1").inner_text() == "Digits"
    assert page.locator(".step").inner_text() == "step 0"
    assert page.locator(".legend .name").all_inner_texts() == [
        "discriminator loss",
        "generator loss",
    ]
    strokes = page.eval_on_selector_all(
        ".legend line",
        "lines => lines.map(l => [l.getAttribute('stroke'), l.getAttribute('stroke-dasharray')])",
    )
    assert strokes[0][0] != strokes[1][0]
    assert strokes[0][1] != strokes[1][1]


def test_play_advances_and_pause_stops(visit, animation, tmp_path):
    page = visit.page
    page.clock.install()
    visit.open(animation.save(tmp_path / "a.html", frame_milliseconds=100))
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(550)
    assert index_of(page) >= 3
    page.get_by_role("button", name="Pause").click()
    stopped = index_of(page)
    page.clock.run_for(5000)
    assert index_of(page) == stopped
    assert page.get_by_role("button", name="Play").is_visible()


def test_playing_loops_unless_told_not_to(page):
    page.get_by_label("Speed").select_option("4")
    page.keyboard.press("Escape")
    slider = page.locator(".slider")
    slider.fill(str(LAST - 1))
    page.get_by_role("button", name="Play").click()
    wait_for_index(page, f"i === {LAST}")
    wait_for_index(page, "i === 0")
    page.get_by_role("button", name="Loop").click()
    wait_for_index(page, f"i === {LAST}")
    page.get_by_role("button", name="Play").wait_for()
    assert index_of(page) == LAST


def test_playing_from_the_last_frame_starts_again(page):
    page.locator(".slider").fill(str(LAST))
    page.get_by_role("button", name="Play").click()
    wait_for_index(page, "i === 1")


def test_the_slider_scrubs_picture_step_cursor_and_alt_text(page):
    places = []
    for index in (0, 5, LAST):
        page.locator(".slider").fill(str(index))
        assert page.locator(".step").inner_text() == f"step {3 * index}"
        assert abs(grey_of(page) - 20 * index) <= 3
        assert f"Step {3 * index} of 33." in page.locator("canvas").get_attribute("aria-label")
        assert f"step {3 * index}, frame {index + 1} of 12" == page.locator(
            ".slider"
        ).get_attribute("aria-valuetext")
        places.append(cursor_of(page))
    assert places[0] < places[1] < places[2]
    assert (places[1] - places[0]) / (places[2] - places[0]) == pytest.approx(5 / 11, abs=0.01)


def test_alt_text_tells_the_losses_at_the_step(page):
    page.locator(".slider").fill("5")
    label = page.locator("canvas").get_attribute("aria-label")
    assert label == (
        "Grey squares. Step 15 of 33. discriminator loss: 0.472. generator loss: 1.150."
    )


def test_a_caption_follows_the_frame_and_is_read_aloud_and_without_one_no_line_is_there(
    visit, animation, tmp_path
):
    page = visit.page
    visit.open(animation.save(tmp_path / "silent.html"))
    assert not page.locator(".caption").is_visible()
    animation.captions = [f"{index} pixels" for index in range(len(animation))]
    visit.open(animation.save(tmp_path / "told.html"))
    for index in (7, 0, LAST):
        page.locator(".slider").fill(str(index))
        assert page.locator(".caption").inner_text() == f"{index} pixels"
        assert f"{index} pixels." in page.locator("canvas").get_attribute("aria-label")
        assert f"{index} pixels," in page.locator(".slider").get_attribute("aria-valuetext")


def test_keys_scrub_and_play(page):
    for key, expected in (
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("End", LAST),
        ("ArrowRight", LAST),
        ("Home", 0),
        ("ArrowLeft", 0),
    ):
        page.keyboard.press(key)
        assert index_of(page) == expected
    page.keyboard.press("Space")
    wait_for_index(page, "i >= 2")
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Play").is_visible()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (6, "step · line: mean of 10 values, band: lowest to highest"),
        (11, None),
        (14, None),
        (40, "step"),
    ],
)
def test_what_line_and_band_are_is_written_below_the_curves_in_as_many_words_as_fit(
    visit, animation, tmp_path, size, expected
):
    animation.history_steps = range(1, 2001)
    animation.history = {"loss": [1 / step for step in animation.history_steps]}
    animation.steps = [step * 2000 // 33 for step in animation.steps]
    page = animation.save(tmp_path / "a.html")
    html = page.read_text(encoding="utf-8")
    style = f"<style>.plot text {{ font-size: {size}px !important; }}</style>"
    page.write_text(html + style, encoding="utf-8")
    visit.open(page)
    words = visit.page.locator(".plot text", has_text="step")
    if expected:
        assert words.text_content() == expected
    named, end = (
        words.bounding_box(),
        visit.page.locator(".plot text", has_text="2,000").bounding_box(),
    )
    assert named["x"] + named["width"] < end["x"]


def test_keys_work_once_where_the_focus_is(page):
    page.locator(".slider").focus()
    page.keyboard.press("ArrowRight")
    assert index_of(page) == 1
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pause").wait_for()


def test_the_buttons_beside_play_go_frame_by_frame(page):
    page.get_by_role("button", name="Next frame").click()
    page.get_by_role("button", name="Next frame").click()
    page.get_by_role("button", name="Previous frame").click()
    assert index_of(page) == 1


def test_dragging_on_the_curves_scrubs(page):
    box = page.locator(".plot").bounding_box()
    page.mouse.move(box["x"] + 45, box["y"] + 60)
    page.mouse.down()
    assert index_of(page) == 0
    page.mouse.move(box["x"] + box["width"] - 13, box["y"] + 60, steps=4)
    page.mouse.up()
    assert index_of(page) == LAST


def test_the_logarithmic_axis_spreads_the_first_steps_out(page):
    page.locator(".slider").fill("1")
    before = cursor_of(page)
    page.get_by_role("button", name="log").click()
    assert cursor_of(page) > before + 50


def test_a_legend_entry_hides_its_curve(page):
    entry = page.locator(".legend button").first
    assert page.locator(".plot .ahead .mean").count() == 2
    entry.click()
    assert entry.get_attribute("aria-pressed") == "false"
    assert page.locator(".plot .ahead .mean").count() == 1


def test_a_page_plays_by_itself_unless_less_motion_is_wanted(browser, animation, tmp_path):
    page = browser.new_page(reduced_motion="no-preference")
    page.goto(animation.save(tmp_path / "a.html").as_uri())
    wait_for_index(page, "i >= 2")
    page.close()


def test_the_dark_scheme_is_dark(browser, animation, tmp_path):
    path = animation.save(tmp_path / "a.html")
    papers = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
        page.goto(path.as_uri())
        papers[scheme] = page.evaluate(
            "getComputedStyle(document.querySelector('.gankit-player')).backgroundColor"
        )
        page.close()
    assert papers["light"] == "rgb(255, 255, 255)"
    assert max(int(part) for part in papers["dark"][4:-1].split(",")) < 60


@pytest.mark.parametrize("width", [320, 390, 820, 1400])
def test_nothing_sticks_out_on_narrow_and_wide_screens(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function(f"innerWidth === {width}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    outside = page.eval_on_selector_all(
        ".gankit-player button, .slider, canvas, .plot",
        "all => all.filter(e => { const b = e.getBoundingClientRect();"
        "return b.left < 0 || b.right > innerWidth || b.width < 20; }).length",
    )
    assert outside == 0


HOSTILE = "</script><script>alert('title')</script><img src=x onerror=alert('image')>"


def test_a_hostile_title_is_shown_as_text_and_does_nothing(visit, build, tmp_path):
    visit.open(build(title=HOSTILE).save(tmp_path / "a.html"))
    assert visit.page.locator("h1").inner_text() == HOSTILE
    assert visit.page.locator("img").count() == 0  # complaints and dialogs are checked at the end


def test_two_players_in_a_notebook_are_independent(visit, build, tmp_path):
    titles = ("First", "Second")
    outputs = [build(title=title)._repr_html_() for title in titles]
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><html><body>{''.join(outputs)}</body></html>")
    visit.page.goto(path.as_uri())
    first, second = (visit.page.frame_locator(f"iframe[title={title}]") for title in titles)
    for player in (first, second):
        player.locator(".plot line.cursor").wait_for(state="attached")
        assert player.locator(".count").inner_text() == "frame 12 of 12"  # shows the result
    first.locator(".slider").fill("4")
    assert first.locator(".count").inner_text() == "frame 5 of 12"
    assert second.locator(".count").inner_text() == "frame 12 of 12"
    second.locator(".slider").fill("7")
    second.locator(".slider").press("ArrowLeft")
    assert first.locator(".count").inner_text() == "frame 5 of 12"
    assert second.locator(".count").inner_text() == "frame 7 of 12"


def test_two_players_in_one_document_are_independent(visit, animation, tmp_path):
    page = animation.save(tmp_path / "a.html").read_text(encoding="utf-8")
    section = page[page.index("<section") : page.index("</section>") + len("</section>")]
    path = tmp_path / "two.html"
    path.write_text(page.replace("</body>", section + "</body>"), encoding="utf-8")
    visit.open(path)
    counts = visit.page.locator(".count")
    visit.page.locator(".slider").nth(1).fill("3")
    visit.page.locator(".slider").nth(1).press("ArrowRight")
    assert counts.all_inner_texts() == ["frame 1 of 12", "frame 5 of 12"]


def test_a_notebooks_frame_is_as_high_as_its_player(visit, build, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><body>{build()._repr_html_()}")
    visit.page.set_viewport_size({"width": 420, "height": 900})
    visit.page.goto(path.as_uri())
    visit.page.wait_for_function(
        "(() => { const f = document.querySelector('iframe'), d = f.contentDocument;"
        "const p = d && d.querySelector('.gankit-player'); if (!p) return false;"
        "const h = p.getBoundingClientRect().height;"
        "return h > 500 && Math.abs(f.clientHeight - h) < 12; })()"
    )


def test_an_animation_without_history_or_of_one_frame_plays_too(visit, build, tmp_path):
    plain = build(history=False)
    visit.open(plain.save(tmp_path / "plain.html"))
    assert not visit.page.locator(".chart").is_visible()
    visit.page.locator(".slider").fill("2")
    assert visit.page.locator("canvas").get_attribute("aria-label") == "Grey squares. Step 6 of 33."
    visit.open(Animation(plain.frames[:1], [5]).save(tmp_path / "one.html"))
    visit.page.get_by_role("button", name="Play").click()
    assert index_of(visit.page) == 0


def test_without_scripts_the_last_frame_is_shown(browser, animation, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(animation.save(tmp_path / "a.html").as_uri())
    assert page.get_by_alt_text("Grey squares.").is_visible()
    context.close()
