"""The words of a notebook's pictures reach a reader in the pages that people open."""

import contextlib
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from gankit.course.execution import execute

DRAWN = """import numpy as np
from gankit.images import image_grid, show_figure, show_images
from matplotlib.figure import Figure
seven = np.eye(8, dtype="uint8")[None, ..., None] * 255
show_images(seven, alt='One "seven", <nearly>.')
figure = Figure()
figure.subplots().plot([1, 2])
show_figure(figure, "A line that rises.")
image_grid(seven)"""
WORDS = ['One "seven", <nearly>.', "A line that rises.", "1 image of 8 by 8 pixels, 1 in a row."]
PATIENCE = 60  # seconds for a server to listen


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a notebook that has run."""
    notebook = new_notebook(cells=[new_code_cell(DRAWN)])
    execute(notebook, "drawn.ipynb", strict=True, stop_at_errors=True)
    folder = tmp_path_factory.mktemp("notebooks")
    nbformat.write(notebook, folder / "drawn.ipynb")
    return folder


@pytest.fixture
def pictures(browser):
    """The function that opens an address and gives words and width of each picture."""
    context = browser.new_context()
    # Pages of nbconvert ask for MathJax from elsewhere.
    context.route(re.compile("^https?://(?!localhost)"), lambda route: route.abort())

    def look(address):
        page = context.new_page()
        page.goto(address)
        page.locator("img[src^='data:image/png']").nth(len(WORDS) - 1).wait_for(timeout=60_000)
        return page.locator("img[src^='data:image/png']").evaluate_all(
            "images => images.map(image => [image.alt, image.naturalWidth > 50])"
        )

    yield look
    context.close()


def test_nbconverts_page_has_the_words_of_every_picture(folder, pictures):
    from nbconvert import HTMLExporter

    text, _ = HTMLExporter().from_filename(str(folder / "drawn.ipynb"))
    (folder / "drawn.html").write_text(text, encoding="utf-8")
    assert pictures((folder / "drawn.html").as_uri()) == [[words, True] for words in WORDS]


@pytest.mark.exhaustive
@pytest.mark.parametrize("program, path", [("lab", "lab/tree"), ("notebook", "notebooks")])
def test_an_editor_shows_the_words_of_every_picture(program, path, folder, pictures, tmp_path):
    # Nobody trusted this notebook, so its HTML is cleaned before it is shown.
    with serving(program, folder, tmp_path) as (address, token):
        found = pictures(f"{address}/{path}/drawn.ipynb?token={token}")
    assert found == [[words, True] for words in WORDS]


@contextlib.contextmanager
def serving(program, folder, home):
    """Runs JupyterLab or Notebook with settings of its own."""
    pytest.importorskip(f"jupyter{program}" if program == "lab" else program)
    token, port = secrets.token_hex(8), free_port()
    options = [
        "--no-browser",
        "--allow-root",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
    settings = [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    server = subprocess.Popen(
        [sys.executable, "-m", f"jupyter{program}" if program == "lab" else program]
        + [*options, *settings],
        env={**os.environ, "HOME": str(home), "JUPYTER_DATA_DIR": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        wait_for(f"{address}/api?token={token}", server)
        yield address, token
    finally:
        server.kill()  # asked politely, it would wait for its kernel, which ends with it
        server.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def wait_for(address, server):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urlopen(address):
            return
        time.sleep(0.2)
    pytest.fail(f"no server at {address}")
