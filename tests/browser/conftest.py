"""A headless Chromium, driven through Playwright; without either, these tests are skipped."""

import shutil

import numpy as np
import pytest

from gankit.animation import Animation

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    """A browser of this machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs `pip install playwright`")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("needs Chromium: install Debian's package `chromium`")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


class Visit:
    """A page, with what it complained about and what it asked for."""

    def __init__(self, page):
        self.page = page
        self.complaints, self.requests = [], []
        page.set_default_timeout(20_000)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path):
        """Opens a file and waits until the player stands."""
        self.page.goto(path.as_uri())
        self.page.wait_for_selector(".gankit-player .count:not(:empty)")


@pytest.fixture
def visit(browser):
    """Opens pages; after the test none may have complained or asked for anything outside."""
    # With less motion wanted, a page does not start to play by itself.
    context = browser.new_context(
        viewport={"width": 1100, "height": 760}, color_scheme="light", reduced_motion="reduce"
    )
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith(("file:", "data:", "about:"))] == []


@pytest.fixture
def build():
    """The function that builds the animation of these tests."""
    return build_animation


@pytest.fixture
def animation():
    """Twelve frames whose grey tells their index, with two curves."""
    return build_animation()


def build_animation(title="Digits", history=True, shape=(40, 40, 3)):
    steps = [3 * index for index in range(12)]
    noted = range(1, 34) if history else []
    losses = {
        "discriminator_loss": [float(np.exp(-step / 20)) for step in noted],
        "generator_loss": [1 + step / 100 for step in noted],
    }
    return Animation(
        [np.full(shape, 20 * index, "uint8") for index in range(12)],
        steps,
        history=losses if history else {},
        history_steps=noted,
        title=title,
        alt="Grey squares.",
    )
