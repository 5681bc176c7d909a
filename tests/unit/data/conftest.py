"""Every data test gets an empty cache and no data folder, and a server where it asks for one."""

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

REAL_DATA = os.environ.get("GANKIT_DATA")


@pytest.fixture
def real_data():
    """The folder with recorded data that `$GANKIT_DATA` names; skips the test without one."""
    if not REAL_DATA or not Path(REAL_DATA).is_dir():
        pytest.skip("needs recorded data: set GANKIT_DATA to its folder")
    return Path(REAL_DATA)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("GANKIT_DATA", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "xdg" / "gankit"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.lstrip("/")
        self.server.requests.append(name)
        content = self.server.files.get(name)
        if content is None:
            self.send_error(404)
            return
        cut = self.server.cuts.get(name, len(content))
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:cut])

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    """A server on loopback: `files` by name; `cuts` says after how many bytes one breaks off."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.files, httpd.cuts, httpd.requests = {}, {}, []
    httpd.address = f"http://127.0.0.1:{httpd.server_port}/"
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()
